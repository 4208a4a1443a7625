import {
  cayleyTable,
  cyclic,
  dihedral,
  directProduct,
  type FiniteGroup,
  type Matrix,
  type Random,
  relativeError,
  symmetric,
} from "noether";
import { type Exercise, everyInputCounts, exercise, mutant, rejectedBy, worth } from "noether/course";
import { fault, type Instances, type Law, map, once, show, sides } from "noether/laws";
import { anyPermutation, column, firstDifference, named, noMatrix, times } from "./matrices.js";

type Table = readonly (readonly number[])[];
type RegularMatrix = (table: Table, g: number) => Matrix;
type Instance = readonly [table: Table, g: number, h: number];

const tabled = <G>(group: FiniteGroup<G>): readonly [string, Table] => [group.name, cayleyTable(group)];
const tables = [
  tabled(cyclic(2)),
  tabled(cyclic(3)),
  tabled(symmetric(3)),
  tabled(directProduct(cyclic(2), cyclic(2))),
  tabled(dihedral(4)),
  tabled(cyclic(5)),
];

/** The name of the group with a given table. */
const nameOf = (table: Table): string => tables.find(([, known]) => known.join() === table.join())![0];

const pairs: Instances<Instance> = {
  examples: tables
    .slice(0, 3)
    .flatMap(([, table]) => table.flatMap((_, g) => table.map((__, h): Instance => [table, g, h]))),
  draw(random) {
    const [, table] = random.pick(tables);
    return [table, random.integer(table.length), random.integer(table.length)];
  },
  simpler: () => [],
};
const pairInWords = ([table, g, h]: Instance): string =>
  `the table of ${nameOf(table)}: g = ${g}, h = ${h}, g h = ${table[g]![h]}`;

const homomorphism: Law<RegularMatrix, Instance> = sides(
  "homomorphism",
  "\\rho(g h) = \\rho(g)\\, \\rho(h)",
  pairs,
  (rho: RegularMatrix, [table, g, h]) => {
    const [first, second, whole] = [rho(table, g), rho(table, h), rho(table, table[g]![h]!)];
    const n = table.length;
    const bad =
      noMatrix(first, n, `rho(${g})`) ?? noMatrix(second, n, `rho(${h})`) ?? noMatrix(whole, n, "rho(g h)");
    if (bad !== undefined) return bad;
    const parts = times(first, second)!;
    const j = firstDifference(parts, whole);
    return {
      should: "Acting by h, then by g, should be acting by g h.",
      given: pairInWords([table, g, h]),
      left: [`rho(g) rho(h) e_${j}`, parts],
      right: [`rho(g h) e_${j}`, whole],
      shown: [named(column(parts, j)), named(column(whole, j))],
      get look() {
        return relativeError(whole, times(second, first)) < 1e-9
          ? "yours has rho(g h) = rho(h) rho(g), which no commutative group would show. On which side does g multiply, and which index is the row?"
          : "take g = 0, the identity: which matrix should rho(0) be?";
      },
    };
  },
);

const basis: Law<RegularMatrix, Instance> = sides(
  "where the basis goes",
  "\\rho(g)\\, e_h = e_{g h}",
  pairs,
  (rho: RegularMatrix, [table, g, h]) => {
    const result = rho(table, g);
    const bad = noMatrix(result, table.length, `rho(${g})`);
    if (bad !== undefined) return bad;
    const got = column(result, h);
    return {
      should: `g h = ${table[g]![h]}, so rho(g) should take e_${h} to e_${table[g]![h]}.`,
      given: pairInWords([table, g, h]),
      left: ["expected", table.map((_, row) => (row === table[g]![h] ? 1 : 0))],
      right: [`rho(g) e_${h}, which is column ${h}`, got],
      shown: [`e_${table[g]![h]}`, named(got)],
      look:
        named(got) === `e_${table[h]![g]}`
          ? "this is h g: in the table the row comes first"
          : "the product g h is in row g and column h of the table",
    };
  },
);

const elements: Instances<readonly [table: Table, g: number]> = map(pairs, ([table, g]) => [table, g]);

const trace: Law<RegularMatrix, readonly [table: Table, g: number]> = sides(
  "only the identity fixes anything",
  "\\operatorname{tr} \\rho(e) = |G|, \\quad \\operatorname{tr} \\rho(g) = 0 \\text{ for } g \\neq e",
  elements,
  (rho: RegularMatrix, [table, g]) => {
    const result = rho(table, g);
    return (
      noMatrix(result, table.length, `rho(${g})`) ?? {
        should:
          g === 0
            ? "The identity leaves every element where it is: the trace of rho(e) should be |G|."
            : "g h is never h, so no basis vector stays in place: the trace of rho(g) should be 0.",
        given: `the table of ${nameOf(table)}, g = ${g}`,
        left: ["expected", g === 0 ? table.length : 0],
        right: ["the trace of your matrix", result.reduce((part, row, i) => part + row[i]!, 0)],
        look: g === 0 ? "the identity is the element 0" : "which 1s are on the diagonal of your matrix?",
      }
    );
  },
);

const matrix = (table: Table, entry: (row: number, h: number) => number): Matrix =>
  table.map((_, row) => table.map((__, h) => entry(row, h)));

const reference: RegularMatrix = (table, g) => matrix(table, (row, h) => (table[g]![h] === row ? 1 : 0));

/** Groups of order 10 to 12 with randomly renamed elements, the identity first, and the small ones. */
const larger = [tabled(cyclic(10)), tabled(dihedral(5)), tabled(cyclic(11)), tabled(dihedral(6))];
const anyGroup = {
  draw: (random: Random): [Table, number] => {
    const [, table] = random.pick([...larger, ...larger, ...tables]);
    const names = [0, ...anyPermutation(table.length - 1, random).map((k) => k + 1)];
    const old = names.map((_, a) => names.indexOf(a));
    return [old.map((a) => old.map((b) => names[table[a]![b]!]!)), random.integer(table.length)];
  },
};

const depends = fault<RegularMatrix, readonly []>(
  "every element has a matrix of its own",
  "g \\neq h \\implies \\rho(g) \\neq \\rho(h)",
  once,
  (rho) => {
    const [, table] = tables[1]!;
    if (relativeError(rho(table, 1), rho(table, 2)) !== 0) return undefined;
    return {
      should: "Two different elements should have two different matrices.",
      given: `the table of ${nameOf(table)}`,
      sides: [
        ["row 0 of rho(1)", show(rho(table, 1)[0])],
        ["row 0 of rho(2)", show(rho(table, 2)[0])],
      ],
      look: "does your matrix depend on the row g of the table?",
    };
  },
);

export const regularMatrixExercise: Exercise<RegularMatrix> = exercise<RegularMatrix>({
  laws: [
    worth(2, homomorphism),
    worth(1, basis),
    worth(1, trace),
    depends,
    everyInputCounts(reference, anyGroup),
  ],
  reference,
  withhold: ["regular", "permutationRepresentation", "onFunctions", "onCosets", "induced"],
  mutants: [
    mutant(
      "multiplies from the right: e_h to e_{h g}",
      (table, g) => matrix(table, (row, h) => (table[h]![g] === row ? 1 : 0)),
      rejectedBy(homomorphism, basis),
    ),
    mutant(
      "transposed",
      (table, g) => matrix(table, (row, h) => (table[g]![row] === h ? 1 : 0)),
      rejectedBy(homomorphism, basis),
    ),
    mutant(
      "multiplies from the right by the inverse, which is a representation, but another one",
      (table, g) => matrix(table, (row, h) => (table[row]![g] === h ? 1 : 0)),
      rejectedBy(basis),
    ),
    mutant(
      "marks where g stands in the table",
      (table, g) => matrix(table, (row, h) => (table[row]![h] === g ? 1 : 0)),
      rejectedBy(homomorphism),
    ),
    mutant(
      "the identity matrix for every g",
      (table) => matrix(table, (row, h) => (row === h ? 1 : 0)),
      rejectedBy(trace, basis, depends),
    ),
    mutant(
      "gives the row of the table, not a matrix",
      (table, g) => table[g] as unknown as Matrix,
      rejectedBy(basis, trace, homomorphism),
    ),
  ],
  hints: [
    "There is one basis vector e_h for each element h, so the matrix has as many rows as the table. Where does g take h?",
    "Column h of rho(g) has one 1, in row g h, and g h is table[g][h].",
    "The entry in row r and column h is 1 if table[g][h] === r, otherwise 0.",
  ],
});
