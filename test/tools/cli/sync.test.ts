import assert from "node:assert/strict";
import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, it } from "mocha";
import { inTemporaryFolder } from "../notebook/temporaryFolder.js";
import { noether } from "./noether.js";

describe("noether sync", () => {
  it("writes what is out of date, and with --check says so by its exit code", () =>
    inTemporaryFolder(async (folder) => {
      await mkdir(join(folder, "notebooks"));
      await writeFile(join(folder, "notebooks", "a.ts"), "// %%\n1\n");
      assert.deepEqual(await noether(folder, "sync", "--check"), {
        code: 1,
        out: "Out of date, run noether sync:\n  notebooks/a.ipynb  from notebooks/a.ts\n",
        err: "",
      });
      assert.deepEqual(await readdir(join(folder, "notebooks")), ["a.ts"]);
      assert.deepEqual(await noether(folder, "sync"), {
        code: 0,
        out: "Written:\n  notebooks/a.ipynb  from notebooks/a.ts\n",
        err: "",
      });
      const settled = { code: 0, out: "All generated files are up to date.\n", err: "" };
      assert.deepEqual(await noether(folder, "sync", "--check"), settled);
      assert.deepEqual(await noether(join(folder, "notebooks"), "sync", folder), settled);
    }));

  it("says in one line each what is wrong with the files of a course", () =>
    inTemporaryFolder(async (folder) => {
      await mkdir(join(folder, "notebooks"));
      await mkdir(join(folder, "solutions"));
      await writeFile(join(folder, "notebooks", "a.ts"), "// %% [markdown]\ntext\n");
      await writeFile(join(folder, "solutions", "b.ts"), "// %%\n// BEGIN SOLUTION\n");
      const { code, out, err } = await noether(folder, "sync");
      assert.deepEqual([code, out], [1, ""]);
      assert.match(err, /^notebooks\/a\.ts: line 2 .*\nsolutions\/b\.ts, line 2: the region has no end.*\n$/);
    }));

  it("refuses a folder that contains no course, a second folder, and an unknown side", () =>
    inTemporaryFolder(async (folder) => {
      const none = await noether(folder, "sync");
      assert.equal(none.code, 1);
      assert.match(none.err, /contains no course: expected a folder notebooks or solutions in it/);
      assert.equal((await noether(folder, "sync", "a", "b")).code, 2);
      await mkdir(join(folder, "notebooks"));
      assert.deepEqual(await noether(folder, "sync", "--prefer", "both"), {
        code: 2,
        out: "",
        err: 'expected --prefer to be ts or ipynb, got "both"\n',
      });
    }));
});
