import assert from "node:assert/strict";
import { display } from "../../../lib/display/displayable.js";
import { alternating } from "../../../lib/group/alternating.js";
import { cyclic } from "../../../lib/group/cyclic.js";
import { dihedral } from "../../../lib/group/dihedral.js";
import type { FiniteGroup } from "../../../lib/group/group.js";
import { quaternionGroup } from "../../../lib/group/quaternionGroup.js";
import { symmetric } from "../../../lib/group/symmetric.js";
import type { Complex } from "../../../lib/numbers/complex.js";
import { random } from "../../../lib/numbers/random.js";
import { character } from "../../../lib/representation/character.js";
import { characterInnerProduct } from "../../../lib/representation/characterInnerProduct.js";
import { type CharacterTable, characterTable } from "../../../lib/representation/characterTable.js";
import { frobeniusSchur } from "../../../lib/representation/frobeniusSchur.js";
import { inRadicals } from "../../../lib/representation/inRadicals.js";
import { irreducibles } from "../../../lib/representation/irreducibles.js";
import { permutationRepresentation } from "../../../lib/representation/permutationRepresentation.js";
import { regular } from "../../../lib/representation/regular.js";
import { gap, hasGap } from "../../support/gap.js";
import { cube, groups } from "./samples.js";

// biome-ignore lint/suspicious/noExplicitAny: each group has its own elements
type Any = any;

const near = (z: Complex, re: number, im = 0, bound = 1e-12): boolean =>
  Math.abs(z.re - re) < bound && Math.abs(z.im - im) < bound;

const indicator = { real: 1, complex: 0, quaternionic: -1 };

describe("a character table", () => {
  for (const group of [...groups, cube, alternating(5)] as readonly FiniteGroup<Any>[]) {
    it(`has orthonormal rows, orthogonal columns, as many as there are classes, and sum d^2 = |G|: ${group.name}`, () => {
      const { classes, characters } = characterTable(group);
      assert.equal(characters.length, classes.length);
      assert.equal(
        characters.reduce((sum, { degree }) => sum + degree ** 2, 0),
        group.order,
      );
      for (const chi of characters) {
        for (const psi of characters) assert.ok(near(characterInnerProduct(chi, psi), chi === psi ? 1 : 0));
        assert.ok(Math.abs(frobeniusSchur(chi) - indicator[chi.type]) < 1e-12);
      }
      for (const [k, members] of classes.entries()) {
        for (const l of classes.keys()) {
          const [re, im] = characters.reduce(
            ([a, b], { values }) => {
              const [x, y] = [values[k]!, values[l]!];
              return [a + x.re * y.re + x.im * y.im, b + x.im * y.re - x.re * y.im];
            },
            [0, 0],
          );
          assert.ok(near({ re: re!, im: im! }, k === l ? group.order / members.length : 0, 0, 1e-11));
        }
      }
    });
  }

  it("is the one in every book for S_3", () => {
    const { characters } = characterTable(symmetric(3));
    const real = characters.map(({ values }) => values.map(({ re }) => re));
    assert.deepEqual(real, [
      [1, 1, 1],
      [1, -1, 1],
      [2, 0, -1],
    ]);
  });

  it("has the powers of a root of unity as its rows for Z/n", () => {
    const { characters } = characterTable(cyclic(7));
    for (const { values } of characters) {
      const angle = Math.atan2(values[1]!.im, values[1]!.re);
      for (const [k, z] of values.entries())
        assert.ok(near(z, Math.cos(k * angle), Math.sin(k * angle), 1e-12));
    }
    assert.equal(
      new Set(characters.map(({ values }) => Math.round(1e6 * Math.atan2(values[1]!.im, values[1]!.re))))
        .size,
      7,
    );
  });

  it("is shown as a table, with square roots and types", () => {
    const words = String(characterTable(alternating(5))[display]()["text/plain"]);
    assert.match(words, /20 \(0 1 2\)/);
    assert.match(words, /\(1\+√5\)\/2/);
    const bundle = characterTable(quaternionGroup())[display]();
    assert.match(String(bundle["text/plain"]), /χ₅ H {2}2 {4}0/);
    assert.match(String(bundle["image/svg+xml"]), /χ₅ H/);
  });
});

describe("characters", () => {
  it("count fixed points, and the inner product counts orbits", () => {
    const chi = character(permutationRepresentation(symmetric(3)));
    assert.deepEqual(chi.values, [3, 1, 0]);
    assert.equal(characterInnerProduct(chi, chi), 2);
    const psi = character(regular(symmetric(3)));
    assert.deepEqual([characterInnerProduct(psi, psi), characterInnerProduct(chi, psi)], [6, 3]);
    assert.match(String(chi[display]()["text/plain"]), /e: 3, \(0 1\) \(3\): 1, \(0 1 2\) \(2\): 0/);
  });

  it("of real irreducible representations have <chi, chi> = 1, 2, 4 and indicators 1, 0, -2", () => {
    for (const group of groups) {
      for (const U of irreducibles(group)) {
        const chi = character(U);
        const [norm, nu] = { real: [1, 1], complex: [2, 0], quaternionic: [4, -2] }[U.type] as [
          number,
          number,
        ];
        assert.ok(Math.abs(characterInnerProduct(chi, chi) - norm) < 1e-10);
        assert.ok(Math.abs(frobeniusSchur(chi) - nu) < 1e-10);
      }
    }
  });

  it("belong to one group in an inner product", () => {
    assert.throws(
      // @ts-expect-error: elements of two kinds
      () => characterInnerProduct(character(regular(cyclic(2))), character(regular(symmetric(3)))),
      {
        name: "TypeError",
        message: /Z\/2 and one of S3/,
      },
    );
  });

  it("are written in radicals if they are exact, and in decimals otherwise", () => {
    const words = (re: number, im = 0): string => inRadicals({ re, im });
    assert.equal(words(-2), "-2");
    assert.equal(words(0.5), "1/2");
    assert.equal(words((1 - Math.sqrt(5)) / 2), "(1-√5)/2");
    assert.equal(words(-1 / 2, Math.sqrt(3) / 2), "-1/2+√3/2 i");
    assert.equal(words(0, -1), "-i");
    assert.equal(words(0, -Math.sqrt(3)), "-√3 i");
    assert.equal(words(Math.cos(1)), "0.540");
    const stream = random(1);
    for (let k = 0; k < 200; k++) {
      const [a, b, m] = [stream.integer(9) - 4, stream.integer(9) - 4, stream.pick([2, 3, 5])];
      const text = words((a + b * Math.sqrt(m)) / 2);
      const value = text.replace(
        /(\d*)√(\d)/g,
        (_, c: string, r: string) => `${c || 1}*${Math.sqrt(Number(r))}`,
      );
      assert.ok(Math.abs(evaluated(value) - (a + b * Math.sqrt(m)) / 2) < 1e-9, text);
    }
  });
});

/** The value of sums of products with at most one pair of brackets, divided by a number. */
function evaluated(text: string): number {
  const [, inner, , divisor] = /^(\(.*\)|[^/()]*)(\/(\d+))?$/.exec(text)!;
  const terms = inner!.replace(/[()]/g, "").match(/[+-]?[^+-]+/g)!;
  const sum = terms.reduce(
    (total, term) => total + term.split("*").reduce((p, x) => p * Number(x === "-" ? -1 : x), 1),
    0,
  );
  return sum / Number(divisor ?? 1);
}

interface Known {
  readonly sizes: readonly number[];
  readonly orders: readonly number[];
  readonly rows: readonly (readonly Complex[])[];
  readonly indicators: readonly number[];
}

/** The character tables of groups given to GAP by generators; each value as its coefficients c_k of E(n)^k. */
function known(definitions: readonly string[]): readonly Known[] {
  const text = gap(`
coefficients := x -> CoeffsCyc(x, Conductor(x));;
for G in [${definitions.join(", ")}] do
  t := CharacterTable(G);
  Print(SizesConjugacyClasses(t), ";", OrdersClassRepresentatives(t), ";",
    List(Irr(t), chi -> List(ValuesOfClassFunction(chi), coefficients)), ";", Indicator(t, 2), "#");
od;`);
  return text.replace(/\s/g, "").split("#").slice(0, -1).map(parsed);
}

function parsed(line: string): Known {
  const [sizes, orders, rows, indicators] = line.split(";").map((list) => JSON.parse(list));
  const value = (coefficients: readonly number[]): Complex =>
    coefficients.reduce<Complex>(
      ({ re, im }, c, k) => {
        const angle = (2 * Math.PI * k) / coefficients.length;
        return { re: re + c * Math.cos(angle), im: im + c * Math.sin(angle) };
      },
      { re: 0, im: 0 },
    );
  return { sizes, orders, rows: rows.map((row: number[][]) => row.map(value)), indicators };
}

/** Whether two tables agree up to the order of rows and columns: columns are matched one by one, rows with them. */
function agree(ours: Known, theirs: Known): boolean {
  const word = ({ re, im }: Complex): string => `${Math.round(re * 1e8) + 0},${Math.round(im * 1e8) + 0}`;
  const starts = (table: Known, columns: readonly number[]): string =>
    table.rows
      .map((row, i) => [table.indicators[i], ...columns.map((k) => word(row[k]!))].join(" "))
      .sort()
      .join("\n");
  const matched = (columns: readonly number[]): boolean => {
    if (starts(ours, [...columns.keys()]) !== starts(theirs, columns)) return false;
    const k = columns.length;
    if (k === ours.sizes.length) return true;
    return theirs.sizes.some(
      (size, l) =>
        !columns.includes(l) &&
        size === ours.sizes[k] &&
        theirs.orders[l] === ours.orders[k] &&
        matched([...columns, l]),
    );
  };
  return ours.sizes.length === theirs.sizes.length && ours.rows.length === theirs.rows.length && matched([]);
}

function told<G>({ group, classes, characters }: CharacterTable<G>): Known {
  const order = (g: G): number => {
    let n = 1;
    for (let h = g; !group.equals(h, group.identity); h = group.multiply(h, g)) n++;
    return n;
  };
  return {
    sizes: classes.map(({ length }) => length),
    orders: classes.map(([g]) => order(g!)),
    rows: characters.map(({ values }) => values),
    indicators: characters.map((chi) => Math.round(frobeniusSchur(chi))),
  };
}

describe("character tables and indicators agree with GAP", () => {
  const tables: readonly (readonly [FiniteGroup<Any>, definition: string])[] = [
    [symmetric(3), "SymmetricGroup(3)"],
    [symmetric(4), "SymmetricGroup(4)"],
    [symmetric(5), "SymmetricGroup(5)"],
    [dihedral(4), "Group((1,2,3,4), (1,3))"],
    [dihedral(6), "Group((1,2,3,4,5,6), (1,5)(2,4))"],
    [quaternionGroup(), "Group((1,2,3,4)(5,6,7,8), (1,5,3,7)(2,8,4,6))"],
    [alternating(4), "AlternatingGroup(4)"],
    [alternating(5), "AlternatingGroup(5)"],
    [cyclic(12), "Group((1,2,3,4,5,6,7,8,9,10,11,12))"],
    [cube, "Group((1,2,3,4), (1,2), (5,6))"],
  ];

  let theirs: readonly Known[] = [];

  before(function () {
    if (hasGap) {
      theirs = known(tables.map(([, definition]) => definition));
      assert.equal(theirs.length, tables.length);
      return;
    }
    if (process.env.CI === "true") throw new Error("GAP is not installed: .ci/run installs gap-core");
    console.log(
      "    NOT TESTED: the comparison with GAP, because `gap` is not installed (Debian: apt install gap-core)",
    );
    this.skip();
  });

  for (const [k, [group]] of tables.entries()) {
    it(`for ${group.name}`, () => {
      assert.ok(agree(told(characterTable(group)), theirs[k]!));
    });
  }

  it("and the comparison detects a wrong sign, a wrong indicator, and two groups with the same orders of classes", () => {
    const place = (name: string): Known => theirs[tables.findIndex(([group]) => group.name === name)]!;
    const ours = told(characterTable(dihedral(4)));
    assert.ok(agree(ours, place("D4")));
    const turned = (row: readonly Complex[]): readonly Complex[] =>
      row.map((z, k) => (k === 0 ? z : { re: 0 - z.re, im: 0 - z.im }));
    assert.ok(!agree({ ...ours, rows: ours.rows.with(4, turned(ours.rows[4]!)) }, place("D4")));
    assert.ok(!agree({ ...ours, indicators: ours.indicators.with(4, -1) }, place("D4")));
    // Q_8 and D_4 have the same values: the orders of the elements and the indicators differ.
    assert.ok(!agree(ours, place("Q8")));
    assert.ok(!agree({ ...ours, orders: place("Q8").orders, sizes: place("Q8").sizes }, place("Q8")));
  });
});
