import assert from "node:assert/strict";
import { tmpdir } from "node:os";
import { describe, it } from "mocha";
import { inTemporaryFolder } from "../notebook/temporaryFolder.js";
import { noetherWith } from "./noether.js";

describe("noether doctor", () => {
  it("says on a bare machine what is missing and what to do, and that notebooks run even so", () =>
    inTemporaryFolder(async (folder) => {
      const bare = {
        PATH: folder,
        NOETHER_PYTHON: "",
        CHROME_PATH: "",
        JUPYTER_DATA_DIR: folder,
        JUPYTER_PATH: "",
      };
      const { code, out, err } = await noetherWith(bare, folder, "doctor");
      assert.deepEqual([code, err], [0, ""]);
      assert.match(out, /^Noether \d\S+ on \w+ \w+\n\nEssentials\n {2}\[ok\] {2}Node +\d/);
      for (const name of ["Python", "Jupyter", "npm"])
        assert.match(
          out,
          new RegExp(`^ {2}\\[--\\] {2}${name} +not on the PATH$[\\s\\S]*^ {2}${name}: +\\S`, "m"),
        );
      assert.match(out, /^ {2}our kernel: +noether kernel install$/m);
      assert.match(out, /\nThe essentials work\.\n$/);
      assert.ok(!out.includes("\u001b"));
    }));

  it("gives the same as JSON, and refuses words", async () => {
    const { code, out } = await noetherWith({ NOETHER_PYTHON: "" }, tmpdir(), "doctor", "--json");
    const { ok, findings } = JSON.parse(out) as { ok: boolean; findings: { name: string; state: string }[] };
    assert.deepEqual([code, ok], [0, true]);
    assert.ok(findings.some(({ name, state }) => name === "Node" && state === "ok"));
    assert.equal((await noetherWith({}, tmpdir(), "doctor", "now")).code, 2);
  });

  it("ends with code 1 if there is no folder for temporary files", async () => {
    const place = { TMPDIR: "/there/is/none", TEMP: "Z:\\none", TMP: "Z:\\none", NOETHER_PYTHON: "" };
    const { code, out } = await noetherWith(place, process.cwd(), "doctor");
    assert.equal(code, 1);
    assert.match(out, /^ {2}\[!!\] {2}temporary folder/m);
    assert.match(out, /\nOne essential is missing or broken\.\n$/);
  });
});
