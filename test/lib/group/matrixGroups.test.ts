import assert from "node:assert/strict";
import { determinant } from "../../../lib/algebra/determinant.js";
import { type Matrix, matmul, transpose } from "../../../lib/algebra/matrix.js";
import { unitQuaternions } from "../../../lib/group/doubleCover.js";
import { applyIsometry, euclidean, specialEuclidean } from "../../../lib/group/euclidean.js";
import type { Group } from "../../../lib/group/group.js";
import {
  assertOrthogonal,
  assertRotation,
  isOrthogonal,
  isRotation,
} from "../../../lib/group/isOrthogonal.js";
import { nonZeroRationals, rational } from "../../../lib/group/nonZeroRationals.js";
import { nonZeroReals } from "../../../lib/group/nonZeroReals.js";
import { orthogonal, specialOrthogonal } from "../../../lib/group/orthogonal.js";
import { rotationX, rotationZ } from "../../../lib/group/rotation.js";
import { so2 } from "../../../lib/group/so2.js";
import { specialLinear2 } from "../../../lib/group/specialLinear2.js";
import { translations } from "../../../lib/group/translations.js";
import { random } from "../../../lib/numbers/random.js";
import { apart, axiomResiduals, numbers } from "./axioms.js";

// biome-ignore lint/suspicious/noExplicitAny: each group has its own elements
const groups: readonly Group<any>[] = [
  nonZeroReals(),
  nonZeroRationals(),
  so2(),
  orthogonal(1),
  orthogonal(2),
  orthogonal(3),
  orthogonal(5),
  specialOrthogonal(1),
  specialOrthogonal(2),
  specialOrthogonal(3),
  specialOrthogonal(4),
  unitQuaternions(),
  translations(1),
  translations(3),
  specialEuclidean(1),
  specialEuclidean(2),
  specialEuclidean(3),
  euclidean(1),
  euclidean(3),
  specialLinear2(),
];

describe("infinite groups of numbers and matrices", () => {
  for (const group of groups) {
    it(`obey the axioms on 1000 random elements: ${group.name}`, () => {
      const found = axiomResiduals(group, random(11));
      assert.ok(Math.max(...Object.values(found)) < 1e-12, JSON.stringify(found));
    });

    it(`have examples that begin with the identity, and elements with words: ${group.name}`, () => {
      assert.deepEqual(group.examples![0], group.identity);
      for (const [k, g] of group.examples!.entries()) {
        assert.ok(group.equals(group.multiply(g, group.inverse(g)), group.identity));
        assert.ok(group.examples!.slice(0, k).every((h) => !group.equals(g, h)));
        assert.ok(group.show(g).length > 3 && group.symbol(g).length > 0);
      }
    });

    it(`lose equality by a change of one number: ${group.name}`, () => {
      const g = group.sample(random(3));
      const changed = JSON.parse(JSON.stringify(g), (_, x) => (typeof x === "number" ? x + 1e-6 : x));
      assert.ok(group.equals(g, JSON.parse(JSON.stringify(g))));
      assert.ok(!group.equals(g, changed));
    });
  }

  it("are distinguished from maps that are not group operations", () => {
    const SO3 = specialOrthogonal(3);
    const SE3 = specialEuclidean(3);
    const wrong = {
      "R S^T is not associative": [
        { ...SO3, multiply: (a: Matrix, b: Matrix) => matmul(a, transpose(b)) },
        "associativity",
      ],
      "R is not its own inverse": [{ ...SO3, inverse: (a: Matrix) => a }, "inverse"],
      "twice I is no identity": [
        { ...SO3, identity: SO3.identity.map((row) => row.map((x) => 2 * x)) },
        "identity",
      ],
      "(R^-1, -t) is no inverse of (R, t)": [
        {
          ...SE3,
          inverse: ({ rotation, translation }: typeof SE3.identity) => ({
            rotation: transpose(rotation),
            translation: translation.map((x) => -x),
          }),
        },
        "inverse",
      ],
      "(R, t)(S, u) is not (R S, R^T u + t)": [
        {
          ...SE3,
          multiply: (g: typeof SE3.identity, h: typeof SE3.identity) => ({
            rotation: matmul(g.rotation, h.rotation),
            translation: applyIsometry({ ...g, rotation: transpose(g.rotation) }, h.translation),
          }),
        },
        "associativity",
      ],
    } as const;
    for (const [name, [group, axiom]] of Object.entries(wrong)) {
      // biome-ignore lint/suspicious/noExplicitAny: each group has its own elements
      assert.ok(axiomResiduals(group as Group<any>, random(4), 20)[axiom] > 0.1, name);
    }
  });

  it("have determinant 1 or -1, which is a homomorphism", () => {
    const [O3, stream] = [orthogonal(3), random(8)];
    const signs = new Set<number>();
    for (let k = 0; k < 1000; k++) {
      const [a, b] = [O3.sample(stream), O3.sample(stream)];
      signs.add(Math.round(determinant(a)));
      assert.ok(Math.abs(determinant(matmul(a, b)) - determinant(a) * determinant(b)) < 1e-12);
      assert.ok(Math.abs(determinant(specialLinear2().sample(stream)) - 1) < 1e-12);
    }
    assert.deepEqual([...signs].sort(), [-1, 1]);
    // The trace, for example, is not.
    const trace = (a: Matrix): number => a.reduce((sum, row, i) => sum + row[i]!, 0);
    const [r, s] = [rotationX(1), rotationZ(1)];
    assert.ok(Math.abs(trace(matmul(r, s)) - trace(r) * trace(s)) > 0.1);
  });
});

describe("the Euclidean groups", () => {
  it("act on points: (g h) x = g (h x), and keep distances", () => {
    for (const group of [specialEuclidean(3), euclidean(3)]) {
      const stream = random(6);
      for (let k = 0; k < 1000; k++) {
        const [g, h] = [group.sample(stream), group.sample(stream)];
        const [x, y] = [0, 1].map(() => [1, 2, 3].map(() => stream.normal())) as [number[], number[]];
        assert.ok(
          apart(applyIsometry(group.multiply(g, h), x), applyIsometry(g, applyIsometry(h, x))) < 1e-12,
        );
        const length = (a: number[], b: number[]): number => Math.hypot(...a.map((p, i) => p - b[i]!));
        assert.ok(Math.abs(length(applyIsometry(g, x), applyIsometry(g, y)) - length(x, y)) < 1e-12);
      }
    }
  });

  it("contain reflections in E(n) but none in SE(n)", () => {
    const stream = random(7);
    const share = (group: Group<typeof E3.identity>): number =>
      Array.from({ length: 400 }, () => determinant(group.sample(stream).rotation)).filter((det) => det < 0)
        .length / 400;
    const E3 = euclidean(3);
    assert.equal(share(specialEuclidean(3)), 0);
    assert.ok(Math.abs(share(E3) - 0.5) < 0.1);
  });

  it("describe a motion in words and name their proposal", () => {
    const SE3 = specialEuclidean(3);
    assert.equal(
      SE3.show({ rotation: rotationZ(Math.PI / 2), translation: [1, 0, 0] }),
      "the turn by 90 degrees about z and then the shift by (1, 0, 0)",
    );
    assert.equal(SE3.show(SE3.identity), "the identity");
    assert.match(SE3.proposal!, /Haar.*normal/);
    assert.ok(!("haar" in SE3));
  });
});

describe("membership in O(n) and SO(n)", () => {
  it("is granted to the group's elements, and SO(n) is refused to half of O(n)", () => {
    for (const n of [1, 2, 3, 4, 6]) {
      const stream = random(n);
      for (let k = 0; k < 200; k++) {
        const q = orthogonal(n).sample(stream);
        assert.ok(isOrthogonal(q) && isRotation(specialOrthogonal(n).sample(stream)));
        assert.equal(isRotation(q), determinant(q) > 0);
        assert.ok(!isOrthogonal(q.map((row) => row.map((x) => 1.001 * x))));
      }
    }
  });

  it("is closed under products and inverses", () => {
    const [stream, SO4] = [random(31), specialOrthogonal(4)];
    let R = SO4.identity;
    for (let k = 0; k < 1000; k++) {
      R = SO4.multiply(R, SO4.inverse(SO4.sample(stream)));
      assert.ok(isRotation(R, 1e-12));
    }
    // Sums and means of rotations are not rotations.
    const mean = R.map((row, i) => row.map((x, j) => (x + SO4.identity[i]![j]!) / 2));
    assert.ok(!isRotation(mean));
  });

  it("is refused in a sentence that says what is wrong and what helps", () => {
    const refused: readonly (readonly [Matrix, RegExp])[] = [
      [
        [
          [-1, 0, 0],
          [0, 1, 0],
          [0, 0, 1],
        ],
        /got det R = -1: .* multiply it by -1$/,
      ],
      [
        [
          [0, 1],
          [1, 0],
        ],
        /got det R = -1: .* change the sign of one column$/,
      ],
      [
        [
          [2, 0],
          [0, 1],
        ],
        /got a column 0 of length 2, where 1 is needed: look at how the matrix was made$/,
      ],
      [
        [
          [1, Math.SQRT1_2],
          [0, Math.SQRT1_2],
        ],
        /columns 0 and 1 with inner product 0.7071, where 0 is needed: look/,
      ],
      [
        [
          [1, 0],
          [0, Number.NaN],
        ],
        /got an entry NaN/,
      ],
      [
        [
          [1, 0, 0],
          [0, 1, 0],
        ],
        /got 2 rows but 3 entries in row 0/,
      ],
      [[], /got an empty matrix/],
    ];
    for (const [matrix, message] of refused) {
      assert.throws(() => assertRotation(matrix), { name: "RangeError", message });
      assert.ok(!isRotation(matrix));
    }
    assert.doesNotThrow(() =>
      assertOrthogonal([
        [0, 1],
        [1, 0],
      ]),
    );
    assert.throws(() => assertOrthogonal([[2]]), { message: /expected an orthogonal matrix/ });
    // In float32 a rotation is one up to 1e-7, which is allowed where it is asked for.
    const coarse = rotationZ(1).map((row) => row.map(Math.fround));
    assert.ok(!isRotation(coarse) && isRotation(coarse, 1e-6));
  });
});

describe("groups of numbers", () => {
  it("leave 0 out, which has no inverse", () => {
    assert.throws(() => nonZeroReals().inverse(0), {
      name: "RangeError",
      message: /got 0, which has no inverse/,
    });
    assert.throws(() => nonZeroReals().inverse(Number.NaN), { message: /got NaN/ });
    assert.throws(() => nonZeroRationals().inverse([0, 1]), { message: /got 0, which has no inverse/ });
  });

  it("keep fractions in lowest terms and refuse what is not a fraction", () => {
    assert.deepEqual(rational(6, -4), [-3, 2]);
    assert.deepEqual(nonZeroRationals().multiply([2, 3], [3, 4]), [1, 2]);
    assert.throws(() => rational(1, 0), { message: /got 1 \/ 0/ });
    assert.throws(() => rational(0.5, 1), { message: /expected a fraction p \/ q of integers/ });
    const large = rational(2 ** 52 + 1, 1);
    assert.throws(() => nonZeroRationals().multiply(large, large), { message: /below 2\^53/ });
  });

  it("turn by angles in [0, 2 pi)", () => {
    const { multiply, inverse, equals, sample } = so2();
    const stream = random(2);
    for (let k = 0; k < 1000; k++) {
      const [a, b] = [sample(stream), sample(stream)];
      for (const c of [multiply(a, b), inverse(a)]) assert.ok(c >= 0 && c < 2 * Math.PI);
    }
    assert.ok(equals(1e-12, 2 * Math.PI - 1e-12) && !equals(0, 0.1));
    assert.ok(Object.is(inverse(0), 0));
  });

  it("refuse invalid sizes", () => {
    const message = /n = 1, 2, 3, ..., got 0/;
    for (const make of [orthogonal, specialOrthogonal, translations, euclidean, specialEuclidean])
      assert.throws(() => make(0), { name: "RangeError", message });
  });

  it("draw from their whole range", () => {
    const stream = random(1);
    const drawn = Array.from({ length: 200 }, () => nonZeroReals().sample(stream));
    assert.ok(drawn.some((x) => x < -1) && drawn.some((x) => x > 1) && drawn.every((x) => x !== 0));
    assert.ok(numbers(nonZeroRationals().sample(stream)).every(Number.isInteger));
  });
});
