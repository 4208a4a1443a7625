import assert from "node:assert/strict";
import { chmod, mkdir, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { describe, it } from "mocha";
import { programOnPath, runProgram } from "../../../tools/render/program.js";
import { inTemporaryFolder } from "../notebook/temporaryFolder.js";

const file = process.platform === "win32" ? "jupyter.exe" : "jupyter";

async function place(path: string): Promise<void> {
  await mkdir(path, { recursive: true });
  await writeFile(join(path, file), "");
  await chmod(join(path, file), 0o755);
}

describe("programs of this machine", () => {
  it("are found in the first folder of PATH that has them, whatever PATH is called", () =>
    inTemporaryFolder(async (folder) => {
      await place(join(folder, "b"));
      await place(join(folder, "c"));
      const path = ["a", "b", "c"].map((name) => join(folder, name)).join(delimiter);
      assert.equal(programOnPath("jupyter", { PATH: path }), join(folder, "b", file));
      assert.equal(programOnPath("jupyter", { Path: path }), join(folder, "b", file));
      assert.equal(programOnPath("nbconvert", { PATH: path }), undefined);
      assert.equal(programOnPath("jupyter", {}), undefined);
    }));

  it("are never those of an npm package, nor a folder", () =>
    inTemporaryFolder(async (folder) => {
      const bin = join(folder, "node_modules", ".bin");
      await place(bin);
      await mkdir(join(folder, "d", file), { recursive: true });
      assert.equal(programOnPath("jupyter", { PATH: [bin, join(folder, "d")].join(delimiter) }), undefined);
    }));

  it("are run without a shell, and their words arrive as they are", async () => {
    const word = "a b; $(exit 3) 'é' \"學\"";
    const { code, out } = await runProgram(
      process.execPath,
      ["-e", "process.stdin.pipe(process.stdout); process.stderr.write(process.argv[1])", word],
      { input: word },
    );
    assert.deepEqual([code, out], [0, word]);
  });

  it("are ended after their time, and a missing one is reported", async () => {
    const { code } = await runProgram(process.execPath, ["-e", "setInterval(() => {}, 1000)"], {
      seconds: 0.2,
    });
    assert.equal(code, -1);
    assert.equal((await runProgram("/there/is/no/such/program", [])).code, -2);
  });
});
