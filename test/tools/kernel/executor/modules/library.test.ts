import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { libraryReader } from "../../../../../tools/kernel/executor/modules/library.js";

describe("the reading of the library", () => {
  it("is told while it lasts, so that a cell which requires noether can wait, and happens once", async () => {
    let end: () => void = () => {};
    const asked: unknown[] = [];
    const library = libraryReader((name) => {
      asked.push(name);
      return new Promise((done) => {
        end = () => done({});
      });
    });
    const isReading = (): boolean => library.reading !== undefined;
    assert.ok(!isReading());
    library.now();
    assert.ok(isReading());
    end();
    await library.reading;
    assert.ok(!isReading());
    library.now();
    library.soon();
    assert.deepEqual(asked, ["noether"]);
  });

  it("holds up no cell where it fails", async () => {
    const library = libraryReader(() => Promise.reject(new Error("no such package")));
    library.now();
    await library.reading;
    assert.equal(library.reading, undefined);
  });
});
