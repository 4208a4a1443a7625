import assert from "node:assert/strict";
import { mkdir, symlink, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "mocha";
import { findSubmissions } from "../../../../tools/grader/intake/findSubmissions.js";
import { readSubmission } from "../../../../tools/grader/intake/readSubmission.js";
import type { Submission } from "../../../../tools/grader/intake/submission.js";
import { type Batch, makeBatch, percent } from "../batch.js";

const code = (source: unknown, more: object = {}): object => ({
  cell_type: "code",
  source,
  metadata: {},
  outputs: [],
  ...more,
});
const notebook = (cells: unknown, more: object = {}): string =>
  JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells, ...more });

describe("the intake", () => {
  let batch: Batch;
  let read: ReadonlyMap<string, Submission>;
  let over: ReadonlyMap<string, string>;

  before(async () => {
    batch = await makeBatch();
    const files: Readonly<Record<string, string | Uint8Array>> = {
      "good.ipynb": notebook(
        [code(["const a = 1;\n", "a"]), { cell_type: "markdown", source: "text", metadata: {} }, code("a")],
        {
          metadata: { noether: { sheet: "05-convolution" }, kernelspec: { language: "typescript" } },
        },
      ),
      "percent.ts": percent("const a = 1;"),
      "plain.ts": "export const a = 1;",
      "types.d.ts": "declare const a: number;",
      "notes.txt": "no notebook",
      "empty.ipynb": "",
      "broken.ipynb": '{"cells": [',
      "conflict.ipynb": '{\n<<<<<<< HEAD\n"cells": []\n=======\n',
      "list.ipynb": "[1, 2]",
      "number.ipynb": "3",
      "python.ipynb": notebook([code("1")], { metadata: { language_info: { name: "python" } } }),
      "old.ipynb": JSON.stringify({ nbformat: 3, worksheets: [{ cells: [] }] }),
      "too old.ipynb": JSON.stringify({ nbformat: 1, cells: [] }),
      "bytes.ipynb": Uint8Array.of(0xff, 0xfe, 0x00, 0x7b),
      "no cells.ipynb": notebook([]),
      "cells are no list.ipynb": notebook({ length: 3 }),
      "odd cells.ipynb": notebook([
        null,
        3,
        code("const a = 1;"),
        code(7),
        { cell_type: "poem", source: "" },
        code(["x", 1]),
      ]),
      "copied.ipynb": notebook([code("1", { id: "a" }), code("2", { id: "a" }), code("3", { id: "b" })]),
      "own prototype.ipynb":
        '{"nbformat":4,"metadata":{"__proto__":{"noether":{"sheet":"stolen"}}},"__proto__":{"x":1},"cells":[{"cell_type":"code","source":"1","__proto__":{"id":"p"}}]}',
      "too many cells.ipynb": notebook(Array.from({ length: 2001 }, () => code("1"))),
      "too much code.ipynb": notebook([code("x".repeat(3 << 20))]),
      "deep.ipynb": `${"[".repeat(200_000)}${"]".repeat(200_000)}`,
      "odd name \u001b[31m.ipynb": notebook([code("1")]),
      "student/nested.ipynb": notebook([code("1")]),
      ".ipynb_checkpoints/hidden.ipynb": notebook([code("1")]),
      "student/deeper/and/found.ipynb": notebook([code("1")]),
    };
    for (const [file, content] of Object.entries(files)) await batch.add(file, content);
    await writeFile(join(batch.folder, "huge.ipynb"), "");
    await truncate(join(batch.folder, "huge.ipynb"), 1e9);
    await symlink("/etc/passwd", join(batch.folder, "link.ipynb"));
    await symlink(batch.place, join(batch.folder, "linked folder"));
    await mkdir(join(batch.folder, "folder.ipynb"));
    const { found, passedOver } = await findSubmissions([batch.folder]);
    over = new Map(passedOver.map(({ file, why }) => [file, why]));
    read = new Map(
      await Promise.all(found.map(async (one) => [one.file, await readSubmission(one)] as const)),
    );
  });
  after(() => batch.remove());

  const refused = (file: string): string => read.get(file)!.refused ?? assert.fail(`${file} was not refused`);

  it("finds notebooks in folders of any depth, skips hidden ones, and says why for every other file", () => {
    const all = [
      "percent.ts",
      "student/nested.ipynb",
      "student/deeper/and/found.ipynb",
      "types.d.ts",
      "notes.txt",
      ".ipynb_checkpoints/hidden.ipynb",
    ];
    assert.deepEqual(
      all.filter((file) => read.has(file)),
      ["percent.ts", "student/nested.ipynb", "student/deeper/and/found.ipynb"],
    );
    assert.deepEqual([...over.keys()], ["notes.txt", "types.d.ts"]);
    assert.match(over.get("notes.txt")!, /not a notebook/);
  });

  it("reads the code cells with their numbers, and the sheet they come from", () => {
    const { cells, sheet, notes } = read.get("good.ipynb")!;
    assert.deepEqual(cells, [
      { number: 1, source: "const a = 1;\na" },
      { number: 3, source: "a" },
    ]);
    assert.equal(sheet, "05-convolution");
    assert.deepEqual(notes, []);
  });

  const reasons: Readonly<Record<string, RegExp>> = {
    "plain.ts": /percent format/,
    "empty.ipynb": /empty/,
    "broken.ipynb": /is cut off/,
    "conflict.ipynb": /git conflict/,
    "list.ipynb": /expected a notebook/i,
    "number.ipynb": /expected/i,
    "python.ipynb": /TypeScript, got one in python/,
    "old.ipynb": /no code cell/,
    "too old.ipynb": /format/,
    "bytes.ipynb": /UTF-8/,
    "no cells.ipynb": /no code cell/,
    "cells are no list.ipynb": /list of "cells"/,
    "too many cells.ipynb": /at most 2000 cells/,
    "too much code.ipynb": /2 MiB of code/,
    "deep.ipynb": /expected/i,
    "huge.ipynb": /954 MiB.*clear the outputs/,
    "link.ipynb": /symbolic link/,
    "linked folder": /symbolic link/,
    "folder.ipynb/": /no notebook in this folder: it is empty/,
  };
  for (const [file, reason] of Object.entries(reasons)) {
    it(`refuses "${file}" in a sentence`, () => {
      assert.match(refused(file), reason);
      assert.match(refused(file), /^[A-Z].*\.$/s);
    });
  }

  it("skips cells that are not cells, and says so", () => {
    const { cells, notes } = read.get("odd cells.ipynb")!;
    assert.deepEqual(
      cells.map(({ source }) => source),
      ["const a = 1;"],
    );
    assert.match(notes[0]!, /1, 2, 4, 5, 6/);
  });

  it("keeps all copies of a cell, and says so", () => {
    const { cells, notes } = read.get("copied.ipynb")!;
    assert.equal(cells.length, 3);
    assert.match(notes[0]!, /more than once \(a\)/);
  });

  it("gives a key __proto__ no meaning", () => {
    const { cells, sheet, ids } = read.get("own prototype.ipynb")!;
    assert.equal(cells.length, 1);
    assert.equal(sheet, undefined);
    assert.deepEqual(ids, []);
    assert.equal(({} as { x?: unknown }).x, undefined);
  });

  it("names a folder that is missing or contains no notebook", async () => {
    const empty = join(batch.place, "nothing");
    await mkdir(empty);
    for (const folder of [join(batch.place, "missing"), empty]) {
      await assert.rejects(
        findSubmissions([folder]),
        (error: Error) => error.name === "UserError" && error.message.startsWith(folder),
      );
    }
  });
});
