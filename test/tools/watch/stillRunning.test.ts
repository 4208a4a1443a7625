import assert from "node:assert/strict";
import { stillRunning } from "../../../tools/watch/stillRunning.js";

describe("a cell that is still running", () => {
  it("is reported from its third second on, counted anew for each cell", () => {
    const said: string[] = [];
    let tick = (): void => {};
    let isOver = false;
    const watch = stillRunning(
      (sentence) => said.push(sentence),
      (each) => {
        tick = each;
        return () => {
          isOver = true;
        };
      },
    );
    const seconds = (count: number): void => {
      for (let k = 0; k < count; k++) tick();
    };
    seconds(9);
    assert.deepEqual(said, [], "no cell has begun");
    watch.begins(4);
    seconds(2);
    assert.deepEqual(said, []);
    seconds(2);
    watch.begins(5);
    seconds(3);
    watch.end();
    assert.deepEqual(said, [
      "cell 4 is still running ... 3 s",
      "cell 4 is still running ... 4 s",
      "cell 5 is still running ... 3 s",
    ]);
    assert.ok(isOver);
  });
});
