import assert from "node:assert/strict";
import { type Group, judge, type Random, random } from "noether";
import {
  canonicalPoint,
  centreFrame,
  centreOf,
  groupFunction,
  leftEquivariance,
  type MovingFrame,
  planeFrame,
  productFrame,
  rigidFrame,
  sortingFrame,
  spaceFrame,
} from "noether/autoencoder";
import { alike } from "../../../lib/numbers/alike.js";

const vector = (draw: Random, n = 3): number[] => Array.from({ length: n }, () => draw.normal());
const drawn = <Y>(draw: (random: Random) => Y) => ({
  examples: [[draw(random(5))] as [Y]],
  draw: (stream: Random): [Y] => [draw(stream)],
  simpler: () => [],
});

/** That a frame moves as its points do, and that its canonical points do not. */
function assertFrame<G, Y>(frame: MovingFrame<G, Y>, draw: (random: Random) => Y): void {
  const { action, of } = frame;
  const law = leftEquivariance({ action, inputs: drawn(draw) });
  const verdict = judge(law, of, { random: random(1), runs: 30 });
  assert.ok(verdict.holds, String(verdict));
  const group: Group<G> = action.group;
  const stream = random(2);
  for (let k = 0; k < 20; k++) {
    const [y, g] = [draw(stream), group.sample(stream)];
    assert.ok(alike(canonicalPoint(frame, y), canonicalPoint(frame, action.apply(g, y)), 1e-8), frame.name);
    assert.ok(alike(action.apply(of(y), canonicalPoint(frame, y)), y, 1e-8), frame.name);
  }
  // The controls: a frame taken the other way, and one that does not move.
  for (const wrong of [(y: Y) => group.inverse(of(y)), () => group.identity])
    assert.ok(!judge(law, wrong, { random: random(1), runs: 30 }).holds, frame.name);
}

describe("a moving frame moves as its points do: xi(g y) = g xi(y)", () => {
  it("of SO(2), by an angle", () => assertFrame(planeFrame(), (draw) => vector(draw, 2)));
  it("of SO(3), by two vectors", () =>
    assertFrame(spaceFrame(), (draw) => [vector(draw), vector(draw)] as const));
  it("of T(n), by a point", () => assertFrame(centreFrame(3), (draw) => vector(draw)));
  it("of SE(3), by a point with two vectors", () =>
    assertFrame(rigidFrame(), (draw) => [vector(draw), vector(draw), vector(draw)] as const));
  it("of S_n, by scores", () => assertFrame(sortingFrame(6), (draw) => vector(draw, 6)));
  it("of SE(3) x S_n, component by component", () =>
    assertFrame(
      productFrame(rigidFrame(), sortingFrame(4)),
      (draw) => [[vector(draw), vector(draw), vector(draw)], vector(draw, 4)] as const,
    ));
});

describe("the frames of vectors and scores", () => {
  it("are the ones that one can see", () => {
    assert.ok(alike(planeFrame().of([0, 3]), Math.PI / 2));
    assert.deepEqual(
      spaceFrame().of([
        [0, 0, 2],
        [1, 0, 5],
      ]),
      [
        [0, 1, 0],
        [0, 0, 1],
        [1, 0, 0],
      ],
    );
    assert.deepEqual(sortingFrame(3).of([0.5, 2, -1]), [2, 0, 1]);
    assert.deepEqual(canonicalPoint(sortingFrame(3), [0.5, 2, -1]), [-1, 0.5, 2]);
  });

  it("make a group function of an equivariant map", () => {
    const psi = groupFunction(centreOf, centreFrame(2));
    assert.deepEqual(
      psi([
        [0, 0],
        [2, 4],
      ]),
      [1, 2],
    );
  });

  for (const [what, act, message] of [
    [
      "a vector without direction",
      () => planeFrame().of([0, 0]),
      /got 0, which all rotations fix: its stabiliser is SO\(2\)/,
    ],
    [
      "a first vector of length 0",
      () =>
        spaceFrame().of([
          [0, 0, 0],
          [1, 0, 0],
        ]),
      /got 0 as the first, which has no direction/,
    ],
    [
      "a second vector of length 0",
      () =>
        rigidFrame().of([
          [1, 2, 3],
          [1, 0, 0],
          [0, 0, 0],
        ]),
      /rigidFrame: .* got 0 as the second/,
    ],
    [
      "collinear vectors",
      () =>
        spaceFrame().of([
          [1, 2, 3],
          [-2, -4, -6],
        ]),
      /got \[1, 2, 3\] and \[-2, -4, -6\] on one line: the rotations about it fix both/,
    ],
    [
      "vectors of another length",
      () =>
        spaceFrame().of([
          [1, 2],
          [3, 4],
        ]),
      /expected a vector of 3 finite numbers, got 2/,
    ],
    [
      "vectors with a number that is none",
      () => planeFrame().of([1, Number.NaN]),
      /expected a vector of 2 finite numbers, got \[1,NaN\]/,
    ],
    [
      "equal scores",
      () => sortingFrame(3).of([2, 1, 2]),
      /expected distinct scores, got 2 at places 0 and 2: their exchange fixes the scores/,
    ],
    [
      "scores that are no numbers",
      () => sortingFrame(2).of([Number.NaN, 1]),
      /expected distinct scores, got NaN/,
    ],
    ["an empty set", () => sortingFrame(0), /S_n with n = 1, 2, 3, \.\.\., got 0/],
    [
      "a set of another size",
      () => sortingFrame(3).of([1, 2]),
      /expected 3 scores, got 2: sets of different sizes/,
    ],
    ["no points", () => centreOf([]), /an empty cloud has no centre/],
  ] as const)
    it(`refuse ${what}, in a sentence`, () => {
      assert.throws(act, (error: Error) => error instanceof RangeError && message.test(error.message));
    });
});
