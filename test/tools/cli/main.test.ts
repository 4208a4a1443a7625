import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "mocha";
import { commands } from "../../../tools/cli/commands.js";
import { noether, noetherWith } from "./noether.js";

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

  it("loads no command to list them, and only the one that it is asked about", async () => {
    const listing = [
      "cli/commands",
      "cli/dispatch",
      "cli/main",
      "cli/oldNode",
      "cli/options",
      "nearest",
      "userError",
    ];
    assert.deepEqual(await loadedBy("--help"), listing);
    const explaining = await loadedBy("bench", "--help");
    assert.deepEqual(
      Object.keys(commands).filter((name) => explaining.includes(`cli/${name}`)),
      ["bench"],
    );
    assert.deepEqual(
      explaining.filter((module) => !/^(?:cli|terminal)\//.test(module)),
      ["nearest", "userError"],
    );
  });

  it("ends with code 2 and one sentence if it does not know a word", async () => {
    assert.deepEqual(await noether(tmpdir(), "snyc"), {
      code: 2,
      out: "",
      err: "noether has no command snyc: did you mean noether sync?\n",
    });
  });

  for (const [name, { summary, load }] of Object.entries(commands)) {
    it(`says how ${name} is used, in lines that a terminal can hold`, async () => {
      const { command } = await load();
      assert.match(command.usage, new RegExp(`^Usage: noether ${name}\\b`));
      assert.ok(command.usage.split("\n").every((line) => line.length <= 120));
      assert.match(summary, /^[^A-Z].*[^.]$/);
    });
  }
});

/** All modules that `noether` loads, from the folder tools: V8's coverage lists each of them, once. */
async function loadedBy(...words: string[]): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), "noether-loaded-"));
  try {
    await noetherWith({ NODE_V8_COVERAGE: folder }, tmpdir(), ...words);
    const [report = "none", ...more] = await readdir(folder);
    assert.deepEqual(more, []);
    const { result } = JSON.parse(await readFile(join(folder, report), "utf8")) as {
      readonly result: readonly { readonly url: string }[];
    };
    const modules = result.flatMap(({ url }) => (url.startsWith("file:") ? [url] : []));
    return modules.map((url) => url.replace(/^.*\/dist\/tools\/|\.js$/g, "")).sort();
  } finally {
    await rm(folder, { recursive: true });
  }
}
