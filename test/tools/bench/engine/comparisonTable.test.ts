import assert from "node:assert/strict";
import { engineTable, own } from "../../../../tools/bench/engine/comparisonTable.js";
import type { EngineResult } from "../../../../tools/bench/engine/results.js";
import type { EngineWork } from "../../../../tools/bench/engine/work.js";

describe("the table of the engine and its peers", () => {
  const add: EngineWork = { kind: "add", size: 4, pass: "forward" };
  const product: EngineWork = { kind: "matmul", size: 512, pass: "forward" };
  const result = (work: EngineWork, peer: string, ms: readonly number[]): EngineResult => ({
    work,
    peer,
    wall: ms.map((t) => 2 * t),
    processor: ms,
    first: 1500,
  });

  it("has a line for each work, below it each library with its least times and the ratio to ours", () => {
    const text = engineTable([
      result(add, own, [0.003, 0.002]),
      result(add, "another", [0.5, 0.005, 0.006]),
      result(product, own, [20]),
    ]);
    assert.match(text, /^ {2}least times +processor +wall +first call +peer \/ ours +n\n-+/);
    assert.match(text, /\na \+ b, 4 numbers each\n {2}noether +2\.00 µs +4\.00 µs +1\.50 s +2\n/);
    assert.match(text, /\n {2}another +5\.00 µs +10\.0 µs +1\.50 s +2\.50 +3\n/);
    assert.match(text, /\nmatrix product, 512 x 512\n {2}noether +20\.0 ms +40\.0 ms/);
    assert.doesNotMatch(text, /Behind/);
  });

  it("says where peers are ahead, by how much and why", () => {
    const text = engineTable([
      result(product, own, [30]),
      result(product, "a slow one", [60]),
      result(product, "another", [10]),
      result(product, "a third", [20]),
    ]);
    assert.match(
      text,
      /\nBehind another by a factor of 3\.00, a third by a factor of 1\.50: matrix product, 512 x 512\. WebAssembly's vectors .*\n$/,
    );
  });

  it("says why a library has no time, and which was not reached", () => {
    const text = engineTable([
      { ...result(add, own, []), failure: "no memory" },
      { ...result(add, "another", [1, 2]), failure: "over 60 s" },
      result(add, "a third", []),
      result(add, "a fourth", [1]),
    ]);
    assert.match(text, /noether +- +- +- +no memory\n/);
    assert.match(text, /another +- +- +- +over 60 s\n/);
    assert.match(text, /a third +- +- +- +not reached\n/);
    assert.match(text, /a fourth +1\.00 ms +2\.00 ms +1\.50 s +1\n/);
    assert.doesNotMatch(text, /Behind|NaN|Infinity/);
  });
});
