import assert from "node:assert/strict";
import { mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readNotebook, writeNotebook } from "../../../../../tools/notebook/files.js";
import { parseIpynb } from "../../../../../tools/notebook/ipynb.js";
import { UserError } from "../../../../../tools/userError.js";
import { keptFolder, prepareReset } from "../../../../../tools/web/server/course/reset.js";
import { releasedNotebook } from "../../../../../tools/workspace/released.js";

const sheet = "05-convolution.exercises.ipynb";
const noon = new Date(2026, 10, 30, 12, 5);

describe("the reset of a sheet", () => {
  let folder = "";
  let handedOut = "";
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "noether é "));
    handedOut = (await releasedNotebook("05-convolution", "sheet"))!.text;
    await writeFile(join(folder, sheet), handedOut);
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function write(answer: string): Promise<string> {
    const path = join(folder, sheet);
    const notebook = await readNotebook(path);
    await writeNotebook(path, {
      ...notebook,
      cells: notebook.cells.map((cell) => (cell.id === "convolve" ? { ...cell, source: answer } : cell)),
    });
    return readFile(path, "utf8");
  }

  it("keeps the learner's version under a name with the time, and gives the released one", async () => {
    const mine = await write("export const convolve = (f: number[], g: number[]) => f;");
    const { kept, released } = await prepareReset(folder, sheet, noon);
    assert.equal(kept, `${keptFolder}/05-convolution.exercises 2026-11-30 12.05.ipynb`);
    assert.equal(await readFile(join(folder, kept), "utf8"), mine);
    assert.deepEqual(released, JSON.parse(handedOut));
    assert.equal(
      await readFile(join(folder, sheet), "utf8"),
      mine,
      "the page, not the server, writes the sheet",
    );
  });

  it("never overwrites a version that is kept", async () => {
    const [first, second] = [await write("1"), (await prepareReset(folder, sheet, noon)).kept];
    const third = await write("2");
    const fourth = (await prepareReset(folder, sheet, noon)).kept;
    assert.equal(fourth, `${keptFolder}/05-convolution.exercises 2026-11-30 12.05 (2).ipynb`);
    assert.deepEqual(
      [await readFile(join(folder, second!), "utf8"), await readFile(join(folder, fourth), "utf8")],
      [first, third],
    );
  });

  it("keeps nothing of a sheet that was only run", async () => {
    const notebook = parseIpynb(handedOut);
    const cells = notebook.cells.map((cell) =>
      cell.type === "code"
        ? { ...cell, executionCount: 3, metadata: { ...cell.metadata, scrolled: true } }
        : cell,
    );
    await writeNotebook(join(folder, sheet), { ...notebook, cells });
    assert.equal((await prepareReset(folder, sheet, noon)).kept, undefined);
    assert.deepEqual(await readdir(folder), [sheet]);
  });

  it("puts a deleted sheet or lesson back", async () => {
    await rm(join(folder, sheet));
    assert.equal((await prepareReset(folder, sheet, noon)).kept, undefined);
    assert.equal(await readFile(join(folder, sheet), "utf8"), handedOut);
    await prepareReset(folder, "05-convolution.ipynb", noon);
    assert.match(await readFile(join(folder, "05-convolution.ipynb"), "utf8"), /# 5\. /);
  });

  it("knows a renamed sheet, also in another folder, by what it says it is", async () => {
    await write("mine");
    await mkdir(join(folder, "my own"));
    await rename(join(folder, sheet), join(folder, "my own", "try 1.ipynb"));
    const { kept, released } = await prepareReset(folder, "my own/try 1.ipynb", noon);
    assert.equal(kept, `${keptFolder}/try 1 2026-11-30 12.05.ipynb`);
    assert.deepEqual(released, JSON.parse(handedOut));
  });

  it("resets a sheet that is no longer a notebook, and keeps its text", async () => {
    await writeFile(join(folder, sheet), "<<<<<<< HEAD");
    const { kept } = await prepareReset(folder, sheet, noon);
    assert.equal(await readFile(join(folder, kept!), "utf8"), "<<<<<<< HEAD");
  });

  for (const path of [
    "mine.ipynb",
    "05-convolution.exercises.ts",
    "99-nothing.exercises.ipynb",
    "progress.jsonl",
  ])
    it(`refuses ${path}, which was not handed out as a notebook`, async () => {
      await writeFile(join(folder, path), '{"cells":[],"metadata":{},"nbformat":4,"nbformat_minor":5}');
      await assert.rejects(prepareReset(folder, path, noon), (error: Error) => {
        assert.ok(error instanceof UserError);
        assert.match(
          error.message,
          new RegExp(`^${path} is not part of the course: only its lessons and sheets`),
        );
        return true;
      });
    });

  for (const path of ["../05-convolution.exercises.ipynb", "a/../../b.ipynb", "..", "", ".", "a\0b.ipynb"])
    it(`refuses the path ${JSON.stringify(path)}, which is none in the workspace`, async () => {
      await assert.rejects(
        prepareReset(folder, path, noon),
        /there is no .* in this folder|is not part of the course|cannot be read|expected a name/,
      );
    });

  it("does not follow a link out of the workspace", async function () {
    const outside = await mkdtemp(join(tmpdir(), "noether outside "));
    try {
      await writeFile(join(outside, sheet), "secret");
      await rm(join(folder, sheet));
      await symlink(join(outside, sheet), join(folder, sheet)).catch(() => this.skip()); // Windows needs a right for it
      await assert.rejects(prepareReset(folder, sheet, noon), /there is no .* in this folder/);
    } finally {
      await rm(outside, { recursive: true });
    }
  });

  it("says what is in the way when the learner's version cannot be kept", async () => {
    await write("mine");
    await writeFile(join(folder, keptFolder), "a file");
    await assert.rejects(
      prepareReset(folder, sheet, noon),
      /cannot create the folder .*kept: .*kept is a file/,
    );
  });
});
