import {
  complexClebschGordan,
  identityMatrix,
  kronecker,
  type Matrix,
  nullSpace,
  type Random,
  relativeError,
  rotationExamples,
  rotationX,
  rotationY,
  specialOrthogonal,
  wignerD,
} from "noether";
import { type Exercise, exercise, mutant, rejectedBy, worth } from "noether/course";
import { type Explanation, fromResidual, type Instances, type Law, show } from "noether/laws";

type Tensor = readonly Matrix[];
type ByNullSpace = (l1: number, l2: number, l3: number) => Tensor;
type Degrees = readonly [l1: number, l2: number, l3: number];
type Turned = readonly [...Degrees, R: Matrix];

const rotations = specialOrthogonal(3);
const allowed: readonly Degrees[] = [
  [1, 1, 0],
  [1, 1, 1],
  [1, 1, 2],
  [2, 1, 1],
  [2, 1, 2],
  [1, 2, 2],
  [2, 2, 1],
];
const forbidden: readonly Degrees[] = [
  [1, 0, 0],
  [0, 1, 2],
  [1, 0, 2],
  [1, 1, 3],
];
/** More of them, drawn at random: too many to be looked up. */
const most = [0, 1, 2, 3, 4];
const more: readonly Degrees[] = most
  .flatMap((l1) => most.flatMap((l2) => most.map((l3): Degrees => [l1, l2, l3])))
  .filter(([l1, l2, l3]) => Math.abs(l1 - l2) <= l3 && l3 <= l1 + l2)
  .filter((degrees) => degrees.reduce((size, l) => size * (2 * l + 1), 1) <= 147);
/** High degrees, where the equations are few. */
const high: readonly Degrees[] = [
  [4, 0, 4],
  [0, 4, 4],
  [4, 4, 0],
];
const anyAllowed = (random: Random): Degrees => random.pick([...allowed, ...more]);

const product = ([l1, l2, l3]: Degrees): string => `l1 = ${l1}, l2 = ${l2}, l3 = ${l3}`;

/** Results by degrees: the same subject is asked for the same degrees many times. */
const known = new WeakMap<ByNullSpace, Map<string, unknown>>();
function tensor(subject: ByNullSpace, degrees: Degrees): Tensor {
  const mine = known.get(subject) ?? new Map<string, unknown>();
  known.set(subject, mine);
  const key = degrees.join(" ");
  if (!mine.has(key)) mine.set(key, subject(...degrees));
  return mine.get(key) as Tensor;
}

/** What is wrong with a result as a list of (2 l1 + 1) x (2 l2 + 1) x (2 l3 + 1) numbers. */
function noTensor(got: unknown, degrees: Degrees): Explanation | undefined {
  const sizes = degrees.map((l) => 2 * l + 1);
  const fits = (value: unknown, [n, ...rest]: readonly number[]): boolean =>
    n === undefined
      ? Number.isFinite(value)
      : Array.isArray(value) && value.length === n && value.every((entry) => fits(entry, rest));
  if (fits(got, sizes)) return undefined;
  const shape: number[] = [];
  for (let value = got; Array.isArray(value); value = value[0]) shape.push(value.length);
  const entries: readonly unknown[] = Array.isArray(got) ? got.flat(2) : [];
  const isEmpty = entries.includes(undefined);
  const isOdd = entries.some((x) => !Array.isArray(x) && !Number.isFinite(x));
  const holes = isEmpty ? ", with places that hold nothing" : isOdd ? ", with NaN or the like in it" : "";
  const given = product(degrees);
  if (shape[0] === 0)
    return {
      should:
        "There is an equivariant map from this product to this degree, so the result should not be empty.",
      given,
      sides: [["got", "[]"]],
      look: "all of l3 = |l1 - l2|, ..., l1 + l2 are allowed. K c = c means (K - 1) c = 0: is the 1 taken off the diagonal? If it is, the tolerance may be too small",
    };
  return {
    should: `The result should be C[i][j][k] with ${sizes.join(" x ")} numbers.`,
    given,
    sides: [["got", shape.length > 0 ? `${shape.join(" x ")}${holes}` : show(got)]],
    look: isEmpty
      ? "the list c is a column of the null space: space.map((row) => row[0])"
      : "in the list of all C_ijk k runs fastest, then j, then i",
  };
}

/** The three entries that the message speaks of: sum_ij C_ijk D1_ai ... at one place. */
function bothSides(C: Tensor, R: Matrix, [l1, l2, l3]: Degrees): readonly [Matrix[], Matrix[]] {
  const [D1, D2, D3] = [wignerD(l1, R), wignerD(l2, R), wignerD(l3, R)];
  const [n1, n2, n3] = [D1, D2, D3].map((D) => [...D.keys()]) as [number[], number[], number[]];
  const total = (terms: readonly number[]): number => terms.reduce((sum, x) => sum + x, 0);
  // The product of the turned basis vectors a and b; the turned product of a and b.
  const moved = n1.map((a) =>
    n2.map((b) =>
      n3.map((k) => total(n1.map((i) => total(n2.map((j) => D1[i]![a]! * D2[j]![b]! * C[i]![j]![k]!))))),
    ),
  );
  const after = n1.map((a) => n2.map((b) => n3.map((k) => total(n3.map((m) => D3[k]![m]! * C[a]![b]![m]!)))));
  return [after, moved];
}

const turned: Instances<Turned> = {
  examples: allowed.flatMap((degrees) => rotationExamples.slice(1, 4).map((R): Turned => [...degrees, R])),
  draw: (random) => [...anyAllowed(random), rotations.haar(random)],
  *simpler([l1, l2, l3, R]) {
    for (const simple of rotationExamples.slice(1, 8)) {
      if (simple === R) return;
      yield [l1, l2, l3, simple];
    }
  },
};

/** Where the mistake is in numbers that do not commute with rotations. */
function whereToLook(C: Tensor, degrees: Degrees): string {
  const [n1, n2, n3] = degrees.map((l) => 2 * l + 1) as [number, number, number];
  const obeys = (tensor: Tensor, ...Rs: readonly Matrix[]): boolean =>
    Rs.every((R) => relativeError(...bothSides(tensor, R, degrees)) < 1e-9);
  const list: number[] = [];
  for (const [i, rows] of C.entries())
    for (const [j, row] of rows.entries())
      for (const [k, x] of row.entries()) list[(k * n2 + j) * n1 + i] = x;
  const reread = Array.from({ length: n1 }, (_, i) =>
    Array.from({ length: n2 }, (__, j) => list.slice((i * n2 + j) * n3, (i * n2 + j + 1) * n3)),
  );
  if (obeys(reread, ...two))
    return "the list is read in the other order: k runs fastest in it, then j, then i";
  if (obeys(C, rotationX(Math.PI / 2), rotationY(Math.PI / 2)))
    return "it fits quarter turns, and they make no more than the turns of a cube: take angles such as 1 and 2 radians";
  return "solve for two turns about different axes, one leaves too much; a table for complex harmonics solves another equation";
}

const intertwines: Law<ByNullSpace, Turned> = fromResidual({
  name: "commutes with rotations",
  statement: "\\sum_{ij} C_{ijk}\\, (D_{l_1} x)_i\\, (D_{l_2} y)_j = (D_{l_3} z)_k",
  runs: 15,
  instances: turned,
  residual(subject, l1, l2, l3, R) {
    const C = tensor(subject, [l1, l2, l3]);
    if (noTensor(C, [l1, l2, l3])) return Number.POSITIVE_INFINITY;
    return relativeError(...bothSides(C, R, [l1, l2, l3]));
  },
  explain(subject, l1, l2, l3, R) {
    const degrees = [l1, l2, l3] as const;
    const C = tensor(subject, degrees);
    const bad = noTensor(C, degrees);
    if (bad !== undefined) return bad;
    const [after, moved] = bothSides(C, R, degrees);
    const places = after.flatMap((rows, a) =>
      rows.map((row, b) => [a, b, relativeError(row, moved[a]![b])] as const),
    );
    const [a, b] = places.reduce((worst, place) => (place[2] > worst[2] + 1e-9 ? place : worst));
    const brief = (x: readonly number[]): string =>
      show(x.slice(0, 3).map((entry) => Number(entry.toFixed(9)) + 0));
    const part = l3 > 1 ? ", first three" : "";
    return {
      should: `Turning x and y by ${rotations.show(R)} should turn z_k = sum C_ijk x_i y_j by D_l3.`,
      given: `${product(degrees)}, x = e_${a}, y = e_${b}`,
      sides: [
        [`z, then turned${part}`, brief(after[a]![b]!)],
        [`z of the turned x and y${part}`, brief(moved[a]![b]!)],
      ],
      look: whereToLook(C, degrees),
    };
  },
});

const hasNormOne: Law<ByNullSpace, readonly [degrees: Degrees]> = fromResidual({
  name: "norm 1",
  statement: "\\sum_{ijk} C_{ijk}^2 = 1",
  runs: 15,
  instances: {
    examples: [...allowed, ...high].map((degrees) => [degrees]),
    draw: (random) => [anyAllowed(random)],
    simpler: () => [],
  },
  residual(subject, degrees) {
    const C = tensor(subject, degrees);
    return noTensor(C, degrees) ? Number.POSITIVE_INFINITY : relativeError(norm(C), 1);
  },
  explain(subject, degrees) {
    const C = tensor(subject, degrees);
    return (
      noTensor(C, degrees) ?? {
        should: "The squares of all numbers C_ijk should add up to 1: the equation leaves their scale open.",
        given: product(degrees),
        sides: [
          ["expected", "1"],
          ["got", show(norm(C))],
        ],
        look: "every column that nullSpace gives has length 1",
      }
    );
  },
});
const norm = (C: Tensor): number => C.flat(2).reduce((sum, x) => sum + x * x, 0);

const selects: Law<ByNullSpace, readonly [degrees: Degrees]> = fromResidual({
  name: "selection rule",
  statement: "C = \\emptyset \\iff l_3 \\notin \\{|l_1 - l_2|, \\dots, l_1 + l_2\\}",
  runs: 15,
  instances: {
    examples: [...forbidden.slice(0, 3), allowed[1]!].map((degrees) => [degrees]),
    draw: (random) => [random.integer(2) === 0 ? random.pick(forbidden) : anyAllowed(random)],
    simpler: () => [],
  },
  residual(subject, degrees) {
    const C: unknown = tensor(subject, degrees);
    if (forbidden.includes(degrees)) return Array.isArray(C) && C.length === 0 ? 0 : Number.POSITIVE_INFINITY;
    return noTensor(C, degrees) ? Number.POSITIVE_INFINITY : 0;
  },
  explain(subject, degrees) {
    const C: unknown = tensor(subject, degrees);
    if (!forbidden.includes(degrees)) return noTensor(C, degrees)!;
    return {
      should: "No map from this product to this degree commutes with rotations, so the result should be [].",
      given: product(degrees),
      sides: [["got", Array.isArray(C) ? `a list of ${C.length}` : show(C)]],
      look: "where the null space is 0 its rows are empty: space[0].length is 0",
    };
  },
});

const solved = new Map<string, readonly number[] | undefined>();

/** A number for each C_ijk such that D1 (x) D2 (x) D3 leaves them where they are, for some rotations; solved once. */
function invariant([l1, l2, l3]: Degrees, turns: readonly Matrix[]): readonly number[] | undefined {
  const key = JSON.stringify([l1, l2, l3, turns]);
  if (!solved.has(key)) {
    const stacked = turns.flatMap((R) => {
      const K = kronecker(kronecker(wignerD(l1, R), wignerD(l2, R)), wignerD(l3, R));
      return identityMatrix(K.length).map((row, i) => row.map((x, j) => K[i]![j]! - x));
    });
    // The size 1 of the entries: where D = 1 the equations are nothing but rounding errors.
    const space = nullSpace(stacked, 1e-9, 1);
    solved.set(key, space[0]!.length === 0 ? undefined : space.map((row) => row[0]!));
  }
  return solved.get(key);
}

/** A list of all C_ijk as C[i][j][k]. */
function shaped(values: readonly number[] | undefined, [l1, l2, l3]: Degrees): number[][][] {
  if (values === undefined) return [];
  const [n1, n2, n3] = [2 * l1 + 1, 2 * l2 + 1, 2 * l3 + 1];
  return Array.from({ length: n1 }, (_, i) =>
    Array.from({ length: n2 }, (__, j) => values.slice((i * n2 + j) * n3, (i * n2 + j + 1) * n3)),
  );
}

const two = [rotationX(1), rotationY(2)];
const byNullSpace: ByNullSpace = (...degrees) => shaped(invariant(degrees, two), degrees);
const triangle = ([l1, l2, l3]: Degrees): boolean => Math.abs(l1 - l2) <= l3 && l3 <= l1 + l2;

export const clebschGordanByNullSpaceExercise: Exercise<ByNullSpace> = exercise<ByNullSpace>({
  laws: [worth(3, intertwines), hasNormOne, worth(2, selects)],
  reference: byNullSpace,
  upTo: "sign",
  withhold: [
    "clebschGordan",
    "complexClebschGordan",
    "wigner3j",
    "wigner3jEntries",
    "intertwiners",
    "fullTensorProduct",
    "tensorProduct",
    "fullyConnectedTensorProduct",
    "channelwiseTensorProduct",
    "reducedTensorProducts",
    "fixedSpace",
  ],
  mutants: [
    mutant(
      "asks for one rotation only",
      (...degrees) => shaped(invariant(degrees, two.slice(0, 1)), degrees),
      rejectedBy(intertwines, selects),
    ),
    mutant(
      "takes the null space of K, without the - 1",
      () => [],
      rejectedBy(intertwines, hasNormOne, selects),
    ),
    mutant(
      "takes a table of the complex basis for the real one",
      (...degrees) => {
        const [l1, l2, l3] = degrees;
        if (!triangle(degrees)) return [];
        const orders = (l: number): number[] => Array.from({ length: 2 * l + 1 }, (_, k) => k - l);
        return orders(l1).map((m1) =>
          orders(l2).map((m2) =>
            orders(l3).map(
              (m3) => complexClebschGordan([l1, m1], [l2, m2], [l3, m3]) / Math.sqrt(2 * l3 + 1),
            ),
          ),
        );
      },
      rejectedBy(intertwines),
    ),
    mutant(
      "C[k][j][i]: the list of all numbers read in the other order",
      (...degrees) => {
        const [l1, l2, l3] = degrees;
        const C = shaped(invariant([l3, l2, l1], two), [l3, l2, l1]);
        return C.map((rows, k) => rows.map((row, j) => row.map((_, i) => C[k]![j]![i]!)));
      },
      rejectedBy(intertwines),
    ),
    mutant(
      "takes two quarter turns, which make the turns of a cube and no more",
      (...degrees) => shaped(invariant(degrees, [rotationX(Math.PI / 2), rotationY(Math.PI / 2)]), degrees),
      rejectedBy(intertwines),
    ),
    mutant(
      "reads the list of all numbers with i fastest",
      (...degrees) => {
        const [n1, n2] = degrees.map((l) => 2 * l + 1) as [number, number, number];
        const c = invariant(degrees, two);
        return byNullSpace(...degrees).map((rows, i) =>
          rows.map((row, j) => row.map((_, k) => c![(k * n2 + j) * n1 + i]!)),
        );
      },
      rejectedBy(intertwines),
    ),
    mutant(
      "scaled so that C C^T = 1, as clebschGordan is",
      (...degrees) =>
        byNullSpace(...degrees).map((rows) =>
          rows.map((row) => row.map((x) => x * Math.sqrt(2 * degrees[2] + 1))),
        ),
      rejectedBy(hasNormOne),
    ),
    mutant(
      "answers zeros where it should answer nothing",
      (...degrees) => {
        if (triangle(degrees)) return byNullSpace(...degrees);
        const [l1, l2, l3] = degrees;
        return shaped(new Array<number>((2 * l1 + 1) * (2 * l2 + 1) * (2 * l3 + 1)).fill(0), degrees);
      },
      rejectedBy(selects),
    ),
    mutant(
      "all zeros, which commutes with everything",
      (...degrees) => byNullSpace(...degrees).map((rows) => rows.map((row) => row.map(() => 0))),
      rejectedBy(hasNormOne),
    ),
  ],
  hints: [
    "The list of all C_ijk is a vector of (2 l1 + 1)(2 l2 + 1)(2 l3 + 1) numbers. Commuting with R means that D1(R) (x) D2(R) (x) D3(R) leaves it where it is.",
    "K c = c means (K - 1) c = 0. Stack the rows of K - 1 for two rotations about different axes, and take nullSpace(rows, 1e-9, 1).",
    "K = kronecker(kronecker(wignerD(l1, R), wignerD(l2, R)), wignerD(l3, R)). If space[0].length is 0 return [], else c = space.map((row) => row[0]), and C_ijk = c[(i (2 l2 + 1) + j)(2 l3 + 1) + k].",
  ],
});
