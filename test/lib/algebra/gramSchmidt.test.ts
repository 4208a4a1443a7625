import assert from "node:assert/strict";
import fc from "fast-check";
import { gramSchmidt, type InnerProductSpace, split } from "../../../lib/algebra/gramSchmidt.js";
import { add, dot, scaled, type Vector } from "../../../lib/algebra/vector.js";
import { random } from "../../../lib/numbers/random.js";
import { signal } from "../../support/arbitraries.js";

const shortest = 1e-6;

/** The largest |b_i . b_j - (1 if i = j)|. */
const offOrthonormal = (basis: readonly Vector[]): number =>
  Math.max(0, ...basis.flatMap((b, i) => basis.map((c, j) => Math.abs(dot(b, c) - (i === j ? 1 : 0)))));

describe("Gram and Schmidt", () => {
  it("make an orthonormal basis of the span, with as many vectors as are independent", () => {
    fc.assert(
      fc.property(fc.array(signal(4), { minLength: 1, maxLength: 6 }), (vectors) => {
        const basis = gramSchmidt(vectors, { shortest, most: 4 });
        assert.ok(offOrthonormal(basis) < 1e-12);
        // Nothing of the vectors is left beyond the basis.
        for (const x of vectors) assert.ok(split(x, basis).length < 1e-6);
      }),
    );
    assert.deepEqual(
      gramSchmidt(
        [
          [0, 3, 0],
          [0, 5, 0],
          [2, 1, 0],
        ],
        { shortest, most: 3 },
      ),
      [
        [0, 1, 0],
        [1, 0, 0],
      ],
    );
  });

  it("give right angles even when vectors are nearly parallel, which a single pass does not", () => {
    const stream = random(5);
    const first = Array.from({ length: 20 }, () => stream.normal());
    const near = (): Vector =>
      add(
        first,
        scaled(
          1e-8,
          first.map(() => stream.normal()),
        ),
      );
    const vectors = [first, near(), near(), near()];
    assert.ok(offOrthonormal(gramSchmidt(vectors, { shortest: 1e-12, most: 4 })) < 1e-14);
    const once: number[][] = [];
    for (const x of vectors) {
      const rest = once.reduce((left, b) => add(left, scaled(-dot(b, left), b)), [...x]);
      once.push(scaled(1 / Math.sqrt(dot(rest, rest)), rest));
    }
    assert.ok(offOrthonormal(once) > 1e-10);
  });

  it("read no more vectors than the basis needs", () => {
    const read: number[] = [];
    function* axes(): Iterable<Vector> {
      for (const [k, axis] of [
        [1, 0],
        [0, 1],
        [1, 1],
      ].entries()) {
        read.push(k);
        yield axis;
      }
    }
    gramSchmidt(axes(), { shortest, most: 2 });
    assert.deepEqual(read, [0, 1]);
    assert.deepEqual(gramSchmidt(axes(), { shortest, most: 0 }), []);
  });

  it("split vectors that are stored in another way into the same parts", () => {
    type Sparse = Map<number, number>;
    const sparse: InnerProductSpace<ReadonlyMap<number, number>, Sparse> = {
      copy: (x) => new Map(x),
      dot: (a, b) => [...a].reduce((sum, [k, value]) => sum + value * (b.get(k) ?? 0), 0),
      add: (x, c, b) => {
        for (const [k, value] of b) x.set(k, (x.get(k) ?? 0) + c * value);
      },
    };
    const held = (x: Vector): Sparse => new Map(x.entries());
    const [x, b] = [
      [1, 2, 3],
      [0.6, 0, 0.8],
    ];
    const [lists, maps] = [split(x, [b]), split(held(x), [held(b)], sparse)];
    assert.deepEqual([...maps.rest.values()], lists.rest);
    assert.deepEqual(maps.along, lists.along);
    assert.ok(Math.abs(lists.along[0]! - 3) < 1e-15 && Math.abs(lists.length - Math.sqrt(5)) < 1e-15);
  });
});
