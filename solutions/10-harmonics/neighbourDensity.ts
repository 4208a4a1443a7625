import {
  harmonicIrreps,
  irrepsD,
  matvec,
  orthogonal,
  relativeError,
  sphericalHarmonics,
  type Vector,
} from "noether";
import {
  type Exercise,
  everyInputCounts,
  exercise,
  type LawAbout,
  mutant,
  rejectedBy,
  rightSize,
  worth,
} from "noether/course";
import { add, elementInstances, nonTriviality, scaled, subtract, tuple } from "noether/laws";
import { component, law, notNumbers, triple } from "./comparison.js";
import { cases, type Density, inWords, pool, shifts, single, size, swapped, swaps } from "./densityCases.js";

const space = orthogonal(3);

const turns = law(
  "turns with the molecule",
  "c(Q r) = D(Q)\\, c(r)",
  tuple(elementInstances(space), cases),
  (f: Density, [Q, positions, centre, lmax]) => {
    const [before, after] = [
      f(positions, centre, lmax),
      f(
        positions.map((r) => matvec(Q, r)),
        centre,
        lmax,
      ),
    ];
    return {
      malformed: notNumbers(before, size(lmax)) ?? notNumbers(after, size(lmax)),
      expected: () => matvec(irrepsD(harmonicIrreps(lmax), Q), before),
      got: () => after,
      should: `Applying ${space.show(Q)} to the molecule should apply its matrices D_l, degree by degree, to the coefficients.`,
      given: inWords(positions, centre, lmax),
      names: ["D(Q) c(r)", "c(Q r)"],
      entry: component,
      look: "degree 0 should not change, degree 1 should turn like an arrow; odd degrees change sign under the inversion",
    };
  },
);

const stays = law(
  "does not care where the molecule is",
  "c(r + t) = c(r)",
  tuple(shifts, cases),
  (f: Density, [t, positions, centre, lmax]) => {
    const moved = positions.map((r) => r.map((entry, k) => entry + t[k]));
    const [before, after] = [f(positions, centre, lmax), f(moved, centre, lmax)];
    return {
      malformed: notNumbers(before, size(lmax)) ?? notNumbers(after, size(lmax)),
      expected: () => before,
      got: () => after,
      should: `Moving all atoms by ${triple(t)} should leave every coefficient unchanged.`,
      given: inWords(positions, centre, lmax),
      names: ["before", "after the move"],
      entry: component,
      look: "a neighbour is seen in the direction from the centre to it, not from the origin",
    };
  },
);

const orderless = law(
  "neighbours have no numbers",
  "c(p \\cdot r) = c(r)",
  tuple(swaps, cases),
  (f: Density, [i, j, positions, centre, lmax]) => {
    const [before, after] = [f(positions, centre, lmax), f(swapped(positions, centre, i, j), centre, lmax)];
    return {
      malformed: notNumbers(before, size(lmax)) ?? notNumbers(after, size(lmax)),
      expected: () => before,
      got: () => after,
      should: "Listing the neighbours in another order should leave every coefficient unchanged.",
      given: inWords(positions, centre, lmax),
      names: ["before", "two exchanged"],
      entry: component,
      look: "does the place of an atom in the list matter?",
    };
  },
);

const oneNeighbour = law(
  "one neighbour",
  "\\sum_m c_{lm}^2 = 2l + 1, \\quad \\sqrt{3}\\, (r_2 - r_1)_{/|\\cdot|} = c_1",
  single,
  (f: Density, [r]) => {
    const centre = [1, 1, 1];
    const got = f([centre, centre.map((entry, k) => entry + r[k])], 0, 2);
    const length = Math.hypot(...r);
    return {
      malformed: notNumbers(got, 9),
      expected: () => [1, ...r.map((entry) => (Math.sqrt(3) * entry) / length), 3, 5],
      got: () => [
        ...got.slice(0, 4),
        got.slice(1, 4).reduce((sum, c) => sum + c * c, 0),
        got.slice(4).reduce((sum, c) => sum + c * c, 0),
      ],
      should:
        "One neighbour should count once: the first number is 1, the next three are sqrt(3) times its direction, and the squares of degree l add up to 2l + 1.",
      given: `a neighbour at ${triple(r)} from the centre, lmax = 2`,
      names: ["expected", "got"],
      entry: ([k = 0]) => (k < 4 ? component([k]) : `the sum of squares of degree ${k - 3}`),
      look: "take the arrow from the centre to the neighbour, with x, y, z in this order, divide it by its length, and count it once; the centre is not a neighbour of itself",
    };
  },
);

const addsUp = law(
  "neighbours add up",
  "c = \\sum_{j \\neq i} c^{(j)}",
  cases,
  (f: Density, [positions, centre, lmax]) => {
    const neighbours = positions.filter((_, j) => j !== centre);
    const got = f(positions, centre, lmax);
    const alone = neighbours.map((r) => f([positions[centre], r], 0, lmax));
    return {
      malformed: [got, ...alone].map((c) => notNumbers(c, size(lmax))).find((fault) => fault !== undefined),
      expected: () => got.map((_, k) => alone.reduce((sum, c) => sum + c[k], 0)),
      got: () => got,
      should: "The coefficients of all neighbours together should be the sum of those of each alone.",
      given: inWords(positions, centre, lmax),
      names: ["the sum", "all together"],
      entry: component,
      get look() {
        return centre !== 0 && relativeError(got, f(positions, 0, lmax)) < 1e-9
          ? `the second argument says where to stand: here on atom ${centre}, and yours stands on atom 0`
          : "a sum, not a mean: degree 0 counts the neighbours";
      },
    };
  },
);

const nonTrivial: LawAbout<Density> = nonTriviality(cases, {
  names: ["the positions", "the centre", "lmax"],
});

const density =
  (
    direction: (ri: Vector, rj: Vector) => Vector,
    weight: (j: number, r: Vector, n: number) => number = () => 1,
    withSelf = false,
  ): Density =>
  (positions, centre, lmax) =>
    positions.reduce<number[]>(
      (sum, rj, j) => {
        if (j === centre && !withSelf) return sum;
        const r = direction(positions[centre], rj);
        const Y = sphericalHarmonics(lmax, r, { normalize: Math.hypot(...r) > 0 });
        return add(sum, scaled(weight(j, r, positions.length), Y));
      },
      new Array<number>(size(lmax)).fill(0),
    );
const apart = (ri: Vector, rj: Vector): Vector => subtract(rj, ri);
const reference = density(apart);

export const neighbourDensityExercise: Exercise<Density> = exercise<Density>({
  laws: [
    worth(2, oneNeighbour),
    worth(1, addsUp),
    worth(1, stays),
    worth(1, orderless),
    worth(2, turns),
    nonTrivial,
    everyInputCounts(reference, cases),
    rightSize(reference, { draw: cases.draw, large: [[pool[0], 0, 2]] }),
  ],
  reference,
  withhold: [],
  mutants: [
    mutant(
      "gives zeros",
      (_, __, lmax) => new Array<number>(size(lmax)).fill(0),
      rejectedBy(oneNeighbour, nonTrivial),
    ),
    mutant(
      "looks from the origin, not from the centre",
      density((_, rj) => rj),
      rejectedBy(oneNeighbour, stays),
    ),
    mutant(
      "looks the other way: r_i - r_j",
      density((ri, rj) => apart(rj, ri)),
      rejectedBy(oneNeighbour),
    ),
    mutant(
      "lets the centre be its own neighbour",
      density(apart, () => 1, true),
      rejectedBy(oneNeighbour),
    ),
    mutant(
      "weighs by the number of the atom",
      density(apart, (j) => j + 1),
      rejectedBy(oneNeighbour, orderless),
    ),
    mutant(
      "does not divide by the length",
      (positions, centre, lmax) =>
        positions
          .filter((_, j) => j !== centre)
          .map((rj) => sphericalHarmonics(lmax, apart(positions[centre], rj), { normalize: false }))
          .reduce(add),
      rejectedBy(oneNeighbour),
    ),
    mutant(
      "takes the mean over the neighbours, not the sum",
      density(apart, (_, __, n) => 1 / (n - 1)),
      rejectedBy(addsUp),
    ),
    mutant(
      "calls the harmonics with (y, z, x), as for tables whose pole is z",
      density((ri, rj) => {
        const [x, y, z] = apart(ri, rj);
        return [y, z, x];
      }),
      rejectedBy(oneNeighbour, turns),
    ),
    mutant(
      "always stands on atom 0",
      (positions, _, lmax) => reference(positions, 0, lmax),
      rejectedBy(addsUp),
    ),
    mutant(
      "takes absolute values of the coefficients",
      (...input) => reference(...input).map(Math.abs),
      rejectedBy(oneNeighbour, turns),
    ),
  ],
  hints: [
    "Draw an arrow from the centre to each other atom. Each of them gives (lmax + 1)^2 numbers; the answer adds them up.",
    "positions.filter((_, j) => j !== centre) are the neighbours, and rj - ri is the arrow, entry by entry. sphericalHarmonics divides by its length.",
    "sphericalHarmonics(lmax, arrows) gives one row for each arrow. Add up the rows: the k-th coefficient is the sum of the k-th entries.",
  ],
});
