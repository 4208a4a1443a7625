import assert from "node:assert/strict";
import type { Compared } from "../../../tools/bench/comparison.js";
import { comparisonTable } from "../../../tools/bench/comparisonTable.js";
import { ours, type Peer } from "../../../tools/bench/peers.js";
import type { Work } from "../../../tools/bench/work.js";

describe("comparisonTable", () => {
  const peer: Peer = { ...ours, name: "another", precision: "float32" };
  const [cold, warm]: Work[] = [
    { kind: "wigner3j", degree: 6, cold: true },
    { kind: "wignerD", degree: 8, cold: false },
  ];
  const row = (work: Work | undefined, by: Peer, ms: number[]): Compared => ({ work: work!, peer: by, ms });

  it("has medians, minima and the ratio of the minima", () => {
    const text = comparisonTable([row(cold, ours, [3, 2, 9]), row(cold, peer, [8, 5, 7])]);
    assert.match(text, /3j symbols, all triples to degree 6, cold +noether +float64 +3\.00 +2\.00 +3\n/);
    assert.match(text, /\n +another +float32 +7\.00 +5\.00 +2\.50 +3\n/);
    assert.doesNotMatch(text, /Behind/);
  });

  it("says where a peer is faster, and why one has no time", () => {
    const late: Compared = { ...row(warm, { ...peer, name: "a third" }, []), failure: "over 60 s" };
    const text = comparisonTable([
      row(cold, ours, [1]),
      row(cold, peer, [2]),
      row(warm, ours, [3]),
      row(warm, peer, [1]),
      late,
    ]);
    assert.match(text, /a third +float32 +- +- +over 60 s/);
    assert.match(
      text,
      /\nBehind another \(float32\) by a factor of 3\.00: D of 1,000 rotations, degree 8\.\n$/,
    );
    assert.equal(text.match(/Behind/g)?.length, 1);
  });
});
