import { sphericalHarmonics, type Vector } from "noether";
import { type Exercise, exercise, mutant, rejectedBy, worth } from "noether/course";
import { add, type Explanation, fault, type Law, norm, once, scaled, show } from "noether/laws";

type Directions = readonly Vector[];
type TwoLists = () => { readonly first: Directions; readonly second: Directions };

const most = 12;
/** What is wrong with the form of the answer. */
function malformed(answer: unknown): Explanation | undefined {
  const { first, second } = (answer ?? {}) as { readonly first?: unknown; readonly second?: unknown };
  const said = (should: string, name: string, got: unknown): Explanation => ({
    should,
    given: "",
    sides: [[name, show(got)]],
  });
  for (const [name, list] of Object.entries({ first, second })) {
    const all: readonly unknown[] = Array.isArray(list) ? list : [];
    const odd = all.find(
      (n) => !(Array.isArray(n) && n.length === 3 && Math.abs(norm(n as Vector) - 1) < 1e-6),
    );
    if (odd !== undefined)
      return said("Each direction should be three numbers, an arrow of length 1.", `in ${name}`, odd);
    if (all.length === 0 || all.length > most)
      return said(
        `Each list should have between one and ${most} directions: { first: [[1, 0, 0], ...], second: [...] }.`,
        `got as ${name}`,
        Array.isArray(list) ? `${all.length} directions` : list,
      );
  }
  return undefined;
}

/** What a point hears on the path 0 x l -> l. */
const heard = (list: Directions, l: number): Vector =>
  list.reduce<Vector>(
    (sum, n) => add(sum, sphericalHarmonics([l], n)),
    Array.from({ length: 2 * l + 1 }, () => 0),
  );
const clean = (x: number): number => Number(x.toFixed(6)) + 0;
const closeTo = 1e-6;

/** The first degree at which the two lists are not as they should be, up to one of them. */
function difference(
  first: Directions,
  second: Directions,
  upTo: number,
): Omit<Explanation, "given"> | undefined {
  if (first.length !== second.length)
    return {
      should: "Both lists should have as many directions: that is what a filter of degree 0 hears.",
      sides: [["how many", `${first.length} and ${second.length}`]],
    };
  for (let l = 1; l <= upTo; l++) {
    const [a, b] = [heard(first, l), heard(second, l)];
    const k = a.findIndex((x, m) => Math.abs(x - b[m]!) > closeTo);
    if (k >= 0)
      return {
        should: `A filter of degree ${l} should hear the same of both.`,
        sides: [
          [`number ${k + 1} of ${2 * l + 1}, first`, show(clean(a[k]!))],
          ["and second", show(clean(b[k]!))],
        ],
        look:
          l === 1
            ? "degree 1 is sqrt(3) times the sum of the arrows: are both sums 0?"
            : "degree 2 is 0 if the sum of n n^T is a multiple of the identity: x^2, y^2 and z^2 have the same sum, and xy, yz and zx have the sum 0",
      };
  }
  const [a, b] = [first, second].map((list) => norm(heard(list, 3))) as [number, number];
  if (Math.abs(a - b) > 0.1) return undefined;
  return {
    should:
      "A filter of degree 3 should hear something of another length of the second list than of the first.",
    sides: [
      ["length of degree 3, first", show(clean(a))],
      ["and second", show(clean(b))],
    ],
    look: "if one list is the other one, turned or reflected, they agree in every degree: take two different solids. One that is its own image under the inversion has 0 in degree 3",
  };
}

const law = (name: string, statement: string, upTo: number): Law<TwoLists, readonly []> =>
  fault(name, statement, once, (subject) => {
    const answer = subject();
    const odd = malformed(answer);
    if (odd !== undefined) return odd;
    const found = difference(answer.first, answer.second, upTo);
    return found && { ...found, given: `${answer.first.length} and ${answer.second.length} directions` };
  });
const toOne = law(
  "the same to degree 1, not in degree 3",
  "\\sum_j Y_l(n_j) = \\sum_j Y_l(n'_j), \\; l = 0, 1",
  1,
);
const toTwo = law(
  "the same to degree 2, not in degree 3",
  "\\sum_j Y_l(n_j) = \\sum_j Y_l(n'_j), \\; l = 0, 1, 2",
  2,
);

const answer =
  (first: Directions, second: Directions): TwoLists =>
  () => ({ first, second });
const octahedron: Directions = [
  [1, 0, 0],
  [-1, 0, 0],
  [0, 1, 0],
  [0, -1, 0],
  [0, 0, 1],
  [0, 0, -1],
];
/** Two triangles, one above the other, turned against it by some angle. */
const prism = (height: number, twist = 0): Directions =>
  [height, -height].flatMap((z) =>
    [0, 1, 2].map((k) => {
      const angle = (2 * Math.PI * k) / 3 + (z < 0 ? twist : 0);
      const radius = Math.sqrt(1 - z * z);
      return [radius * Math.cos(angle), radius * Math.sin(angle), z];
    }),
  );
const square: Directions = [
  [1, 0, 0],
  [-1, 0, 0],
  [0, 1, 0],
  [0, -1, 0],
];
const c = 1 / Math.sqrt(3);
const tetrahedron: Directions = [
  [c, c, c],
  [c, -c, -c],
  [-c, c, -c],
  [-c, -c, c],
];
const right = prism(c);

export const sameToDegreeTwoExercise: Exercise<TwoLists> = exercise<TwoLists>({
  laws: [worth(2, toOne), worth(3, toTwo)],
  reference: answer(octahedron, right),
  answer: "constant",
  withhold: [],
  mutants: [
    mutant("the same list twice", answer(right, right), rejectedBy(toOne, toTwo)),
    mutant(
      "turns one list",
      answer(
        right,
        right.map(([x, y, z]) => [y!, z!, x!]),
      ),
      rejectedBy(toOne, toTwo),
    ),
    mutant(
      "reflects one list",
      answer(
        tetrahedron,
        tetrahedron.map((n) => scaled(-1, n)),
      ),
      rejectedBy(toOne, toTwo),
    ),
    mutant("a square and a tetrahedron", answer(square, tetrahedron), rejectedBy(toTwo)),
    mutant("two pairs of opposite arrows, at two angles", answer(square, [[1, 0, 0], [-1, 0, 0], [0.6, 0.8, 0], [-0.6, -0.8, 0]]), rejectedBy(toOne, toTwo)), // biome-ignore format: a direction is short
    mutant("an octahedron and a cube", answer(octahedron, [1, -1].flatMap((x) => [1, -1].flatMap((y) => [1, -1].map((z) => [c * x, c * y, c * z])))), rejectedBy(toOne, toTwo)), // biome-ignore format: a corner is short
    mutant("a prism of another height", answer(octahedron, prism(0.5)), rejectedBy(toTwo)),
    mutant(
      "a prism twisted into an octahedron",
      answer(octahedron, prism(c, Math.PI / 3)),
      rejectedBy(toOne, toTwo),
    ),
    mutant(
      "arrows of length sqrt 3",
      answer(
        tetrahedron.map((n) => scaled(1 / c, n)),
        square.map((n) => scaled(1 / c, n)),
      ),
      rejectedBy(toOne, toTwo),
    ),
  ],
  hints: [
    "Degree 1 is 0 if the arrows add up to 0. Four arrows do that in a square, and as the corners of another solid. What is the sum of n n^T for each?",
    "For degree 2 the sum of n n^T has to be a multiple of the identity. The six corners of an octahedron have it. Which other six arrows? Try a prism: two triangles, one above the other.",
    "For a prism with corners (radius cos, radius sin, +-z) the sums of x^2, y^2 and z^2 agree if radius^2 = 2/3 and z^2 = 1/3, however the triangles are turned. Against the octahedron it has something in degree 3.",
  ],
});
