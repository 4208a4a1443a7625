import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { sheetOf } from "../../../tools/notebook/chapter.js";
import { readNotebook } from "../../../tools/notebook/files.js";
import { inTemporaryFolder } from "../notebook/temporaryFolder.js";
import { noether } from "./noether.js";

describe("noether samples", () => {
  it("writes sheets as students might hand them in, the solved one first, where it is told to", () =>
    inTemporaryFolder(async (folder) => {
      const { code, out } = await noether(folder, "samples", "5", "--output-dir", "handed in");
      assert.equal(code, 0);
      const names = await readdir(join(folder, "handed in"));
      assert.equal(names.length, 4);
      assert.match(out.split("\n")[0]!, /05-convolution all solved\.ipynb$/);
      for (const name of names)
        assert.equal(sheetOf(await readNotebook(join(folder, "handed in", name))), "05-convolution");
    }));

  it("writes only the solved one for a chapter that has no wrong ones", () =>
    inTemporaryFolder(async (folder) => {
      const { code, out } = await noether(folder, "samples", "equivariance");
      assert.equal(code, 0, out);
      assert.deepEqual(await readdir(join(folder, "samples")), ["04-equivariance all solved.ipynb"]);
    }));

  it("says which chapters there are if it is given none of them", () =>
    inTemporaryFolder(async (folder) => {
      const { code, err } = await noether(folder, "samples", "77");
      assert.equal(code, 1);
      assert.match(err, /expected the number or the name of a chapter, got "77": .*05-convolution/);
      assert.deepEqual(await readdir(folder), []);
    }));
});
