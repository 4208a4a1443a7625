import assert from "node:assert/strict";
import { matvec } from "../../../lib/algebra/matrix.js";
import { haarRotation } from "../../../lib/group/haar.js";
import { clebschGordan } from "../../../lib/irreps/clebschGordan.js";
import { complexClebschGordan } from "../../../lib/irreps/coupling.js";
import { wigner3j, wigner3jEntries } from "../../../lib/irreps/wigner3j.js";
import { wignerD } from "../../../lib/irreps/wignerD.js";
import { random } from "../../../lib/numbers/random.js";
import { largestError, reference } from "../../support/e3nn/reference.js";

interface Reference {
  readonly triples: readonly {
    readonly l: readonly [number, number, number];
    readonly nonzero: readonly (readonly [number, number, number, number])[];
  }[];
}

type Triple = readonly [number, number, number];

/** All triples that couple, with degrees up to lmax. */
function triples(lmax: number): Triple[] {
  const degrees = Array.from({ length: lmax + 1 }, (_, l) => l);
  return degrees.flatMap((a) =>
    degrees.flatMap((b) =>
      degrees.filter((c) => Math.abs(a - b) <= c && c <= a + b).map((c): Triple => [a, b, c]),
    ),
  );
}

/** z_k = sum_ij C_ijk x_i y_j */
function product(C: readonly (readonly (readonly number[])[])[], x: number[], y: number[]): number[] {
  return C[0]![0]!.map((_, k) =>
    x.reduce((sum, p, i) => sum + p * y.reduce((part, q, j) => part + q * C[i]![j]![k]!, 0), 0),
  );
}

describe("wigner3j", () => {
  it("agrees with e3nn in every entry and sign, and has no other entries", () => {
    const { triples: stored } = reference<Reference>("wigner_3j");
    assert.equal(stored.length, 65);
    for (const { l, nonzero } of stored) {
      const expected = wigner3j(...l).map((rows) => rows.map((row) => row.map(() => 0)));
      for (const [i, j, k, value] of nonzero) expected[i]![j]![k] = value;
      assert.ok(largestError(wigner3j(...l), expected) < 1e-12, l.join(" "));
    }
  });

  it("has Frobenius norm 1, and its entries list all that is not 0, in order", () => {
    for (const l of triples(6)) {
      const entries = wigner3jEntries(...l);
      const norm = entries.reduce((sum, [, , , value]) => sum + value * value, 0);
      assert.ok(Math.abs(norm - 1) < 1e-13);
      const dense = wigner3j(...l).flat(2);
      const places = entries.map(([i, j, k]) => (i * (2 * l[1] + 1) + j) * (2 * l[2] + 1) + k);
      assert.deepEqual(
        places,
        dense.flatMap((value, place) => (value === 0 ? [] : [place])),
      );
    }
  });

  it("is invariant under all three irreps at once, and under two alone it is not", () => {
    const stream = random(1);
    for (let n = 0; n < 1000; n++) {
      const [l1, l2, l3] = stream.pick(triples(4));
      const R = haarRotation(3, stream);
      const C = wigner3j(l1, l2, l3);
      const [D1, D2, D3] = [wignerD(l1, R), wignerD(l2, R), wignerD(l3, R)];
      // sum_k D3_ck C(D1^T x, D2^T y)_k = C(x, y)_c for unit vectors x, y
      const [a, b] = [stream.integer(2 * l1 + 1), stream.integer(2 * l2 + 1)];
      const moved = product(C, D1[a]!, D2[b]!);
      assert.ok(largestError([1, ...matvec(D3, moved)], [1, ...C[a]![b]!]) < 1e-11);
    }
    const R = haarRotation(3, random(2));
    const C = wigner3j(1, 1, 1);
    const D = wignerD(1, R);
    assert.ok(largestError(product(C, D[0]!, D[1]!), C[0]![1]!) > 0.1);
  });

  it("of vectors is the dot product and the cross product, up to a factor", () => {
    const [x, y] = [
      [1, 2, 3],
      [-2, 0.5, 4],
    ];
    assert.ok(largestError(product(wigner3j(1, 1, 0), x, y), [11 / Math.sqrt(3)]) < 1e-14);
    const cross = [6.5, -10, 4.5].map((entry) => entry / Math.sqrt(6));
    assert.ok(largestError(product(wigner3j(1, 1, 1), x, y), cross) < 1e-14);
  });

  it("returns arrays of its own, so that changing them changes nothing else", () => {
    wigner3j(1, 1, 1)[0]![1]![2] = 7;
    assert.ok(Math.abs(wigner3j(1, 1, 1)[0]![1]![2]! - 1 / Math.sqrt(6)) < 1e-15);
  });

  it("refuses degrees that do not couple, negative ones and halves", () => {
    assert.throws(() => wigner3j(1, 1, 3), {
      name: "RangeError",
      message:
        "expected |l1 - l2| <= l3 <= l1 + l2, got (1, 1, 3): the product of degrees 1 and 1 contains 0 to 2",
    });
    assert.throws(() => clebschGordan(0, 2, 1), { name: "RangeError", message: /contains only 2$/ });
    for (const bad of [-1, 0.5, Number.NaN]) {
      assert.throws(() => wigner3j(bad, 1, 1), { name: "RangeError", message: /expected a degree/ });
      assert.throws(() => wigner3jEntries(1, 1, bad), { name: "RangeError", message: /expected a degree/ });
    }
  });
});

describe("clebschGordan", () => {
  it("commutes with rotations for all degrees up to 6, and with none of them exchanged", () => {
    const stream = random(3);
    const all = triples(6);
    assert.equal(all.length, 175);
    for (const [l1, l2, l3] of all) {
      const C = clebschGordan(l1, l2, l3);
      for (let n = 0; n < 6; n++) {
        const R = haarRotation(3, stream);
        const [x, y] = [l1, l2].map((l) => Array.from({ length: 2 * l + 1 }, () => stream.normal()));
        const before = product(C, matvec(wignerD(l1, R), x!), matvec(wignerD(l2, R), y!));
        const after = matvec(wignerD(l3, R), product(C, x!, y!));
        assert.ok(largestError([...before, 1], [...after, 1]) < 1e-11);
        // The control: without the rotation of one factor.
        if (n > 0 || l1 === 0 || l3 === 0) continue;
        const wrong = product(C, x!, matvec(wignerD(l2, R), y!));
        assert.ok(largestError([...wrong, 1], [...after, 1]) > 1e-6);
      }
    }
  });

  it("has orthonormal columns, and together they are complete: an orthogonal change of basis", () => {
    for (const [l1, l2] of [
      [0, 3],
      [1, 1],
      [2, 3],
      [6, 6],
      [11, 5],
      [11, 11],
    ] as const) {
      const columns: number[][] = [];
      for (let l3 = Math.abs(l1 - l2); l3 <= l1 + l2; l3++) {
        const C = clebschGordan(l1, l2, l3);
        for (let k = 0; k < 2 * l3 + 1; k++) columns.push(C.flatMap((rows) => rows.map((row) => row[k]!)));
      }
      assert.equal(columns.length, (2 * l1 + 1) * (2 * l2 + 1));
      const step = Math.max(1, Math.floor(columns.length / 60));
      for (let p = 0; p < columns.length; p += step) {
        for (let q = p; q < columns.length; q += 1) {
          const dot = columns[p]!.reduce((sum, entry, i) => sum + entry * columns[q]![i]!, 0);
          assert.ok(Math.abs(dot - (p === q ? 1 : 0)) < 1e-12);
        }
      }
    }
    // wigner3j is smaller by sqrt(2 l3 + 1): its columns are not normal.
    const short = wigner3j(1, 1, 2)
      .flat()
      .reduce((sum, row) => sum + row[0]! ** 2, 0);
    assert.ok(Math.abs(short - 1 / 5) < 1e-15);
  });

  it("of all paths together gives back the Kronecker product: D1 (x) D2 = sum_l3 C D3 C^T", () => {
    const stream = random(4);
    const pairs = Array.from({ length: 49 }, (_, n) => [n % 7, Math.floor(n / 7)] as const);
    let largest = 0;
    for (let n = 0; n < 1000; n++) {
      const [l1, l2] = pairs[n % pairs.length]!;
      const R = haarRotation(3, stream);
      const [x, y] = [l1, l2].map((l) => Array.from({ length: 2 * l + 1 }, () => stream.normal()));
      const [turnedX, turnedY] = [matvec(wignerD(l1, R), x!), matvec(wignerD(l2, R), y!)];
      const kronecker = turnedX.map((p) => turnedY.map((q) => p * q));
      // sum_l3 C (D3 C^T (x (x) y)), path after path
      const sum = kronecker.map((row) => row.map(() => 0));
      for (let l3 = Math.abs(l1 - l2); l3 <= l1 + l2; l3++) {
        // The control: without the last path the sum is different.
        if (l3 === l1 + l2) assert.ok(largestError(sum, kronecker) > 1e-6);
        const C = clebschGordan(l1, l2, l3);
        const z = matvec(wignerD(l3, R), product(C, x!, y!));
        for (const [i, row] of sum.entries()) {
          for (const j of row.keys()) row[j]! += C[i]![j]!.reduce((part, c, k) => part + c * z[k]!, 0);
        }
      }
      largest = Math.max(largest, largestError(sum, kronecker));
    }
    assert.ok(largest < 1e-11, `${largest}`);
  });
});

describe("complexClebschGordan", () => {
  it("has the values and signs of Condon and Shortley", () => {
    const values: readonly (readonly [Parameters<typeof complexClebschGordan>, number])[] = [
      [
        [
          [1, 1],
          [1, -1],
          [0, 0],
        ],
        1 / Math.sqrt(3),
      ],
      [
        [
          [1, 0],
          [1, 0],
          [0, 0],
        ],
        -1 / Math.sqrt(3),
      ],
      [
        [
          [1, 1],
          [1, 0],
          [1, 1],
        ],
        Math.SQRT1_2,
      ],
      [
        [
          [1, 0],
          [1, 1],
          [1, 1],
        ],
        -Math.SQRT1_2,
      ],
      [
        [
          [1, 0],
          [1, 0],
          [2, 0],
        ],
        Math.sqrt(2 / 3),
      ],
      [
        [
          [2, 2],
          [1, -1],
          [2, 1],
        ],
        Math.sqrt(1 / 3),
      ],
      [
        [
          [2, 1],
          [1, 1],
          [3, 2],
        ],
        Math.sqrt(2 / 3),
      ],
      [
        [
          [1, 0],
          [1, 0],
          [1, 0],
        ],
        0,
      ],
      [
        [
          [1, 1],
          [1, 1],
          [2, 1],
        ],
        0,
      ],
    ];
    for (const [arguments_, expected] of values) {
      assert.ok(Math.abs(complexClebschGordan(...arguments_) - expected) < 1e-15, JSON.stringify(arguments_));
    }
  });

  it("does not lose digits where the sum alternates: at l = 11 and beyond float64's whole numbers", () => {
    for (const [l1, l2, l3] of [
      [11, 11, 11],
      [17, 17, 18],
      [18, 18, 17],
      [40, 40, 40],
    ] as const) {
      for (const m3 of [0, 1, l3 - 1]) {
        let norm = 0;
        for (let m1 = -l1; m1 <= l1; m1++) {
          if (Math.abs(m3 - m1) > l2) continue;
          norm += complexClebschGordan([l1, m1], [l2, m3 - m1], [l3, m3]) ** 2;
        }
        assert.ok(Math.abs(norm - 1) < 1e-12, `${l1} ${l2} ${l3} ${m3}: ${norm}`);
      }
    }
  });

  it("refuses orders beyond the degree", () => {
    assert.throws(() => complexClebschGordan([1, 2], [1, 0], [2, 2]), {
      name: "RangeError",
      message: /order m = -1, ..., 1 for the degree 1, got 2/,
    });
  });
});
