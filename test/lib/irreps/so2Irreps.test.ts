import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { irreps } from "../../../lib/irreps/irreps.js";
import { readSo2Irreps, so2Irreps } from "../../../lib/irreps/so2Irreps.js";

describe("irreps of SO(2)", () => {
  it("are read from multiplicity x frequency: a scalar has one component, all others two", () => {
    const sum = so2Irreps(" 8x0 + 4x1+2x2+3 ");
    assert.deepEqual(
      sum.terms.map(({ mul, frequency }) => [mul, frequency]),
      [
        [8, 0],
        [4, 1],
        [2, 2],
        [1, 3],
      ],
    );
    assert.equal(sum.dim, 8 + 8 + 4 + 2);
    assert.equal(sum.numIrreps, 15);
    assert.deepEqual(
      sum.slices.map(({ start, end }) => [start, end]),
      [
        [0, 8],
        [8, 16],
        [16, 20],
        [20, 22],
      ],
    );
    assert.equal(String(sum), "8x0+4x1+2x2+1x3");
  });

  it("are equal with the same terms in the same order", () => {
    assert.ok(so2Irreps("2x0+1x1").equals("2x0 + 1"));
    assert.ok(!so2Irreps("2x0+1x1").equals("1x1+2x0"));
    const known = so2Irreps("2x1");
    assert.equal(so2Irreps(known), known);
  });

  it("that are none are refused: by the compiler where it knows the text, else when they are read", () => {
    const channels: number = 3;
    assert.equal(so2Irreps(`${channels}x1`).dim, 6);
    const message = (term: string): RegExp =>
      new RegExp(
        `^RangeError: '${term}' is no irrep of SO\\(2\\): write multiplicity x frequency, e.g. 4x1$`,
      );
    const refused: readonly [() => unknown, string][] = [
      // @ts-expect-error a parity is of O(3)
      [() => so2Irreps("4x1o"), "4x1o"],
      // @ts-expect-error an empty term
      [() => so2Irreps("4x1 +"), ""],
      // @ts-expect-error a negative frequency
      [() => so2Irreps("4x-1"), "4x-1"],
      // @ts-expect-error no term at all
      [() => so2Irreps(""), ""],
      // @ts-expect-error the first invalid one is named
      [() => so2Irreps("2x0 + x1 + 3y"), "x1"],
      // @ts-expect-error a fraction
      [() => so2Irreps("2x0.5"), "2x0.5"],
    ];
    for (const [read, term] of refused)
      assert.throws(read, (error) => message(term.replace(".", "\\.")).test(String(error)), term);
    assert.throws(() => so2Irreps("0x1"), /expected a multiplicity 1, 2, \.\.\..*got 0x1: leave out/);
    assert.throws(() => readSo2Irreps(irreps("2x1o")), /got irreps of O\(3\), 2x1o/);
    for (const none of [undefined, null, 3, {}, []])
      assert.throws(() => readSo2Irreps(none), /expected irreps of SO\(2\) such as "8x0 \+ 4x1"/);
  });
});
