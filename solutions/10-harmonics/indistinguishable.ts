import { radians, sphericalHarmonics, type Vector } from "noether";
import { type Exercise, exercise, mutant, rejectedBy, worth } from "noether/course";
import { add, type Explanation, fault, type Law, norm, once, show, subtract } from "noether/laws";
import { component, triple } from "./comparison.js";
import { oneTurned } from "./oneTurned.js";

interface TwoShells {
  readonly first: Vector[];
  readonly second: Vector[];
}
type Indistinguishable = () => TwoShells;

const MOST = 12;

const isDirection = (v: unknown, rounding = 1e-6): boolean =>
  Array.isArray(v) && v.length === 3 && v.every(Number.isFinite) && Math.abs(Math.hypot(...v) - 1) < rounding;

/** What is wrong with the form of the answer, before any mathematics. */
function malformed(answer: unknown): Explanation | undefined {
  const shells = (answer ?? {}) as Record<keyof TwoShells, unknown>;
  for (const name of ["first", "second"] as const) {
    const list = shells[name];
    const said = (should: string, got: string): Explanation => ({ should, given: "", sides: [["got", got]] });
    if (list === undefined)
      return said("The answer should be { first, second }.", Array.isArray(answer) ? "a list" : show(answer));
    if (!Array.isArray(list) || list.length === 0 || list.length > MOST)
      return said(
        `${name} should be a list of 1 to ${MOST} neighbours.`,
        Array.isArray(list) ? `${list.length} neighbours` : show(list),
      );
    const odd = list.find((v) => !isDirection(v));
    if (odd !== undefined) {
      const fault = said(`Every neighbour in ${name} should be 3 numbers of length 1.`, show(odd));
      return isDirection(odd, 1e-2)
        ? { ...fault, look: "it is rounded: write Math.SQRT1_2, not 0.7071" }
        : fault;
    }
  }
  return undefined;
}

/** The coefficients of a shell: the sum of the harmonics of its neighbours. */
function coefficients(lmax: number, shell: readonly Vector[]): number[] {
  return sphericalHarmonics(lmax, shell).reduce(add, new Array((lmax + 1) ** 2).fill(0));
}

/** A law about two shells of the right form. */
const law = (
  name: string,
  statement: string,
  find: (shells: TwoShells) => Explanation | undefined,
): Law<Indistinguishable, []> =>
  fault(name, statement, once, (subject: Indistinguishable) => {
    const shells = subject();
    return malformed(shells) ?? find(shells);
  });

/** The law that the coefficients of the two shells agree in the degrees from least to most. */
const agreeing = (name: string, least: number, most: number): Law<Indistinguishable, []> =>
  law(name, "\\sum_j Y_l(x_j) = \\sum_j Y_l(x'_j)", ({ first, second }) => {
    const [a, b] = [coefficients(most, first), coefficients(most, second)];
    const k = a.findIndex((value, i) => i >= least * least && Math.abs(value - b[i]) > 1e-6);
    if (k < 0) return undefined;
    return {
      should: `The two shells should have the same coefficients of degree ${least === most ? most : `${least} to ${most}`}.`,
      given: component([k]),
      sides: [
        ["first", show(a[k])],
        ["second", show(b[k])],
      ],
      look:
        k === 0
          ? "degree 0 counts the neighbours"
          : k < 4
            ? "degree 1 adds up the neighbours as arrows"
            : "degree 2 sees how a shell is stretched: it vanishes if the means of x^2, of y^2 and of z^2 are 1/3, and those of x y, y z and z x are 0",
    };
  });

const upTo1 = agreeing("equal up to degree 1", 0, 1);
const degree2 = agreeing("equal at degree 2 as well", 0, 2);

const different = law("they are different", "\\{x_j\\} \\neq \\{x'_j\\}", ({ first, second }) => {
  const nearest = (x: Vector, shell: readonly Vector[]): number =>
    Math.min(...shell.map((y) => norm(subtract(x, y))));
  const lonely = [
    ...first.filter((x) => nearest(x, second) > 0.05),
    ...second.filter((y) => nearest(y, first) > 0.05),
  ];
  if (lonely.length > 0) return undefined;
  return {
    should: "Some neighbour should have no counterpart in the other shell.",
    given: `${first.length} neighbours and ${second.length}`,
    sides: [
      ["one of the first", triple(first[0])],
      ["its distance from the second shell", show(nearest(first[0], second))],
    ],
    look: "a different order is not a different shell: turn a part of it",
  };
});

const noTurn = law("no turn makes them equal", "\\{R x_j\\} \\neq \\{x'_j\\}", ({ first, second }) => {
  if (!oneTurned(first, second)) return undefined;
  return {
    should: "For the last point no rotation should take one shell to the other, and here one does.",
    given: `${first.length} neighbours and ${second.length}`,
    sides: [
      ["one of the first", triple(first[0])],
      ["one of the second", triple(second[0])],
    ],
    look: "turn a part of the shell only: three of an octahedron about the axis between them, or four of a cube",
  };
});

const axes = [
  [1, 0, 0],
  [-1, 0, 0],
  [0, 1, 0],
  [0, -1, 0],
  [0, 0, 1],
  [0, 0, -1],
];
const half = Math.SQRT1_2;
const turned: Vector[] = axes.map(([x, y, z]) => [half * (x - y), half * (x + y), z]);
/** The corners of a cube, the upper ones turned about z by some degrees. */
const twisted = (angle: number): Vector[] =>
  [1, -1].flatMap((side) =>
    [0, 90, 180, 270].map((start) => {
      const phi = radians(start + (side > 0 ? angle : 0));
      const c = Math.sqrt(2 / 3);
      return [c * Math.cos(phi), c * Math.sin(phi), side / Math.sqrt(3)];
    }),
  );
const answer =
  (first: Vector[], second: Vector[]): Indistinguishable =>
  () => ({ first, second });

export const indistinguishableExercise: Exercise<Indistinguishable> = exercise<Indistinguishable>({
  laws: [worth(1, upTo1), worth(1, degree2), different, worth(1, noTurn)],
  reference: answer(twisted(0), twisted(45)),
  answer: "constant",
  withhold: [],
  mutants: [
    mutant("takes one shell in two orders", answer(axes, [...axes].reverse()), rejectedBy(different, noTurn)),
    mutant("turns the whole shell", answer(axes, turned), rejectedBy(noTurn)),
    mutant(
      "takes a pair along x and a pair along z",
      answer(
        [
          [1, 0, 0],
          [-1, 0, 0],
        ],
        [
          [0, 0, 1],
          [0, 0, -1],
        ],
      ),
      rejectedBy(degree2),
    ),
    mutant("counts unequal numbers", answer(axes, turned.slice(0, 4)), rejectedBy(upTo1, degree2)),
    mutant("turns a single neighbour", answer([[1, 0, 0]], [[0, 1, 0]]), rejectedBy(upTo1, degree2)),
    mutant(
      "forgets that directions have length 1",
      answer(
        axes,
        axes.map((v) => v.map((entry) => 2 * entry)),
      ),
      rejectedBy(upTo1),
    ),
    mutant(
      "writes 0.7071 for the root of 1/2",
      answer(
        axes,
        turned.map((v) => v.map((entry) => Math.round(entry * 1e4) / 1e4)),
      ),
      rejectedBy(upTo1, degree2),
    ),
    mutant(
      "takes squares: equal up to degree 1, not at 2",
      answer(axes.slice(0, 4), axes.slice(2)),
      rejectedBy(degree2),
    ),
  ],
  hints: [
    "Degree 0 counts neighbours and degree 1 adds them up as arrows. A shell with an opposite partner for each neighbour has degree 1 equal to 0.",
    "For degree 2 a shell must look round to every quadratic polynomial. Three pairs of opposite neighbours along perpendicular axes do, and the corners of a cube. A ring of three or more equally far apart at the height 1 / sqrt(3), and another at -1 / sqrt(3), do as well.",
    "Take the eight corners of a cube, and a copy with the upper four turned by 45 degrees: (c cos t, c sin t, 1 / sqrt(3)) with c = sqrt(2 / 3).",
  ],
});
