import {
  irrepsArray,
  type Matrix,
  matvec,
  type Random,
  random,
  specialOrthogonal,
  symmetricMatrices,
  tensor,
  type Vector,
  wignerD,
} from "noether";
import {
  type Exercise,
  everyInputCounts,
  exercise,
  mutant,
  rejectedBy,
  rightSize,
  worth,
} from "noether/course";
import { add, elementInstances, norm, show, sides, simpleFirst, subtract, tuple } from "noether/laws";
import { anyVector, motionInWords, movedBy } from "../15-scalars-and-vectors/motions.js";
import {
  anyBody,
  type Body,
  bodies,
  centreOf,
  clean,
  type Inertia,
  type InertiaParts,
  inWords,
  made,
  malformed,
  parts,
  pool,
  reference,
  shown,
} from "./bodies.js";

const rotations = specialOrthogonal(3);
const turns = sides<InertiaParts, readonly [R: Matrix, ...Body]>(
  "s stays, q turns",
  "s(R x) = s(x), \\quad q(R x) = D_2(R)\\, q(x)",
  tuple(elementInstances(rotations), bodies),
  (f, [R, ...body]) => {
    const [positions, masses] = body;
    const [before, after] = [f(...body), f(movedBy(R, [0, 0, 0], positions), masses)];
    const given = inWords(body);
    const bad = malformed(before, given) ?? malformed(after, given);
    if (bad !== undefined) return bad;
    const moved = { s: before.s, q: matvec(wignerD(2, R), before.q) };
    return {
      should: `Turning the body by ${rotations.show(R)} should leave s and turn q by the matrix of degree 2.`,
      given,
      left: ["parts, then turned", parts(moved)],
      right: ["turned, then parts", parts(after)],
      shown: shown(moved, after),
      look: "the five keep the order of the harmonics, and each carries the same factor",
    };
  },
  { runs: 30 },
);

const stays = sides<InertiaParts, readonly [t: Vector, ...Body]>(
  "about the centre of mass",
  "s(x + t) = s(x), \\quad q(x + t) = q(x)",
  tuple(
    simpleFirst<[t: Vector]>([[[1, 0, 0]]], (draw) => [anyVector(draw, 2)]),
    bodies,
  ),
  (f, [t, ...body]) => {
    const [positions, masses] = body;
    const one: Matrix = [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ];
    const [before, after] = [f(...body), f(movedBy(one, t, positions), masses)];
    const given = inWords(body);
    const bad = malformed(before, given) ?? malformed(after, given);
    if (bad !== undefined) return bad;
    return {
      should: `${motionInWords(one, t).replace("a shift", "A shift")} should change nothing.`,
      given,
      left: ["before", parts(before)],
      right: ["after", parts(after)],
      shown: shown(before, after),
      look: "the centre of mass is the mean of the positions, weighed by the masses; subtract it first",
    };
  },
  { runs: 30 },
);

/** The tensor of inertia about the centre of mass, and the matrix that two parts stand for. */
const tensorOf = (...body: Body): number[][] => {
  const arrows = body[0].map((x) => subtract(x, centreOf(...body)));
  return [0, 1, 2].map((a) =>
    [0, 1, 2].map((b) =>
      arrows.reduce((sum, r, j) => sum + body[1][j]! * ((a === b ? norm(r) ** 2 : 0) - r[a]! * r[b]!), 0),
    ),
  );
};
const assembled = ({ s, q }: Inertia): number[][] =>
  symmetricMatrices(irrepsArray("1x0e + 1x2e", tensor([[s, ...q]], { dtype: "float64" })))
    .reshape([3, 3])
    .toArray() as number[][];
const matrix = sides<InertiaParts, Body>(
  "the matrix comes back",
  "\\tfrac{s}{\\sqrt 3}\\, 1 + \\sum_m q_m Q_m = I",
  bodies,
  (f, body) => {
    const got = f(...body);
    const given = inWords(body);
    const bad = malformed(got, given);
    if (bad !== undefined) return bad;
    const [mine, I] = [assembled(got), tensorOf(...body)];
    const [flat, other] = [I.flat(), mine.flat()];
    const size = Math.max(...flat.map(Math.abs));
    const at = Math.max(
      0,
      flat.findIndex((x, k) => Math.abs(x - other[k]!) > 1e-9 * size),
    );
    const entry = (m: readonly number[]): string =>
      `I[${Math.floor(at / 3)}][${at % 3}] = ${show(clean(m[at]!))}`;
    return {
      should: "Put together, your six numbers should be the tensor of inertia.",
      given,
      left: ["the tensor", I],
      right: ["yours", mine],
      shown: [entry(flat), entry(other)],
      look: whereOff(mine, I),
    };
  },
  { runs: 30 },
);
function whereOff(mine: readonly Vector[], I: readonly Vector[]): string {
  const traceOf = (m: readonly Vector[]): number => m.reduce((sum, row, k) => sum + row[k]!, 0);
  const traceFits = Math.abs(traceOf(mine) - traceOf(I)) < 1e-6 * Math.abs(traceOf(I));
  const rest = (m: readonly Vector[]): number[] =>
    m.flatMap((row, i) => row.map((x, k) => (i === k ? x - traceOf(m) / 3 : x)));
  const [a, b] = [rest(mine), rest(I)];
  if (!traceFits && norm(subtract(a, b)) < 1e-6 * (1 + norm(b)))
    return "the five are right. The trace of I is twice the sum of m |r|^2, and that of the right-hand side is sqrt(3) s";
  if (traceFits && norm(add(a, b)) < 1e-6 * (1 + norm(b)))
    return "the trace is right, and q has the opposite sign: I has - r r^T";
  return traceFits
    ? "the trace is right. The five are - sqrt(2 / 15) times the sum of m Y, with solid harmonics"
    : "are the arrows those from the centre of mass? Then take the trace on both sides for s; what is left of - m r r^T is q";
}

const anyInput = {
  draw: (draw: Random): [...Body] => {
    const [positions, masses] = draw.integer(2) === 0 ? draw.pick(pool) : anyBody(draw, 2 + draw.integer(4));
    return [positions, masses];
  },
  large: [anyBody(random(3), 20), pool[5]!].map(([positions, masses]): [...Body] => [positions, masses]),
};

export const inertiaPartsExercise: Exercise<InertiaParts> = exercise<InertiaParts>({
  laws: [
    worth(1, turns),
    worth(1, stays),
    worth(3, matrix),
    everyInputCounts(reference, anyInput),
    rightSize(reference, anyInput),
  ],
  reference,
  withhold: ["pointConvolution", "symmetricMatrices", "reducedTensorProducts"],
  mutants: [
    mutant("forgets the centre of mass", made({ centre: () => [0, 0, 0] }), rejectedBy(stays, matrix)),
    mutant(
      "takes the mean of the positions for the centre of mass",
      made({
        centre: (x) =>
          centreOf(
            x,
            x.map(() => 1),
          ),
      }),
      rejectedBy(matrix),
    ),
    mutant("forgets the minus of r r^T", made({ two: Math.sqrt(2 / 15) }), rejectedBy(matrix)),
    mutant("takes the trace for s", made({ zero: 2 }), rejectedBy(matrix)),
    mutant("forgets what the trace of r r^T takes away", made({ zero: Math.sqrt(3) }), rejectedBy(matrix)),
    mutant("takes harmonics of the direction", made({ solid: false }), rejectedBy(matrix)),
    mutant("takes Y for q", made({ two: -1 }), rejectedBy(matrix)),
    mutant("counts every mass as 1", made({ mass: () => 1 }), rejectedBy(matrix)),
    mutant(
      "lists the five in the opposite order",
      (...body) => {
        const { s, q } = reference(...body);
        return { s, q: [...q].reverse() };
      },
      rejectedBy(turns, matrix),
    ),
    mutant(
      "gives the length of the five for each of them",
      (...body) => {
        const { s, q } = reference(...body);
        return { s, q: q.map(() => norm(q)) };
      },
      rejectedBy(turns, matrix),
    ),
  ],
  hints: [
    "First the centre of mass, the sum of m x over the sum of m, and the arrows r from there. Then take the trace of both expressions for I: the Q_m have none.",
    "The trace says sqrt(3) s = 2 sum m |r|^2. What is left of I without its trace comes from - m r r^T, and the last formula of the text says what that is in terms of Q_m.",
    "s = 2 / sqrt(3) times the sum of m |r|^2, q = - sqrt(2 / 15) times the sum of m Y with Y = sphericalHarmonics([2], r, { normalize: false }).",
  ],
});
