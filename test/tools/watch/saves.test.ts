import assert from "node:assert/strict";
import { open, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { saves } from "../../../tools/watch/saves.js";
import { inTemporaryFolder } from "../notebook/temporaryFolder.js";

/** A file that is watched, and the reports about it, one after the other. */
async function watched(test: (path: string, next: () => Promise<string>) => Promise<void>): Promise<void> {
  await inTemporaryFolder(async (folder) => {
    const path = join(folder, "02 sheet.ts");
    await writeFile(path, "one");
    const told: string[] = [];
    let hear: () => void = () => {};
    const tell = (word: string): void => {
      told.push(word);
      hear();
    };
    const stop = saves(path, "one", { saved: tell, gone: () => tell("(gone)") });
    const next = async (): Promise<string> => {
      if (told.length === 0)
        await new Promise<void>((heard) => {
          hear = heard;
        });
      return told.shift()!;
    };
    try {
      await test(path, next);
      assert.deepEqual(told, []);
    } finally {
      stop();
    }
  });
}

describe("a watched file", () => {
  it("reports a save in place", () =>
    watched(async (path, next) => {
      await writeFile(path, "two");
      assert.equal(await next(), "two");
      await writeFile(path, "three");
      assert.equal(await next(), "three");
    }));

  it("reports a save by an editor that replaces the file", () =>
    watched(async (path, next) => {
      for (const text of ["two", "three"]) {
        await writeFile(`${path}~`, text);
        await rename(`${path}~`, path);
        assert.equal(await next(), text);
      }
    }));

  it("reports the last of several saves in a row, and no save without a change", () =>
    watched(async (path, next) => {
      for (let k = 0; k < 30; k++) await writeFile(path, `text ${k}`);
      await writeFile(path, "last");
      let text = await next();
      while (text !== "last") text = await next(); // on a slow disk one in between may be reported as well
      await writeFile(path, "last");
      await writeFile(path, "after");
      assert.equal(await next(), "after");
    }));

  it("does not report half of a text that is emptied and then written", () =>
    watched(async (path, next) => {
      const file = await open(path, "w");
      await new Promise((resolve) => setImmediate(resolve));
      await file.writeFile("whole");
      await file.close();
      assert.equal(await next(), "whole");
    }));

  it("is reported missing, and runs when it comes back", () =>
    watched(async (path, next) => {
      await rm(path);
      assert.equal(await next(), "(gone)");
      await writeFile(path, "back");
      assert.equal(await next(), "back");
    }));
});
