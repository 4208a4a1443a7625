import assert from "node:assert/strict";
import { kronecker } from "../../../lib/algebra/kronecker.js";
import { identityMatrix, matmul, matvec, transpose } from "../../../lib/algebra/matrix.js";
import { display } from "../../../lib/display/displayable.js";
import { haarOrthogonal } from "../../../lib/group/haar.js";
import { irreps } from "../../../lib/irreps/irreps.js";
import { irrepsD } from "../../../lib/irreps/irrepsD.js";
import { relativeError } from "../../../lib/laws/relativeError.js";
import { type Random, random } from "../../../lib/numbers/random.js";
import { fullTensorProduct } from "../../../lib/product/fullTensorProduct.js";
import {
  type ReducedTensorProducts,
  reducedTensorProducts,
} from "../../../lib/product/reducedTensorProducts.js";
import { largestError, reference } from "../../support/e3nn/reference.js";

interface Stored {
  readonly irreps_out: string;
  readonly change_of_basis: readonly unknown[];
}
interface Reduced {
  readonly cases: readonly {
    readonly formula: string;
    readonly irreps: Readonly<Record<string, string>>;
    readonly irreps_out: string;
    readonly shape: readonly number[];
    readonly nonzero: readonly (readonly [row: number, place: number, value: number])[];
  }[];
}
type Layers = Readonly<Record<"reduced_ij_sym" | "reduced_ijk_sym", Stored>>;

const normals = (n: number, stream: Random): number[] => Array.from({ length: n }, () => stream.normal());
const flat = (tensor: readonly unknown[]): number[] => tensor.flat(Number.POSITIVE_INFINITY) as number[];

/** Row-major indices of every entry of a tensor. */
function places(dims: readonly number[]): number[][] {
  return dims.reduce<number[][]>(
    (all, n) => all.flatMap((x) => Array.from({ length: n }, (_, i) => [...x, i])),
    [[]],
  );
}

/** T with its indices in another order: the entry at x is T's at (x_order[0], x_order[1], ...). */
function permuted(T: readonly number[], dims: readonly number[], order: readonly number[]): number[] {
  return places(dims).map((x) => T[order.reduce((at, from, k) => at * dims[k]! + x[from]!, 0)]!);
}

/** All orders of 0, ..., n - 1, with their signs as permutations. */
function permutations(n: number): { order: number[]; sign: number }[] {
  if (n === 0) return [{ order: [], sign: 1 }];
  return permutations(n - 1).flatMap(({ order, sign }) =>
    Array.from({ length: n }, (_, at) => ({
      order: order.toSpliced(at, 0, n - 1),
      sign: (n - 1 - at) % 2 === 0 ? sign : -sign,
    })),
  );
}

describe("reducedTensorProducts", () => {
  it("agrees with e3nn: the irreps, the projection Q^T Q, and here each row too", () => {
    const layers = reference<Layers>("layers");
    for (const [formula, stored] of [
      ["ij=ji", layers.reduced_ij_sym],
      ["ijk=jik=ikj", layers.reduced_ijk_sym],
    ] as const) {
      const { out, Q, shape } = reducedTensorProducts(formula, { i: "1o" });
      const expected = stored.change_of_basis.map((row) => flat(row as readonly unknown[]));
      assert.equal(out.toString(), stored.irreps_out);
      assert.deepEqual(shape, [expected.length, ...[...formula.split("=")[0]!].map(() => 3)]);
      const [projection, theirs] = [Q, expected].map((rows) => matmul(transpose(rows), rows));
      assert.ok(largestError(projection, theirs) < 1e-12);
      assert.ok(largestError(Q, expected) < 1e-12);
    }
    const [other] = [reducedTensorProducts("ij=-ji", { i: "1o" }).Q].map((Q) => matmul(transpose(Q), Q));
    const symmetric = layers.reduced_ij_sym.change_of_basis.map((row) => flat(row as readonly unknown[]));
    assert.ok(largestError(other, matmul(transpose(symmetric), symmetric)) > 0.1);
  });

  it("agrees with e3nn row by row where irreps occur several times, in the copies that are chosen too", () => {
    const { cases } = reference<Reduced>("reduced");
    assert.equal(cases.length, 7);
    for (const { formula, irreps: of, irreps_out, shape, nonzero } of cases) {
      const reduced = reducedTensorProducts(formula, of);
      assert.equal(reduced.out.toString(), irreps_out);
      assert.deepEqual(reduced.shape, shape);
      const expected = reduced.Q.map((row) => row.map(() => 0));
      for (const [row, place, value] of nonzero) expected[row]![place] = value;
      assert.ok(largestError(reduced.Q, expected) < 1e-12, formula);
      const mixed = [...reduced.Q.slice(1), reduced.Q[0]!];
      assert.ok(largestError(mixed, expected) > 0.1);
    }
    assert.ok(cases.some(({ irreps_out }) => /[2-9]x/.test(irreps_out)));
  });

  it("has the irreps that one counts: symmetric, antisymmetric, of three, curvature and elasticity", () => {
    const cases = [
      ["ij=ji", "1o", "1x0e+1x2e"],
      ["ij=-ji", "1o", "1x1e"],
      ["ijk=jik=ikj", "1o", "1x1o+1x3o"],
      ["ijk=-jik=-ikj", "1o", "1x0o"],
      ["ijk=-ikj=-jik", "2e", "1x1e+1x3e"],
      ["ijk=jki", "1o", "1x0o+1x1o+1x3o"],
      ["ijkl=-jikl=-ijlk=klij", "1o", "1x0e+1x2e"],
      ["ijkl=jikl=ijlk=klij", "1o", "2x0e+2x2e+1x4e"],
      ["i", "1o+2x0e", "2x0e+1x1o"],
    ] as const;
    for (const [formula, of, out] of cases)
      assert.equal(reducedTensorProducts(formula, { i: irreps(of) }).out.toString(), out);
    const nothing = reducedTensorProducts("ijkl=-jikl=-jkli", { i: "1o" });
    assert.deepEqual([nothing.out.toString(), nothing.shape, nothing.Q], ["", [0, 3, 3, 3, 3], []]);
    assert.deepEqual(reducedTensorProducts("ij=ji", { i: "" }).shape, [0, 0, 0]);
    assert.deepEqual(nothing.apply([1, 2, 3], [0, 1, 1], [1, 0, 0], [2, 0, 1]), []);
  });

  it("has orthonormal rows, which span all tensors that obey the formula and no others", () => {
    const whole = [{ order: [0, 1, 2], sign: 1 }];
    const three = permutations(3);
    const cases: readonly (readonly [ReducedTensorProducts, { order: number[]; sign: number }[]])[] = [
      [reducedTensorProducts("ijk=jik=kji", { i: "0e+1o" }), three.map(({ order }) => ({ order, sign: 1 }))],
      [reducedTensorProducts("ijk=-jik=-kji", { j: "0o+1o" }), three],
      [reducedTensorProducts("ijk=-jik", { i: "1o+0e", k: "2e+1o" }), three.slice(0, 0)],
      [reducedTensorProducts("ijk", { i: "1o", j: "2x1e", k: "0e+2o" }), whole],
    ];
    for (const [{ Q, in: factors, out, shape }, group] of cases) {
      const dims = factors.map(({ dim }) => dim);
      assert.deepEqual(shape, [Q.length, ...dims]);
      assert.equal(out.dim, Q.length);
      assert.ok(largestError(matmul(Q, transpose(Q)), identityMatrix(Q.length)) < 1e-13);
      const swap = [
        { order: [0, 1, 2], sign: 1 },
        { order: [1, 0, 2], sign: -1 },
      ];
      const all = group.length > 0 ? group : swap;
      // P T for each unit tensor, from the definition.
      const size = Q[0]!.length;
      const P = identityMatrix(size).map((T) =>
        all.reduce<number[]>(
          (sum, { order, sign }) =>
            permuted(T, dims, order).map((entry, x) => sum[x]! + (sign * entry) / all.length),
          T.map(() => 0),
        ),
      );
      const projection = matmul(transpose(Q), Q);
      assert.ok(largestError(projection, P) < 1e-13);
      // The control: without its last row it spans too little.
      const short = Q.slice(0, -1);
      assert.ok(largestError(matmul(transpose(short), short), P) > 1e-3);
    }
  });

  it("commutes with rotations and reflections: Q (D_i x D_j x ...) = D_out Q", () => {
    const stream = random(1);
    const all = [
      reducedTensorProducts("ij=ji", { i: "1o+2e" }),
      reducedTensorProducts("ij=-ji", { i: "2x1o+1e" }),
      reducedTensorProducts("ijk=jik=ikj", { i: "1o" }),
      reducedTensorProducts("ijk=-jik", { i: "1o", k: "0o+1e" }),
      reducedTensorProducts("ijkl=-jikl=-ijlk=klij", { i: "1o" }),
    ];
    let largest = 0;
    for (let n = 0; n < 1000; n++) {
      const { in: factors, out, apply, Q } = all[n % all.length]!;
      const g = haarOrthogonal(3, stream);
      const vectors = factors.map(({ dim }) => normals(dim, stream));
      const turned = vectors.map((x, k) => matvec(irrepsD(factors[k]!, g), x));
      const D = irrepsD(out, g);
      largest = Math.max(largest, relativeError(apply(...turned), matvec(D, apply(...vectors))));
      // The control: with components in another order it does not hold.
      const rolled = (z: readonly number[]): number[] => [...z.slice(1), z[0]!];
      assert.ok(relativeError(rolled(apply(...turned)), matvec(D, rolled(apply(...vectors)))) > 1e-6);
      if (n >= 10) continue;
      const onTensors = factors.map((of) => irrepsD(of, g)).reduce((product, of) => kronecker(product, of));
      assert.ok(largestError(matmul(Q, onTensors), matmul(D, Q)) < 1e-13);
    }
    assert.ok(largest < 1e-11, `${largest}`);
  });

  it("of vectors is Q of their outer product, and of two vectors without symmetry the full tensor product", () => {
    const stream = random(2);
    for (let n = 0; n < 100; n++) {
      const reduced = reducedTensorProducts("ijk=-jik", { i: "1o+0e", k: "1e" });
      const [x, y, z] = [4, 4, 3].map((dim) => normals(dim, stream)) as [number[], number[], number[]];
      const outer = kronecker(kronecker([x], [y]), [z])[0]!;
      assert.ok(largestError(reduced.apply(x, y, z), matvec(reduced.Q, outer)) < 1e-12);
      const negative = reduced.apply(y, x, z).map((entry) => -entry);
      assert.ok(largestError(reduced.apply(x, y, z), negative) < 1e-12);
      const pair = reducedTensorProducts("ij", { i: "1o", j: "2e" });
      const full = fullTensorProduct(irreps("1o"), irreps("2e"));
      const [v, w] = [normals(3, stream), normals(5, stream)];
      assert.equal(pair.out.toString(), full.out.toString());
      assert.ok(largestError(pair.apply(v, w), full.apply(v, w)) < 1e-12);
    }
  });

  it("has the gradients of differences, which are exact because it is linear in each vector", () => {
    const stream = random(3);
    const { apply, gradients, out, in: factors } = reducedTensorProducts("ijk=-jik", { i: "1o+0e", k: "1e" });
    for (let n = 0; n < 20; n++) {
      const vectors = factors.map(({ dim }) => normals(dim, stream));
      const g = normals(out.dim, stream);
      const value = (all: readonly number[][]): number =>
        apply(...all).reduce((sum, z, a) => sum + g[a]! * z, 0);
      const stepped = vectors.map((x, k) =>
        x.map((entry, i) => value(vectors.with(k, x.with(i, entry + 1))) - value(vectors)),
      );
      assert.ok(largestError(gradients(vectors, g), stepped) < 1e-12);
      assert.ok(largestError(gradients(vectors, g.with(0, g[0]! + 1)), stepped) > 1e-3);
    }
    assert.throws(
      () =>
        gradients(
          [
            [1, 2, 3, 4],
            [1, 2, 3, 4],
            [1, 2, 3],
          ],
          [1],
        ),
      {
        name: "RangeError",
        message: /^expected g of \d+ numbers for .*, got 1$/,
      },
    );
  });

  it("depends on the meaning of the formula, not on how it is written, and keeps what is asked for", () => {
    const one = reducedTensorProducts("ijk=jik=kji", { i: "1o+0e" });
    for (const formula of ["ijk=ikj=jik", "jki = kji = +jik", "-ijk=-jki=-kji"]) {
      const other = reducedTensorProducts(formula, { [formula.replace(/\W/g, "")[0]!]: irreps("1o+0e") });
      assert.ok(largestError(other.Q, one.Q) < 1e-14, formula);
    }
    const kept = reducedTensorProducts("ijk=jik=kji", { i: "1o+0e" }, { keep: irreps("1o+2e") });
    assert.equal(kept.out.toString(), "2x1o+1x2e");
    assert.equal(one.out.toString(), "2x0e+2x1o+1x2e+1x3o");
    assert.deepEqual(kept.Q, one.Q.slice(2, 13));
    assert.deepEqual(one[display](), {
      "text/plain": "ijk=jik=kji: 1x1o+1x0e x 1x1o+1x0e x 1x1o+1x0e -> 2x0e+2x1o+1x2e+1x3o",
    });
  });

  it("refuses contradictions, letters that do not match, and irreps that do not fit, and says what to do", () => {
    const fails = (make: () => unknown, message: RegExp): void =>
      assert.throws(make, { name: "RangeError", message });
    fails(
      () => reducedTensorProducts("ij=ji=-ij", { i: "1o" }),
      /some tensor other than 0 obeys, got "ij=ji=-ij": .*T_ij = T_\w\w and T_ij = -T_\w\w, so that the space is 0/,
    );
    fails(() => reducedTensorProducts("ijk=jik=-ikj", { i: "1o" }), /so that the space is 0/);
    fails(() => reducedTensorProducts("ijkl=-jikl=ijlk=klij", { i: "1o" }), /so that the space is 0/);
    fails(() => reducedTensorProducts("ij=jk", { i: "1o" }), /the indices ij in some order, got "jk"/);
    fails(() => reducedTensorProducts("ij=jik", { i: "1o" }), /the indices ij in some order, got "jik"/);
    fails(() => reducedTensorProducts("ii", { i: "1o" }), /every index once on a side, got "ii"/);
    fails(() => reducedTensorProducts("ij=", { i: "1o" }), /joined by "=", got "" in "ij="/);
    fails(() => reducedTensorProducts("i2=2i", { i: "1o" }), /got "i2" .*one letter/);
    fails(
      () => reducedTensorProducts("ij", { i: "1o" }),
      /for the index j of "ij", .* got them for i: write/,
    );
    fails(() => reducedTensorProducts("ij=ji", {}), /for the index i of "ij=ji", .* for none/);
    fails(() => reducedTensorProducts("ij=ji", { i: "1o", k: "1o" }), /i, j of "ij=ji", got some for "k"/);
    fails(
      () => reducedTensorProducts("ij=ji", { i: "1o", j: "1e" }),
      /equal irreps for i and j, which "ij=ji" permutes, got 1x1o and 1x1e: give both the same/,
    );
    // @ts-expect-error: the compiler says what is wrong with the string
    fails(() => reducedTensorProducts("ij=ji", { i: "1q" }), /'1q' is not an irrep/);
    const { apply } = reducedTensorProducts("ij=ji", { i: "1o" });
    fails(() => apply([1, 2, 3]), /expected 2 vectors, one for each of the indices ij, got 1/);
    fails(() => apply([1, 2, 3], [1, 2]), /expected 3 numbers of 1x1o for the index j, got 2/);
  });
});
