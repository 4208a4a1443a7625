import assert from "node:assert/strict";
import {
  assertAction,
  determinant,
  judge,
  type Matrix,
  matrixLieGroup,
  matvec,
  type Random,
  radians,
  random,
  rotation2,
  so2,
  specialOrthogonal,
} from "noether";
import { canonicalPoint, leftEquivariance, newtonFrame } from "noether/autoencoder";
import { alike } from "../../../lib/numbers/alike.js";

type Vector = readonly number[];
const turn = [
  [0, -1],
  [1, 0],
];
const SO2 = matrixLieGroup({ name: "SO(2)", algebra: [turn] });
const O2 = matrixLieGroup({
  name: "O(2)",
  algebra: [turn],
  components: [
    [
      [1, 0],
      [0, 1],
    ],
    [
      [1, 0],
      [0, -1],
    ],
  ],
});
/** x -> a x + b with a > 0, as matrices ((a, b), (0, 1)): not compact, and not unimodular. */
const affine = matrixLieGroup({
  name: "Aff+(1)",
  algebra: [
    [
      [1, 0],
      [0, 0],
    ],
    [
      [0, 1],
      [0, 0],
    ],
  ],
});
const onLine = { group: affine, apply: (g: Matrix, y: Vector) => y.map((x) => g[0]![0]! * x + g[0]![1]!) };
const onPairs = {
  group: O2,
  apply: (g: Matrix, y: Vector) => [...matvec(g, y.slice(0, 2)), ...matvec(g, y.slice(2))],
};

const inputs = (n: number) => ({
  examples: [[Array.from({ length: n }, (_, i) => Math.sin(2 * i + 1))] as [Vector]],
  draw: (draw: Random): [Vector] => [Array.from({ length: n }, () => draw.normal())],
  simpler: () => [],
});

describe("a group of matrices from its Lie algebra", () => {
  it("is a group", () => {
    const draw = random(1);
    for (const group of [SO2, O2, affine]) {
      const [g, h] = [group.sample(draw), group.sample(draw)];
      assert.ok(group.equals(group.multiply(g, group.inverse(g)), group.identity));
      assert.ok(
        group.equals(group.inverse(group.multiply(g, h)), group.multiply(group.inverse(h), group.inverse(g))),
      );
      assert.ok(!group.equals(group.multiply(g, h), group.identity));
    }
    assert.ok(alike(SO2.examples![1], rotation2(1)));
    // O(2) is drawn in both of its components.
    const determinants = new Set(Array.from({ length: 20 }, () => Math.round(determinant(O2.sample(draw)))));
    assert.deepEqual(determinants, new Set([1, -1]));
  });

  for (const [what, parts, message] of [
    ["dependent matrices", { algebra: [turn, turn] }, /linearly dependent/],
    [
      "a span that is no algebra",
      {
        algebra: [
          [
            [0, 1],
            [0, 0],
          ],
          [
            [0, 0],
            [1, 0],
          ],
        ],
      },
      /whose bracket \[E_1, E_2\] is none of their combinations/,
    ],
    ["matrices of several sizes", { algebra: [turn, [[1]]] }, /got 1 x 1 beside 2 x 2/],
    [
      "components that do not keep the algebra",
      {
        algebra: [turn],
        components: [
          [
            [1, 0],
            [0, 1],
          ],
          [
            [1, 1],
            [0, 1],
          ],
        ],
      },
      /c E_1 c\^-1 is no combination/,
    ],
    [
      "components without the identity",
      {
        algebra: [turn],
        components: [
          [
            [1, 0],
            [0, -1],
          ],
        ],
      },
      /expected the identity as the first of the components/,
    ],
    ["nothing", { algebra: [] }, /got none/],
  ] as const)
    it(`is not made of ${what}`, () => {
      assert.throws(
        () => matrixLieGroup({ name: "G", ...parts }),
        (error: Error) => error instanceof RangeError && message.test(error.message),
      );
    });
});

describe("a moving frame by Newton's method", () => {
  const plane = newtonFrame({
    action: { group: SO2, apply: matvec },
    section: ([, y]: Vector) => [y!],
    inside: ([x]) => x! > 0,
  });
  const pairs = newtonFrame({
    action: onPairs,
    section: ([, y]: Vector) => [y!],
    inside: ([x, , , v]) => x! > 0 && v! > 0,
  });
  // The first point to 0, the second to 1.
  const line = newtonFrame({ action: onLine, section: ([x, y]: Vector) => [x!, y! - 1] });
  const ordered = {
    ...inputs(3),
    draw: (draw: Random): [Vector] => {
      const x = draw.normal();
      return [[x, x + 0.2 + draw.uniform(), draw.normal()]];
    },
    examples: [[[0, 1, 2]] as [Vector]],
  };

  it("moves as the points do: SO(2), O(2) with its two components, the affine maps of a line", () => {
    for (const [frame, points] of [
      [plane, inputs(2)],
      [pairs, inputs(4)],
      [line, ordered],
    ] as const) {
      assertAction(frame.action, [points.examples[0]![0]]);
      const law = leftEquivariance({ action: frame.action, inputs: points });
      const verdict = judge(law, frame.of, { random: random(1), runs: 3 });
      assert.ok(verdict.holds, String(verdict));
      assert.ok(!judge(law, () => frame.action.group.identity, { random: random(1), runs: 3 }).holds);
    }
  });

  it("is the angle of a vector, and the affine map that takes 0 and 1 to two points", () => {
    assert.ok(alike(plane.of([0, 3]), rotation2(radians(90)), 1e-9));
    assert.ok(
      alike(
        line.of([2, 5, 4]),
        [
          [3, 2],
          [0, 1],
        ],
        1e-8,
      ),
    );
    assert.ok(alike(canonicalPoint(line, [2, 5, 3.5]), [0, 1, 0.5], 1e-8));
  });

  it("reports what fixes a point: a one-parameter group, or a reflection", () => {
    assert.throws(
      () => plane.of([0, 0]),
      /got one that exp\(t sum_k a_k E_k\) with a = \[.*1\] fixes for all t: its stabiliser is not discrete/,
    );
    const loose = newtonFrame({ action: onPairs, section: ([, y]: Vector) => [y!], inside: ([x]) => x! > 0 });
    assert.throws(
      () => loose.of([1, 0, 2, 0]),
      /got one that \(1 0; 0 -1\) fixes too: its group element is defined up to the stabiliser/,
    );
  });

  it("reports a section that meets an orbit twice, never, or on the wrong side", () => {
    const twice = newtonFrame({ action: { group: SO2, apply: matvec }, section: ([, y]: Vector) => [y!] });
    assert.throws(
      () => twice.of([1, 2]),
      /expected a section that meets the orbit once, got 2 elements that bring the point there, such as .*: tell their points apart by inside/,
    );
    // With a > 0 no map takes a point to 0 and one to its left to 1.
    assert.throws(
      () => line.of([2, 1, 0]),
      /got none from 12 starts in 1 component: the nearest is off by .*\. Does the section meet every orbit\?/,
    );
    const outside = newtonFrame({
      action: { group: SO2, apply: matvec },
      section: ([, y]: Vector) => [y!],
      inside: () => false,
    });
    assert.throws(
      () => outside.of([1, 2]),
      /got 2 from 12 starts in 1 component that bring it to the section, all of them outside/,
    );
  });

  it("refuses a section of another dimension and groups without an algebra", () => {
    const wide = newtonFrame({ action: { group: SO2, apply: matvec }, section: (y: Vector) => y });
    assert.throws(
      () => wide.of([1, 2]),
      /expected a section of 1 finite numbers, as many as SO\(2\) has dimensions, got \[1, 2\]/,
    );
    for (const group of [so2(), specialOrthogonal(2)])
      assert.throws(
        () => newtonFrame({ action: { group, apply: matvec } as never, section: () => [0] }),
        /by matrixLieGroup, got SO\(2\): orbitSelection is for finite groups/,
      );
  });
});
