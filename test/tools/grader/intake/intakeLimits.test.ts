import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { zipSync } from "fflate";
import { describe, it } from "mocha";
import { notebooksIn } from "../../../../tools/grader/intake/archive.js";
import { comparedWithRelease } from "../../../../tools/grader/intake/comparedWithRelease.js";
import { isHidden } from "../../../../tools/grader/intake/names.js";
import { requireModest } from "../../../../tools/grader/intake/parsed.js";
import { contentOf, LARGEST, LARGEST_WITH_OUTPUTS } from "../../../../tools/grader/intake/readFile.js";
import type { Submission } from "../../../../tools/grader/intake/submission.js";
import { parseIpynb } from "../../../../tools/notebook/ipynb.js";
import { inTemporaryFolder } from "../../notebook/temporaryFolder.js";

/** An archive of empty files with these names. */
const named = (count: number, ending: string): Uint8Array =>
  zipSync(Object.fromEntries(Array.from({ length: count }, (_, k) => [`${k}${ending}`, new Uint8Array(1)])));
const holding = (bytes: number): Uint8Array => zipSync({ "a.ipynb": new Uint8Array(bytes) }, { level: 1 });

describe("the limits of what is read", () => {
  it("are 2,000 files and 50 notebooks of 64 MiB in an archive, to the last of them", () => {
    assert.equal(notebooksIn(named(2000, ".txt")).others.length, 2000);
    assert.throws(() => notebooksIn(named(2001, ".txt")), /more than 2000 files/);
    assert.equal(notebooksIn(named(50, ".ipynb")).notebooks.length, 50);
    assert.throws(() => notebooksIn(named(51, ".ipynb")), /more than 50 notebooks/);
    assert.equal(notebooksIn(holding(64 << 20)).notebooks[0]!.bytes.length, 64 << 20);
    assert.throws(() => notebooksIn(holding((64 << 20) + 1)), /more than 64 MiB of notebooks/);
  });

  it("are 2,000 cells and 2 MiB of code in a notebook, to the last of them", () => {
    requireModest(2000, 2 << 20);
    assert.throws(() => requireModest(2001, 0), /at most 2000 cells and 2 MiB of code, got 2001 cells/);
    assert.throws(() => requireModest(0, (2 << 20) + 1), /got 0 cells and 3 MiB/);
  });

  it("are 20 MiB of a file, and 256 MiB of one whose outputs are left out, to the last byte", () =>
    inTemporaryFolder(async (folder) => {
      assert.deepEqual([LARGEST, LARGEST_WITH_OUTPUTS], [20 << 20, 256 << 20]);
      const path = join(folder, "a.ipynb");
      const file = await open(path, "w");
      try {
        await file.truncate(LARGEST);
        assert.equal((await contentOf(Buffer.from(path), LARGEST)).length, LARGEST);
        await file.truncate(LARGEST + 1);
        await assert.rejects(
          contentOf(Buffer.from(path), LARGEST),
          /It has 21 MiB, but at most 20 MiB are read/,
        );
        await file.truncate(0);
        await assert.rejects(contentOf(Buffer.from(path), LARGEST), /The file is empty/);
      } finally {
        await file.close();
      }
    }));
});

describe("what is skipped silently", () => {
  it("are hidden files, packages, and what the archive program of macOS adds, in folders and in archives", () => {
    for (const name of [".ipynb_checkpoints", ".x.ipynb", "node_modules", "__MACOSX"])
      assert.ok(isHidden(name), name);
    for (const name of ["x.ipynb", "..", ".", "MACOSX", "my node_modules"]) assert.ok(!isHidden(name), name);
    const inside = [
      "x.ipynb",
      "__MACOSX/x.ipynb",
      "a/node_modules/y.ipynb",
      ".ipynb_checkpoints/x.ipynb",
      "a/.b/z.txt",
    ];
    const { notebooks, others } = notebooksIn(
      zipSync(Object.fromEntries(inside.map((name) => [name, new Uint8Array(1)]))),
    );
    assert.deepEqual([notebooks.map(({ name }) => name), others], [["x.ipynb"], []]);
  });
});

describe("a notebook compared with the released sheet", () => {
  const sheet = "01-groups";
  const path = fileURLToPath(new URL(`../../../../../exercises/${sheet}.ipynb`, import.meta.url));
  const released = parseIpynb(readFileSync(path, "utf8")).cells.filter(({ type }) => type === "code");
  const handedIn = (ids: readonly { id: string; code: boolean }[]): Submission => ({
    file: "a.ipynb",
    sha256: "",
    cells: [],
    ids,
    notes: [],
  });
  const all = released.map(({ id }) => ({ id, code: true }));

  it("is not remarked on if all code cells are there, in any order and among others", async () => {
    assert.ok(all.length > 9);
    assert.deepEqual(await comparedWithRelease(sheet, handedIn(all)), []);
    const more = [{ id: "mine", code: true }, ...all.toReversed(), { id: "words", code: false }];
    assert.deepEqual(await comparedWithRelease(sheet, handedIn(more)), []);
  });

  it("has those named that are missing or are text now, eight at most and how many in all", async () => {
    const [first, second, ...others] = all as [(typeof all)[0], (typeof all)[0], ...typeof all];
    assert.deepEqual(await comparedWithRelease(sheet, handedIn([{ ...first, code: false }, ...others])), [
      `Code cells of the sheet that are text now and were not run: ${first.id}.`,
      `Code cells of the sheet that are gone: ${second.id}.`,
    ]);
    const listed = (count: number): string =>
      all
        .slice(0, Math.min(8, count))
        .map(({ id }) => id)
        .join(", ");
    for (const [count, end] of [
      [8, "."],
      [9, " (9 in all)."],
    ] as const)
      assert.deepEqual(await comparedWithRelease(sheet, handedIn(all.slice(count))), [
        `Code cells of the sheet that are gone: ${listed(count)}${end}`,
      ]);
  });

  it("is not remarked on if it shares no cell with the sheet, or there is no such sheet", async () => {
    const anew = handedIn([{ id: "another", code: true }]);
    assert.deepEqual(await comparedWithRelease(sheet, anew), []);
    assert.deepEqual(await comparedWithRelease("99-none", handedIn(all.slice(1))), []);
  });
});
