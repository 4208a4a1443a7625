import assert from "node:assert/strict";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bringOver } from "../../../tools/workspace/bringOver.js";
import { handOut } from "../../../tools/workspace/handOut.js";

const sheet = "02-matrix-groups.exercises.ts";

describe("the files in an older workspace", () => {
  let [older, folder] = ["", ""];
  const text = (place: string, name: string): Promise<string> => readFile(join(place, name), "utf8");
  beforeEach(async () => {
    const home = await mkdtemp(join(tmpdir(), "noether é "));
    [older, folder] = [join(home, "older"), join(home, "new")];
    await handOut(older);
  });
  afterEach(() => rm(join(older, ".."), { recursive: true }));

  it("are brought over as far as the learner wrote them, once", async () => {
    await writeFile(join(older, sheet), "// mine\n");
    await writeFile(join(older, "notes.md"), "a thought\n");
    await mkdir(join(older, "samples"));
    await writeFile(join(older, "samples", "05-convolution all solved.ipynb"), "{}");
    assert.deepEqual((await bringOver(older, folder)).toSorted(), [sheet, "notes.md"]);
    assert.deepEqual((await handOut(folder)).kept, [sheet]);
    assert.equal(await text(folder, sheet), "// mine\n");
    assert.ok(!(await readdir(folder)).includes("samples"));
    await writeFile(join(folder, sheet), "// mine, and more\n");
    assert.deepEqual(await bringOver(older, folder), []);
    assert.equal(await text(folder, sheet), "// mine, and more\n");
  });

  it("replace a file that was not edited, and no other", async () => {
    await writeFile(join(older, sheet), "// older\n");
    await writeFile(join(older, "01-groups.ts"), "// older\n");
    await handOut(folder);
    await writeFile(join(folder, sheet), "// newer\n");
    const beside = "02-matrix-groups.exercises (older).ts";
    assert.deepEqual((await bringOver(older, folder)).toSorted(), ["01-groups.ts", beside]);
    assert.equal(await text(folder, sheet), "// newer\n");
    assert.equal(await text(folder, beside), "// older\n");
    assert.equal(await text(folder, "01-groups.ts"), "// older\n");
  });

  it("are none if there is no such folder, or nothing was edited", async () => {
    assert.deepEqual(await bringOver(join(older, "none"), folder), []);
    assert.deepEqual(await bringOver(older, folder), []);
  });
});
