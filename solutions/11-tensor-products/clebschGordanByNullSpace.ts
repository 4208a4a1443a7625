import {
  type Matrix,
  relativeError,
  rotationExamples,
  rotationX,
  rotationY,
  specialOrthogonal,
  wignerD,
} from "noether";
import { type Exercise, exercise, mutant, rejectedBy, worth } from "noether/course";
import { fault, show, sides, simpleFirst, tuple } from "noether/laws";
import {
  allowed,
  anyAllowed,
  type ByNullSpace,
  type Degrees,
  forbidden,
  high,
  noTensor,
  product,
  type Tensor,
  triangle,
} from "./degrees.js";
import {
  byNullSpace,
  invariant,
  ofComplexBasis,
  reversed,
  shaped,
  two,
  withIFastest,
  withZeros,
} from "./nullSpaceAnswers.js";

const rotations = specialOrthogonal(3);

/** Results by degrees: the same subject is asked for the same degrees many times. */
const known = new WeakMap<ByNullSpace, Map<string, unknown>>();
function tensor(subject: ByNullSpace, degrees: Degrees): Tensor {
  const mine = known.get(subject) ?? new Map<string, unknown>();
  known.set(subject, mine);
  const key = degrees.join(" ");
  if (!mine.has(key)) mine.set(key, subject(...degrees));
  return mine.get(key) as Tensor;
}

/** z_k of the basis vectors a and b, then turned; and z_k of the turned a and b, for all a, b and k. */
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

const turned = tuple(
  simpleFirst<[degrees: Degrees]>(
    allowed.map((degrees) => [degrees]),
    (random) => [anyAllowed(random)],
  ),
  simpleFirst<[R: Matrix]>(
    rotationExamples.slice(1, 4).map((R) => [R]),
    (random) => [rotations.haar(random)],
  ),
);

/** Where the mistake is in numbers that do not commute with rotations. */
function whereToLook(C: Tensor, degrees: Degrees): string {
  const [n1, n2] = degrees.map((l) => 2 * l + 1) as [number, number, number];
  const obeys = (tensor: Tensor, ...Rs: readonly Matrix[]): boolean =>
    Rs.every((R) => relativeError(...bothSides(tensor, R, degrees)) < 1e-9);
  const list: number[] = [];
  for (const [i, rows] of C.entries())
    for (const [j, row] of rows.entries())
      for (const [k, x] of row.entries()) list[(k * n2 + j) * n1 + i] = x;
  const reread = shaped(list, degrees);
  if (obeys(reread, ...two))
    return "the list is read in the opposite order: k runs fastest in it, then j, then i";
  if (obeys(C, rotationX(Math.PI / 2), rotationY(Math.PI / 2)))
    return "it is right for quarter turns, and they generate only the rotations of a cube: use angles such as 1 and 2 radians";
  return "solve for two rotations about different axes, as one leaves too many solutions; a table for complex harmonics solves a different equation";
}

const intertwines = sides(
  "commutes with rotations",
  "\\sum_{ij} C_{ijk}\\, (D_{l_1} x)_i\\, (D_{l_2} y)_j = (D_{l_3} z)_k",
  turned,
  (subject: ByNullSpace, [degrees, R]) => {
    const C = tensor(subject, degrees);
    const bad = noTensor(C, degrees);
    if (bad !== undefined) return bad;
    const [after, moved] = bothSides(C, R, degrees);
    return {
      should: `Turning x and y by ${rotations.show(R)} should turn z_k = sum C_ijk x_i y_j by D_l3.`,
      get given() {
        const [a, b, k] = farthest(after, moved);
        return `${product(degrees)}, x = e_${a}, y = e_${b}, k = ${k}`;
      },
      left: ["z_k, then turned", after],
      right: ["z_k of the turned x and y", moved],
      get shown(): readonly [number, number] {
        const [a, b, k] = farthest(after, moved);
        return [clean(after[a]![b]![k]!), clean(moved[a]![b]![k]!)];
      },
      get look() {
        return whereToLook(C, degrees);
      },
    };
  },
  { runs: 15 },
);
const clean = (x: number): number => Number(x.toFixed(9)) + 0;

/** Where two tensors differ most. */
function farthest(p: Tensor, q: Tensor): readonly [a: number, b: number, k: number] {
  const places = p.flatMap((rows, a) =>
    rows.flatMap((row, b) => row.map((x, k) => [a, b, k, Math.abs(x - q[a]![b]![k]!)] as const)),
  );
  const [a, b, k] = places.reduce((worst, place) => (place[3] > worst[3] + 1e-9 ? place : worst));
  return [a, b, k];
}

const hasNormOne = sides(
  "norm 1",
  "\\sum_{ijk} C_{ijk}^2 = 1",
  simpleFirst<[degrees: Degrees]>(
    [...allowed, ...high].map((degrees) => [degrees]),
    (random) => [anyAllowed(random)],
  ),
  (subject: ByNullSpace, [degrees]) => {
    const C = tensor(subject, degrees);
    return (
      noTensor(C, degrees) ?? {
        should: "The squares of all numbers C_ijk should add up to 1: the equation leaves their scale open.",
        given: product(degrees),
        left: ["expected", 1],
        right: ["got", C.flat(2).reduce((sum, x) => sum + x * x, 0)],
        look: "every column that nullSpace gives has length 1",
      }
    );
  },
  { runs: 15 },
);

const selects = fault(
  "selection rule",
  "C = \\emptyset \\iff l_3 \\notin \\{|l_1 - l_2|, \\dots, l_1 + l_2\\}",
  simpleFirst<[degrees: Degrees]>(
    [...forbidden.slice(0, 3), allowed[1]!, ...forbidden.slice(3)].map((degrees) => [degrees]),
    (random) => [random.integer(2) === 0 ? random.pick(forbidden) : anyAllowed(random)],
  ),
  (subject: ByNullSpace, [degrees]) => {
    const C: unknown = tensor(subject, degrees);
    if (triangle(degrees)) return noTensor(C, degrees);
    if (Array.isArray(C) && C.length === 0) return undefined;
    return {
      should: "No map from this product to this degree commutes with rotations, so the result should be [].",
      given: product(degrees),
      sides: [["got", Array.isArray(C) ? `a list of ${C.length}` : show(C)]],
      look: "if the null space is 0, its rows are empty: space[0].length is 0",
    };
  },
  { runs: 15 },
);

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
    mutant("takes a table of the complex basis for the real one", ofComplexBasis, rejectedBy(intertwines)),
    mutant("C[k][j][i]: the list of all numbers read in the other order", reversed, rejectedBy(intertwines)),
    mutant(
      "takes two quarter turns, which make the turns of a cube and no more",
      (...degrees) => shaped(invariant(degrees, [rotationX(Math.PI / 2), rotationY(Math.PI / 2)]), degrees),
      rejectedBy(intertwines),
    ),
    mutant("reads the list of all numbers with i fastest", withIFastest, rejectedBy(intertwines)),
    mutant(
      "scaled so that C C^T = 1, as clebschGordan is",
      (...degrees) =>
        byNullSpace(...degrees).map((rows) =>
          rows.map((row) => row.map((x) => x * Math.sqrt(2 * degrees[2] + 1))),
        ),
      rejectedBy(hasNormOne),
    ),
    mutant("answers zeros where it should answer nothing", withZeros, rejectedBy(selects)),
    mutant(
      "all zeros, which commutes with everything",
      (...degrees) => byNullSpace(...degrees).map((rows) => rows.map((row) => row.map(() => 0))),
      rejectedBy(hasNormOne),
    ),
  ],
  hints: [
    "The list of all C_ijk is a vector of (2 l1 + 1)(2 l2 + 1)(2 l3 + 1) numbers. Commuting with R means that D1(R) (x) D2(R) (x) D3(R) leaves it unchanged.",
    "K c = c means (K - 1) c = 0. Stack the rows of K - 1 for two rotations about different axes, and take nullSpace(rows, 1e-9, 1).",
    "K = kronecker(kronecker(wignerD(l1, R), wignerD(l2, R)), wignerD(l3, R)). If space[0].length is 0 return [], otherwise c = space.map((row) => row[0]), and C_ijk = c[(i (2 l2 + 1) + j)(2 l3 + 1) + k].",
  ],
});
