import assert from "node:assert/strict";
import fc from "fast-check";
import {
  type ExactMatrix,
  echelonForm,
  exactDeterminant,
  exactIdentity,
  exactInverse,
  exactlyEqual,
  exactMatrix,
  exactProduct,
  exactRank,
  type Fractional,
  fraction,
  nullSpace,
  showFractions,
} from "noether/exact";

const entry: fc.Arbitrary<Fractional> = fc
  .tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: 1, max: 6 }))
  .map(([p, q]) => fraction(p, q));

const matrix = (rows: number, columns: number): fc.Arbitrary<ExactMatrix> =>
  fc
    .array(fc.array(entry, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows })
    .map(exactMatrix);

const square: fc.Arbitrary<ExactMatrix> = fc.integer({ min: 1, max: 5 }).chain((n) => matrix(n, n));

/** Any shape, and of any rank: the product of an m x r and an r x n matrix. */
const anyRank: fc.Arbitrary<ExactMatrix> = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 5 }))
  .chain(([m, r, n]) => fc.tuple(matrix(m, r), matrix(r, n)))
  .map(([a, b]) => exactProduct(a, b));

/** The Hilbert matrix 1 / (i + j + 1), the classical example of a matrix that rounding ruins. */
const hilbert = (n: number): ExactMatrix =>
  Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => fraction(1, i + j + 1)));

describe("fractions", () => {
  it("calculate exactly where float64 does not", () => {
    assert.ok(fraction("0.1").add(fraction("0.2")).equals(fraction(3, 10)));
    assert.notEqual(0.1 + 0.2, 0.3);
    assert.equal(
      fraction(10n ** 40n + 1n, 10n ** 40n)
        .sub(1)
        .toFraction(),
      `1/1${"0".repeat(40)}`,
    );
  });

  it("obey the laws of a field", () => {
    const some = entry.map((x) => fraction(x));
    fc.assert(
      fc.property(some, some, some, (a, b, c) => {
        assert.ok(a.mul(b.add(c)).equals(a.mul(b).add(a.mul(c))));
        assert.ok(
          a
            .add(b)
            .add(c)
            .equals(a.add(b.add(c))),
        );
        if (!b.equals(0)) assert.ok(a.div(b).mul(b).equals(a));
      }),
    );
  });

  it("are read from whole numbers and text, and are shown as text", () => {
    assert.equal(
      showFractions([
        [fraction(2, 4), fraction(-3)],
        [fraction("1/3"), fraction("0.75")],
      ]),
      "[[1/2, -3], [1/3, 3/4]]",
    );
  });

  it("refuse a zero denominator, numbers that are rounded already, and other text", () => {
    assert.throws(() => fraction(1, 0), { name: "RangeError", message: /got 1 \/ 0/ });
    assert.throws(() => fraction(0.1), { name: "RangeError", message: /got 0.1: .* as text, "0.1"/ });
    assert.throws(() => fraction(Number.NaN), { message: /got NaN/ });
    assert.throws(() => fraction("one"), { name: "RangeError", message: /got "one"/ });
  });
});

describe("matrices of fractions", () => {
  it("have an inverse exactly if the determinant is not 0", () => {
    fc.assert(
      fc.property(square, (a) => {
        if (exactDeterminant(a).equals(0)) {
          assert.throws(() => exactInverse(a), {
            name: "RangeError",
            message: /expected an invertible matrix/,
          });
          assert.ok(exactRank(a) < a.length);
        } else {
          assert.ok(exactlyEqual(exactProduct(a, exactInverse(a)), exactIdentity(a.length)));
          assert.ok(exactlyEqual(exactProduct(exactInverse(a), a), exactIdentity(a.length)));
        }
      }),
    );
  });

  it("have determinants that multiply, and change their sign with two rows", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 4 }).chain((n) => fc.tuple(matrix(n, n), matrix(n, n))),
        ([a, b]) => {
          assert.ok(
            exactDeterminant(exactProduct(a, b)).equals(exactDeterminant(a).mul(exactDeterminant(b))),
          );
          const swapped = a.with(0, a[1]!).with(1, a[0]!);
          assert.ok(exactDeterminant(swapped).equals(exactDeterminant(a).neg()));
        },
      ),
    );
    assert.equal(
      showFractions(
        exactDeterminant(
          exactMatrix([
            ["1/2", 1],
            [3, 4],
          ]),
        ),
      ),
      "-1",
    );
  });

  it("have rank and null space with rank + dimension = columns, and A x = 0 exactly", () => {
    fc.assert(
      fc.property(anyRank, (a) => {
        const basis = nullSpace(a);
        assert.equal(exactRank(a) + basis.length, a[0]!.length);
        assert.equal(exactRank(a[0]!.map((_, j) => a.map((row) => row[j]!))), exactRank(a));
        for (const x of basis) {
          for (const [y] of exactProduct(
            a,
            x.map((entry) => [entry]),
          ))
            assert.ok(y!.equals(0));
        }
        if (basis.length > 0) assert.equal(exactRank(basis), basis.length);
      }),
    );
  });

  it("have an echelon form with a 1 at each pivot and 0 above and below", () => {
    fc.assert(
      fc.property(anyRank, (a) => {
        const { rows, pivots } = echelonForm(a);
        for (const [r, c] of pivots.entries())
          for (const [i, row] of rows.entries()) assert.ok(row[c]!.equals(i === r ? 1 : 0));
        for (const row of rows.slice(pivots.length)) assert.ok(row.every((entry) => entry.equals(0)));
        // The rows span the same space.
        assert.equal(exactRank([...a, ...rows]), pivots.length);
      }),
    );
  });

  it("invert the Hilbert matrix exactly, for which float64 has lost all digits", () => {
    const inverse = exactInverse(hilbert(14));
    assert.ok(inverse.flat().every((x) => x.d === 1n));
    // (A^-1)_00 = n^2
    assert.ok(inverse[0]![0]!.equals(14 ** 2));
    assert.ok(exactlyEqual(exactProduct(hilbert(14), inverse), exactIdentity(14)));
    // Rounding the entries of A to float64 first already gives another inverse.
    const rounded = hilbert(14).map((row) => row.map((x) => fraction(String(x.valueOf()))));
    assert.ok(Math.abs(exactInverse(rounded)[0]![0]!.valueOf() - 14 ** 2) > 0.01);
  });

  it("refuse shapes that do not fit", () => {
    assert.throws(() => exactMatrix([[1], [1, 2]]), { name: "RangeError", message: /got 2 in row 1/ });
    assert.throws(() => exactMatrix([]), { message: /got an empty one/ });
    assert.throws(() => exactProduct(exactIdentity(2), exactIdentity(3)), { message: /2 rows .* got 3/ });
    assert.throws(() => exactInverse(exactMatrix([[1, 2]])), { message: /square matrix, got 1 rows of 2/ });
  });

  it("refuse what is not a fraction and rows that differ in length", () => {
    for (const odd of [undefined, null, "", " ", [], {}, true])
      assert.throws(() => fraction(odd as never), {
        name: "RangeError",
        message: /expected a fraction such as/,
      });
    assert.equal(exactDeterminant([]).toFraction(), "1");
    assert.throws(() => exactDeterminant([[1]] as never), {
      name: "RangeError",
      message: /expected fractions, got 1 in row 0, column 0: .*exactMatrix/,
    });
    const ragged = [[fraction(1), fraction(2)], [fraction(1)]];
    for (const refuses of [exactDeterminant, exactRank, exactInverse, nullSpace])
      assert.throws(() => refuses(ragged), {
        name: "RangeError",
        message: /rows of one length|square matrix/,
      });
    assert.throws(() => exactProduct([[fraction(1), fraction(2)]], ragged), { name: "RangeError" });
    for (const n of [-1, 0.5, Number.NaN, 1e9]) assert.throws(() => exactIdentity(n), { name: "RangeError" });
  });
});
