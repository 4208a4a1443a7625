import assert from "node:assert/strict";
import fc from "fast-check";
import { display } from "../../../lib/display/displayable.js";
import { type Irrep, irrep, irrepName, irrepsInProduct, sameIrrep } from "../../../lib/irreps/irrep.js";
import { harmonicIrreps, type Irreps, irreps, irrepsOf, parseIrreps } from "../../../lib/irreps/irreps.js";
import type { IrrepsString } from "../../../lib/irreps/irrepsString.js";
import type { MulIrrep } from "../../../lib/irreps/mulIrrep.js";
import { reference } from "../../support/e3nn/reference.js";

interface Arithmetic {
  readonly irreps: readonly Readonly<
    Record<"a" | "b" | "simplify" | "sort" | "product", string> & { dim: number }
  >[];
}

const anyIrrep: fc.Arbitrary<Irrep> = fc.record({ l: fc.nat(5), p: fc.constantFrom(1, -1) });
const anyTerms: fc.Arbitrary<MulIrrep[]> = fc.array(fc.record({ mul: fc.nat(4), irrep: anyIrrep }), {
  maxLength: 8,
});
const anyIrreps: fc.Arbitrary<Irreps> = anyTerms.map((terms) => irrepsOf(terms));

/** The irrep of every single copy, in order. */
const copies = ({ terms }: Irreps): string[] =>
  terms.flatMap(({ mul, irrep }) => new Array<string>(mul).fill(irrepName(irrep)));

describe("irreps", () => {
  it("agree with e3nn in dimension, order, simplification and products", () => {
    const cases = reference<Arithmetic>("layers").irreps;
    assert.equal(cases.length, 4);
    for (const { a, b, simplify, sort, dim, product } of cases) {
      const [first, second] = [parseIrreps(a), parseIrreps(b)];
      assert.equal(first.dim, dim);
      assert.equal(first.simplify().toString(), simplify);
      assert.equal(first.sort().irreps.toString(), sort);
      assert.equal(first.tensorProduct(second).toString(), product);
    }
  });

  it("know their dimension, number, largest degree and slices", () => {
    const all = irreps("8x0e + 4x1o+2o");
    assert.deepEqual([all.dim, all.numIrreps, all.lmax], [8 + 12 + 5, 13, 2]);
    assert.deepEqual(all.slices, [
      { start: 0, end: 8 },
      { start: 8, end: 20 },
      { start: 20, end: 25 },
    ]);
    assert.equal(all.toString(), "8x0e+4x1o+1x2o");
    assert.deepEqual(all[display](), { "text/plain": "8x0e+4x1o+1x2o" });
    assert.deepEqual([all.count(irrep(1, -1)), all.count(irrep(1, 1))], [4, 0]);
    assert.equal(all.filter(({ irrep }) => irrep.p === -1).toString(), "4x1o+1x2o");
    assert.deepEqual([irreps("").dim, irreps("").lmax, irreps("").terms], [0, -1, []]);
    assert.equal(harmonicIrreps(3).toString(), "1x0e+1x1o+1x2e+1x3o");
    assert.equal(harmonicIrreps(3, 1).toString(), "1x0e+1x1e+1x2e+1x3e");
  });

  it("are read back from their own string", () => {
    fc.assert(fc.property(anyIrreps, (all) => parseIrreps(all.toString()).equals(all)));
    assert.equal(irreps("1o").equals(irreps("1e")), false);
  });

  it("keep the order of all components when simplified, and only regrouping makes equal sums equal", () => {
    fc.assert(
      fc.property(anyIrreps, (all) => {
        assert.deepEqual(copies(all.simplify()), copies(all));
        assert.ok(all.simplify().terms.every(({ mul }) => mul > 0));
        assert.equal(all.regroup().dim, all.dim);
        assert.ok(all.sort().irreps.directSum(all).regroup().equals(all.directSum(all).regroup()));
        assert.ok(all.regroup().terms.every(({ irrep, mul }) => mul === all.count(irrep)));
      }),
    );
    assert.equal(irreps("2x1o+1x0e+3x1o").simplify().equals(irreps("1x0e+5x1o")), false);
    assert.equal(irreps("2x1o+1x0e+3x1o").regroup().toString(), "1x0e+5x1o");
  });

  it("say where sorting took each term, and back", () => {
    fc.assert(
      fc.property(anyIrreps, (all) => {
        const { irreps: sorted, permutation, inverse } = all.sort();
        for (const [i, term] of all.terms.entries()) assert.deepEqual(sorted.terms[permutation[i]!], term);
        for (const [k, term] of sorted.terms.entries()) assert.deepEqual(all.terms[inverse[k]!], term);
      }),
    );
    const { permutation } = irreps("2x1o+1x0e+3x1o").sort();
    assert.deepEqual(permutation, [1, 0, 2]);
  });

  it("multiply dimensions in products, and add them in sums", () => {
    fc.assert(
      fc.property(anyIrreps, anyIrreps, (a, b) => {
        assert.equal(a.tensorProduct(b).dim, a.dim * b.dim);
        assert.equal(a.directSum(b).dim, a.dim + b.dim);
        assert.ok(a.tensorProduct(b).equals(b.tensorProduct(a)));
      }),
    );
  });

  it("of a product of two obey the selection rule", () => {
    fc.assert(
      fc.property(anyIrrep, anyIrrep, (a, b) => {
        const found = irrepsInProduct(a, b);
        const dimension = found.reduce((sum, { l }) => sum + 2 * l + 1, 0);
        assert.equal(dimension, (2 * a.l + 1) * (2 * b.l + 1));
        assert.ok(found.every(({ p }) => p === a.p * b.p));
      }),
    );
    assert.deepEqual(irrepsInProduct(irrep(1, -1), irrep(1, -1)).map(irrepName), ["0e", "1e", "2e"]);
    assert.ok(!irrepsInProduct(irrep(1, -1), irrep(1, -1)).some((found) => sameIrrep(found, irrep(1, -1))));
  });

  it("are checked by the compiler, and say which term is wrong", () => {
    const refused = (read: () => unknown, term: string): void =>
      assert.throws(read, {
        name: "RangeError",
        message: `'${term}' is not an irrep: write multiplicity x degree parity, e.g. 8x1o`,
      });
    // @ts-expect-error: no parity q
    refused(() => irreps("8x0q"), "8x0q");
    // @ts-expect-error: the second term
    refused(() => irreps("8x0e + 4y1o"), "4y1o");
    // @ts-expect-error: no degree
    refused(() => irreps("8xe"), "8xe");
    // @ts-expect-error: negative degree
    refused(() => irreps("8x-1o"), "8x-1o");
    // @ts-expect-error: half degree
    refused(() => irreps("1x0.5e"), "1x0.5e");
    // @ts-expect-error: nothing after the last +
    assert.throws(() => irreps("1x0e +"), { message: /^nothing after the last \+: write an irrep there/ });
    // @ts-expect-error: no irreps at all
    refused(() => irreps("vector"), "vector");
    refused(() => parseIrreps("8x0q + 1o"), "8x0q");
    // What the compiler cannot know is checked when it is read.
    const unknown: string = ["8x0e", "1p"].join("+");
    refused(() => irreps(unknown), "1p");
  });

  it("that are invalid have the sentence as their type, which the compiler prints", () => {
    const sentence: IrrepsString<"1o + 8x0q"> =
      "'8x0q' is not an irrep: write multiplicity x degree parity, e.g. 8x1o";
    const fine: IrrepsString<" 8x0e+10o "> = " 8x0e+10o ";
    const crowded: IrrepsString<"8x0e+4x1o +  8x0q + 2e"> = sentence;
    const mixed: IrrepsString<"8x0e+4x1o +  2e + 12x0o"> = "8x0e+4x1o +  2e + 12x0o";
    assert.equal(parseIrreps(mixed).dim, 8 + 12 + 5 + 12);
    assert.throws(() => parseIrreps("8x0e+4x1o +  8x0q + 2e"), { message: crowded });
    assert.throws(() => parseIrreps("1o + 8x0q"), { message: sentence });
    assert.equal(parseIrreps(fine).dim, 29);
  });

  it("of sixty terms are still read by the compiler", () => {
    const sixty = irreps(
      "1x0e+2x0o+3x1e+4x1o+5x2e+6x2o+7x3e+8x3o+9x4e+10x4o+11x5e+12x5o+13x6e+14x6o+15x7e+16x7o+17x8e+18x8o+19x9e+20x9o+1x0e+2x0o+3x1e+4x1o+5x2e+6x2o+7x3e+8x3o+9x4e+10x4o+11x5e+12x5o+13x6e+14x6o+15x7e+16x7o+17x8e+18x8o+19x9e+20x9o+1x0e+2x0o+3x1e+4x1o+5x2e+6x2o+7x3e+8x3o+9x4e+10x4o+11x5e+12x5o+13x6e+14x6o+15x7e+16x7o+17x8e+18x8o+19x9e+20x9o",
    );
    assert.equal(sixty.terms.length, 60);
  });

  it("refuse invalid degrees, parities and multiplicities", () => {
    assert.throws(() => irrep(-1, 1), { name: "RangeError", message: /degree l = 0, 1, 2, ..., got -1/ });
    assert.throws(() => irrep(0.5, 1), { name: "RangeError", message: /got 0.5/ });
    // @ts-expect-error: a parity is 1 or -1
    assert.throws(() => irrep(1, 0), {
      name: "RangeError",
      message: /parity 1 \(even\) or -1 \(odd\), got 0/,
    });
    assert.throws(() => irrepsOf([{ mul: -2, irrep: irrep(1, 1) }]), {
      name: "RangeError",
      message: /multiplicity 0, 1, 2, ..., got -2 of the irrep 1e/,
    });
    assert.throws(() => irrepsOf([{ mul: 1, irrep: { l: 1.5, p: 1 } }]), { name: "RangeError" });
  });
});
