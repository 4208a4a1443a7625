import assert from "node:assert/strict";
import { mock } from "node:test";
import { describe, it } from "mocha";
import { libraryReader } from "../../../../../tools/kernel/executor/modules/library.js";

describe("loading the library", () => {
  it("is reported while it lasts, so that a cell which requires noether can wait, and happens once", async () => {
    let end: () => void = () => {};
    const asked: unknown[] = [];
    const library = libraryReader(
      (name) => {
        asked.push(name);
        return new Promise((done) => {
          end = () => done({});
        });
      },
      () => {},
    );
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

  it("does not hold up a cell if it fails", async () => {
    const library = libraryReader(
      () => Promise.reject(new Error("no such package")),
      () => {},
    );
    library.now();
    await library.reading;
    assert.equal(library.reading, undefined);
  });

  it("begins when no cell has come for a while, and never while one runs", () => {
    mock.timers.enable({ apis: ["setTimeout"] });
    try {
      const asked: unknown[] = [];
      const library = libraryReader(
        async (name) => {
          asked.push(name);
          return {};
        },
        () => {},
      );
      mock.timers.tick(300);
      library.later(); // a cell begins
      mock.timers.tick(10_000);
      assert.deepEqual(asked, []);
      library.soon(); // it has ended
      mock.timers.tick(300);
      assert.deepEqual(asked, []);
      mock.timers.tick(300);
      assert.deepEqual(asked, ["noether"]);
    } finally {
      mock.timers.reset();
    }
  });

  it("does not hold up a cell once what runs has been stopped, and ends only once", async () => {
    const marks: boolean[] = [];
    const library = libraryReader(
      () => new Promise(() => {}),
      (isReading) => marks.push(isReading),
    );
    library.now();
    const { reading } = library;
    library.abandon();
    await reading;
    assert.equal(library.reading, undefined);
    assert.deepEqual(marks, [true, false], "the watcher is told");
    library.abandon();
  });
});
