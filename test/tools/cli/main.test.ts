import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { describe, it } from "mocha";
import { commands } from "../../../tools/cli/commands.js";
import { noether } from "./noether.js";

describe("noether", () => {
  it("prints the version of the package and lists every command", async () => {
    const { version } = JSON.parse(
      await readFile(new URL("../../../../package.json", import.meta.url), "utf8"),
    ) as {
      version: string;
    };
    assert.deepEqual(await noether(tmpdir(), "--version"), { code: 0, out: `${version}\n`, err: "" });
    const { code, out } = await noether(tmpdir(), "--help");
    assert.equal(code, 0);
    for (const name of Object.keys(commands)) assert.match(out, new RegExp(`^ {2}${name} +\\S`, "m"));
  });

  it("ends with code 2 and one sentence where it does not know a word", async () => {
    assert.deepEqual(await noether(tmpdir(), "snyc"), {
      code: 2,
      out: "",
      err: "noether has no command snyc: did you mean noether sync?\n",
    });
  });

  for (const [name, load] of Object.entries(commands)) {
    it(`says how ${name} is used, in lines that a terminal can hold`, async () => {
      const { command } = await load();
      assert.equal(command.name, name);
      assert.match(command.usage, new RegExp(`noether ${name}\\b`));
      assert.ok(command.usage.split("\n").every((line) => line.length <= 120));
      assert.match(command.summary, /^[^A-Z].*[^.]$/);
    });
  }
});
