import {
  applyIsometry,
  determinant,
  euclidean,
  type Isometry,
  type Random,
  signedVolume,
  specialEuclidean,
} from "noether";
import { type Exercise, everyInputCounts, exercise, mutant, rejectedBy, worth } from "noether/course";
import { type Explanation, elementInstances, fault, type Instances, type Law, show } from "noether/laws";
import { differentAnswers } from "./differentAnswers.js";
import { chains, corner, eitherHand, frames, inWords, moving, type Points, pressed } from "./fourPoints.js";

type Handedness = (points: number[][]) => number;

const copied = (points: Points): number[][] => points.map((point) => [...point]);

const isHand = (value: unknown): boolean => value === 1 || value === -1 || value === 0;

/** A volume, with all its digits if four of them would look like a sign. */
const inFull = (value: unknown): string => (isHand(Number(show(value))) ? String(value) : show(value));

const noHand = (value: unknown): Explanation | undefined =>
  isHand(value)
    ? undefined
    : {
        should: "The result should be 1, -1 or 0: a sign and not a volume.",
        given: "",
        sides: [["got", inFull(value)]],
        look: "Math.sign gives the sign of a number",
      };

const keepsHand = (g: Isometry): boolean => determinant(g.rotation) > 0;

const move = (g: Isometry, points: Points): Points => points.map((point) => applyIsometry(g, point));

/** The handedness of moved points is det R times that of the points. */
function followsDeterminant(
  name: string,
  statement: string,
  motions: Instances<readonly [g: Isometry]>,
  should: string,
  inMotionWords: (g: Isometry) => string,
  look: string,
): Law<Handedness, readonly [g: Isometry, points: Points]> {
  return fault(name, statement, moving(motions), (handedness: Handedness, [g, points]) => {
    const [before, got] = [handedness(copied(points)), handedness(copied(move(g, points)))];
    const expected = (keepsHand(g) ? 1 : -1) * before;
    if (isHand(got) && expected === got) return undefined;
    return (
      noHand(before) ??
      noHand(got) ?? {
        should,
        given: `${inWords(points)}; ${inMotionWords(g)}`,
        sides: beforeAndAfter(before, expected, got),
        look,
      }
    );
  });
}

const beforeAndAfter = (before: number, expected: number, got: number): Explanation["sides"] => [
  ["before", show(before)],
  ["expected after it", show(expected)],
  ["got after it", show(got)],
];

const [rigid, all] = [specialEuclidean(3), euclidean(3)];

const rigidMotions = followsDeterminant(
  "rigid motions",
  "h(R p + t) = h(p), \\quad R \\in SO(3)",
  elementInstances(rigid),
  "A rigid motion should not change the hand.",
  rigid.show,
  "differences of points do not change under a shift, and their triple product does not change under a rotation",
);

const mirrors: Instances<readonly [g: Isometry]> = {
  examples: all.examples!.filter((g) => !keepsHand(g)).map((g) => [g]),
  draw: (random: Random) => {
    const g = all.sample(random);
    return [keepsHand(g) ? { ...g, rotation: g.rotation.map((row) => row.map((x) => -x)) } : g];
  },
  simpler: () => [],
};

const reflections = followsDeterminant(
  "reflections",
  "h(Q p + t) = -h(p), \\quad \\det Q = -1",
  mirrors,
  "A reflection should turn a right hand into a left one.",
  all.show,
  "distances and angles do not change under a reflection: something with a sign is needed",
);

const exchange: Law<Handedness, readonly [points: Points]> = fault(
  "exchange",
  "h(p_0, p_2, p_1, p_3) = -h(p_0, p_1, p_2, p_3)",
  frames,
  (handedness: Handedness, [points]) => {
    const [p, q, r, s] = copied(points) as [number[], number[], number[], number[]];
    const [before, got] = [handedness([p, q, r, s]), handedness([p, r, q, s])];
    if (isHand(got) && -before === got) return undefined;
    return (
      noHand(got) ?? {
        should: "Exchanging two of the points should change the hand.",
        given: inWords(points),
        sides: beforeAndAfter(before, -before, got),
        look: "each point plays its part in the formula: do all four of them appear?",
      }
    );
  },
);

/** A right hand: thumb, index and middle finger along x, y and z, moved rigidly. */
const rightHand: Law<Handedness, readonly [g: Isometry, a: number, b: number, c: number]> = fault(
  "right hand",
  "h(t, \\; t + a R e_x, \\; t + b R e_y, \\; t + c R e_z) = 1",
  {
    examples: rigid.examples!.slice(0, 8).map((g, k) => [g, 1, 1 + (k % 2), 1]),
    draw: (random) => [
      rigid.sample(random),
      ...([0, 1, 2].map(() => 0.5 + random.uniform()) as [number, number, number]),
    ],
    *simpler([g, a, b, c]) {
      if (a !== 1 || b !== 1 || c !== 1) yield [g, 1, 1, 1];
      for (const other of rigid.simpler!(g)) yield [other, a, b, c];
    },
  },
  (handedness: Handedness, [g, a, b, c]) => {
    const got = handedness(hand(g, a, b, c));
    if (got === 1) return undefined;
    return (
      noHand(got) ?? {
        should: "The origin with points along x, y and z is a right hand, however it is moved: 1.",
        given: `0, ${show(a)} x, ${show(b)} y, ${show(c)} z; ${rigid.show(g)}`,
        sides: [["got", show(got)]],
        look:
          got === -1
            ? "yours is a left hand: in which order do you take the three differences?"
            : "does your formula have a sign that is positive for a right hand?",
      }
    );
  },
);

function hand(g: Isometry, a: number, b: number, c: number): number[][] {
  return [
    [0, 0, 0],
    [a, 0, 0],
    [0, b, 0],
    [0, 0, c],
  ].map((point) => applyIsometry(g, point));
}

/** Four points in one plane have no hand; rounding leaves a volume of about 1e-16. */
const flat: Law<Handedness, readonly [g: Isometry, points: Points]> = fault(
  "flat",
  "p_0, \\dots, p_3 \\text{ in one plane} \\implies h = 0",
  {
    examples: [
      [rigid.identity, pressed(corner)],
      ...rigid.examples!.slice(-3).map((g) => [g, pressed(corner)] as const),
    ],
    draw: (random) => [rigid.sample(random), pressed(random.pick(chains))],
    *simpler([g, points]) {
      for (const other of rigid.simpler!(g)) yield [other, points];
    },
  },
  (handedness: Handedness, [g, points]) => {
    const got = handedness(copied(move(g, points)));
    if (got === 0) return undefined;
    return {
      should: "Four points in one plane are their own mirror image: 0.",
      given: `points with z = 0, then ${rigid.show(g)}`,
      sides: [["got", show(got)]],
      look: "rounding leaves a volume of about 1e-16: count less than 1e-9 as 0",
    };
  },
);

const tellsApart = differentAnswers<[number[][]], number>(
  2,
  [corner, [corner[0]!, corner[2]!, corner[1]!, corner[3]!], pressed(corner)].map((points): [number[][]] => [
    copied(points),
  ]),
  {
    should: "A right hand, a left hand and a flat one should not all be the same.",
    given: "points 0, x, y, z; points 0, y, x, z; points in the plane of x and y",
    show,
    malformed: noHand,
  },
);

const sign = (volume: number): number => (Math.abs(volume) < 1e-9 ? 0 : Math.sign(volume));
const reference: Handedness = (points) => sign(signedVolume(points));

export const handednessExercise: Exercise<Handedness> = exercise<Handedness>({
  laws: [
    tellsApart,
    worth(1, rigidMotions),
    worth(2, reflections),
    worth(1, exchange),
    rightHand,
    worth(1, flat),
    everyInputCounts(reference, eitherHand),
  ],
  reference,
  withhold: ["signedVolume"],
  mutants: [
    mutant(
      "takes the absolute volume",
      (p) => Math.abs(sign(signedVolume(p))),
      rejectedBy(reflections, exchange),
    ),
    mutant(
      "measures from the origin of the room, not from the first point",
      (p) => sign(determinant(p.slice(1))),
      rejectedBy(rigidMotions),
    ),
    mutant(
      "looks whether the last point is above the first",
      ([p, , , s]) => sign(s![2]! - p![2]!),
      rejectedBy(rigidMotions),
    ),
    mutant("takes the left hand", (p) => -reference(p), rejectedBy(rightHand)),
    mutant("returns the volume", signedVolume, rejectedBy(rightHand)),
    mutant("does not allow for rounding", (p) => Math.sign(signedVolume(p)), rejectedBy(flat)),
    mutant("always 0", () => 0, rejectedBy(tellsApart, rightHand)),
    mutant("always 1", () => 1, rejectedBy(tellsApart, reflections, exchange, flat)),
  ],
  hints: [
    "Stand at the first point and look at the three others: three difference vectors. Which number made of three vectors changes its sign under a reflection?",
    "The determinant of the three differences, or their triple product a . (b x c), is a volume with a sign.",
    "With rows p1 - p0, p2 - p0, p3 - p0: determinant(rows), then 0 if its absolute value is below 1e-9, otherwise Math.sign.",
  ],
});
