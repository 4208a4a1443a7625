import assert from "node:assert/strict";
import { link, mkdir, readdir, readFile, symlink, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, it } from "mocha";
import { writeWhole } from "../../../tools/files/writeWhole.js";
import { readNotebook, writeNotebook } from "../../../tools/notebook/files.js";
import type { Notebook } from "../../../tools/notebook/notebook.js";
import { UserError } from "../../../tools/userError.js";
import { inTemporaryFolder } from "./temporaryFolder.js";

const notebook = (source: string): Notebook => ({
  metadata: {},
  cells: [{ id: "a", type: "code", source, metadata: {}, outputs: [], executionCount: null }],
});
const says = (...parts: (string | RegExp)[]): ((error: unknown) => boolean) => {
  return (error) =>
    error instanceof UserError &&
    parts.every((part) =>
      typeof part === "string" ? error.message.includes(part) : part.test(error.message),
    );
};

describe("notebook files", () => {
  for (const extension of [".ipynb", ".ts", ".IPYNB"]) {
    it(`reads back what it wrote to a file ${extension}`, () =>
      inTemporaryFolder(async (folder) => {
        const path = join(folder, `a b${extension}`);
        await writeNotebook(path, notebook("é"));
        assert.deepEqual(await readNotebook(path), notebook("é"));
        assert.deepEqual(await readdir(folder), [`a b${extension}`]);
      }));
  }

  const broken: [string, string, RegExp][] = [
    ["a file that is no JSON", "hello", /expected JSON, got text that begins with "hello"/],
    ["a truncated file", '{"cells": [', /is cut off/],
    ["JSON that is no notebook", "{}", /expected a notebook/],
    [
      "a notebook in another language",
      '{"nbformat":4,"cells":[],"metadata":{"kernelspec":{"language":"R"}}}',
      /expected a notebook in TypeScript, got one in R/,
    ],
  ];
  for (const [what, text, message] of broken) {
    it(`names ${what} and says what is wrong with it`, () =>
      inTemporaryFolder(async (folder) => {
        const path = join(folder, "a.ipynb");
        await writeFile(path, text);
        await assert.rejects(readNotebook(path), says(path, message));
      }));
  }

  it("names a percent file and the line in which it is malformed", () =>
    inTemporaryFolder(async (folder) => {
      const path = join(folder, "a.ts");
      await writeFile(path, "// %% [markdown]\ntext\n");
      await assert.rejects(readNotebook(path), says(`${path}: line 2`));
    }));

  it("says that a file is missing, a folder, too large, not text, or neither .ipynb nor .ts", () =>
    inTemporaryFolder(async (folder) => {
      const at = (name: string): string => join(folder, name);
      await assert.rejects(readNotebook(at("no.ipynb")), says(at("no.ipynb"), "no such file"));
      await mkdir(at("folder.ipynb"));
      await assert.rejects(readNotebook(at("folder.ipynb")), says(at("folder.ipynb"), "got a folder"));
      await writeFile(at("large.ipynb"), "");
      await truncate(at("large.ipynb"), 100_000_001);
      await assert.rejects(readNotebook(at("large.ipynb")), says("expected at most 100 MB, got 101 MB"));
      await writeFile(at("bytes.ipynb"), new Uint8Array([0xff, 0xfe, 0x7b]));
      await assert.rejects(readNotebook(at("bytes.ipynb")), says("expected text in UTF-8"));
      await assert.rejects(
        readNotebook(at("a.py")),
        says("expected a notebook (.ipynb, .ts or .js), got .py"),
      );
      await assert.rejects(writeNotebook(at("a"), notebook("")), says("got no extension"));
    }));

  it("does not write half a character to a percent file, but keeps it in an .ipynb", () =>
    inTemporaryFolder(async (folder) => {
      const half = notebook("'\ud83d'");
      await assert.rejects(
        writeNotebook(join(folder, "a.ts"), half),
        says("cell 1 contains half of a character", "\\ud83d"),
      );
      await writeNotebook(join(folder, "a.ipynb"), half);
      assert.deepEqual(await readNotebook(join(folder, "a.ipynb")), half);
      assert.deepEqual(await readdir(folder), ["a.ipynb"]);
    }));
});

describe("writeWhole", () => {
  it("replaces the file instead of writing into it", () =>
    inTemporaryFolder(async (folder) => {
      const [path, other] = [join(folder, "a"), join(folder, "b")];
      await writeFile(path, "old");
      await link(path, other);
      await writeWhole(path, "new");
      assert.equal(await readFile(path, "utf8"), "new");
      assert.equal(await readFile(other, "utf8"), "old");
    }));

  it("writes through a symbolic link", () =>
    inTemporaryFolder(async (folder) => {
      await writeFile(join(folder, "a"), "old");
      await symlink(join(folder, "a"), join(folder, "b"));
      await writeWhole(join(folder, "b"), "new");
      assert.equal(await readFile(join(folder, "a"), "utf8"), "new");
    }));

  it("leaves nothing behind if it cannot write, and says why", () =>
    inTemporaryFolder(async (folder) => {
      await mkdir(join(folder, "a"));
      await assert.rejects(writeWhole(join(folder, "a"), ""), says("it is a folder"));
      await assert.rejects(
        writeWhole(join(folder, "no", "a"), ""),
        says("there is no folder", "create it first"),
      );
      assert.deepEqual(await readdir(folder), ["a"]);
    }));
});
