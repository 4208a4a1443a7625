import assert from "node:assert/strict";
import { mkdir, mkdtemp, readFile, rm, symlink, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { fileStore } from "../../../../../tools/progress/fileStore.js";
import { courseState } from "../../../../../tools/web/server/course/courseState.js";
import { workArchive } from "../../../../../tools/web/server/course/workArchive.js";
import { handOut } from "../../../../../tools/workspace/handOut.js";

const about = "About this archive.txt";
const sheet = "05-convolution.exercises.ipynb";

describe("the archive of a learner's work", function () {
  this.timeout(60_000);
  let folder = "";
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "noether é "));
    await handOut(folder);
  });
  afterEach(() => rm(folder, { recursive: true }));
  const unpacked = async (): Promise<Record<string, string>> =>
    Object.fromEntries(
      Object.entries(unzipSync(await workArchive(folder))).map(([name, bytes]) => [name, strFromU8(bytes)]),
    );

  it("says so if nothing was written", async () => {
    const files = await unpacked();
    assert.deepEqual(Object.keys(files), [about]);
    assert.match(files[about]!, /Nothing was written yet/);
  });

  it("holds what differs from the course's own files, with the progress, and can be unpacked elsewhere", async () => {
    const edited = (await readFile(join(folder, sheet), "utf8")).replace(
      "not written yet",
      "mine: \u{1D54A}",
    );
    await writeFile(join(folder, sheet), edited);
    await writeFile(join(folder, "notes of mine é.ts"), "// %%\n1\n");
    await mkdir(join(folder, "kept"));
    await writeFile(join(folder, "kept", "older.ipynb"), "{}");
    await fileStore(folder).record({ event: "solution", at: "2026-11-30T10:00:00Z", exercise: "convolve" });
    for (const name of [
      "05-convolution.html",
      ".hidden",
      "node_modules/a.js",
      ".ipynb_checkpoints/b.ipynb",
    ]) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), "not the learner's");
    }
    const files = await unpacked();
    assert.deepEqual(Object.keys(files).sort(), [
      sheet,
      about,
      "kept/older.ipynb",
      "notes of mine é.ts",
      "progress.jsonl",
    ]);
    assert.equal(files[sheet], edited);

    const elsewhere = await mkdtemp(join(tmpdir(), "noether elsewhere "));
    try {
      await handOut(elsewhere);
      for (const [name, text] of Object.entries(files)) {
        await mkdir(dirname(join(elsewhere, name)), { recursive: true });
        await writeFile(join(elsewhere, name), text);
      }
      assert.deepEqual((await handOut(elsewhere)).kept, [sheet]);
      const chapter = (await courseState(elsewhere)).chapters.find(({ name }) => name === "05-convolution");
      assert.equal(chapter?.exercises[0]?.solutionSeen, true);
    } finally {
      await rm(elsewhere, { recursive: true });
    }
  });

  it("names what it leaves out: a file that is too large; and follows no link out of the workspace", async function () {
    const outside = await mkdtemp(join(tmpdir(), "noether outside "));
    try {
      await writeFile(join(folder, "large.bin"), "");
      await truncate(join(folder, "large.bin"), 60e6);
      await writeFile(join(outside, "secret.txt"), "secret");
      await symlink(outside, join(folder, "elsewhere")).catch(() => this.skip()); // Windows needs a right for it
      await symlink(join(outside, "secret.txt"), join(folder, "secret.txt"));
      const files = await unpacked();
      assert.deepEqual(Object.keys(files), [about]);
      assert.match(files[about]!, /Left out:\r\n {2}large\.bin: larger than 50 MB/);
    } finally {
      await rm(outside, { recursive: true });
    }
  });
});
