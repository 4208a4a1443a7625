import {
  identityMatrix,
  type Matrix,
  matmul,
  matvec,
  radians,
  relativeError,
  rotationMatrix,
  rotationZ,
  transpose,
  type Vector,
} from "noether";
import { type Exercise, exercise, type LawAbout, mutant, rejectedBy, worth } from "noether/course";
import { type Explanation, fromResidual, type Instances, type Law, nonTriviality, show } from "noether/laws";

type FixingRotation = (t: Vector, angle: number) => Matrix;
type Instance = readonly [t: Vector, angle: number, x: Vector];

const directions: readonly Vector[] = [
  [0, 0, 1],
  [1, 0, 0],
  [0, 2, 0],
  [1, 1, 0],
  [1, 2, 2],
];
const origin: Vector = [0, 0, 0];

const instances: Instances<Instance> = {
  examples: [90, 180, 120].flatMap((angle) => directions.map((t) => [t, radians(angle), origin] as const)),
  draw: (random) => [
    [random.normal(), random.normal(), random.normal()],
    2 * Math.PI * random.uniform(),
    [random.normal(), random.normal(), random.normal()],
  ],
  *simpler([t, angle, x]) {
    for (const simple of directions) if (!directions.includes(t)) yield [simple, angle, x];
    if (x !== origin) yield [t, angle, origin];
    if (angle !== radians(90)) yield [t, radians(90), x];
  },
};

const length = (v: Vector): number => Math.hypot(...v);
const plus = (a: Vector, b: Vector): number[] => a.map((entry, k) => entry + b[k]);
const dot = (a: Vector, b: Vector): number => a.reduce((sum, entry, k) => sum + entry * b[k], 0);
const cross = ([a, b, c]: Vector, [d, e, f]: Vector): number[] => [
  b * f - c * e,
  c * d - a * f,
  a * e - b * d,
];
const trace = (R: Matrix): number => R[0][0] + R[1][1] + R[2][2];

/** A vector across t: t with its smallest entry's axis, multiplied as vectors. */
function across(t: Vector): number[] {
  const sizes = t.map(Math.abs);
  const smallest = sizes.indexOf(Math.min(...sizes));
  return cross(t, identityMatrix(3)[smallest]);
}

type Sides = readonly [expected: readonly [string, unknown], got: readonly [string, unknown]];

function law(
  name: string,
  statement: string,
  sides: (R: Matrix, ...instance: Instance) => Sides,
  words: {
    should: (t: Vector, angle: number) => string;
    look?: (R: Matrix, ...instance: Instance) => string;
  },
): Law<FixingRotation, Instance> {
  const shaped = (R: unknown): R is Matrix =>
    relativeError(R, R) === 0 && relativeError(zeros(R), zeros(identityMatrix(3))) === 0;
  return fromResidual({
    name,
    statement,
    instances,
    residual(subject, ...instance) {
      const R = subject(instance[0], instance[1]);
      if (!shaped(R)) return Number.POSITIVE_INFINITY;
      const [[, expected], [, got]] = sides(R, ...instance);
      return relativeError(expected, got);
    },
    explain(subject, ...instance): Explanation {
      const [t, angle] = instance;
      const R = subject(t, angle);
      const given = `t = ${show(t)}, angle = ${show((angle * 180) / Math.PI)} degrees`;
      if (!shaped(R))
        return {
          should: "The result should be a matrix of 3 x 3 finite numbers.",
          given,
          sides: [["got", show(R)]],
        };
      const named = sides(R, ...instance).map(([side, value]) => [side, show(value)] as const);
      const look = words.look?.(R, ...instance);
      return { should: words.should(t, angle), given, sides: named, ...(look !== undefined && { look }) };
    },
  });
}

/** The shape of nested lists, filled with zeros. */
function zeros(value: unknown): unknown {
  return Array.isArray(value) ? value.map(zeros) : 0;
}

const isRotation = law(
  "a rotation",
  "R^T R = 1, \\quad \\det R = 1",
  (R) => {
    const [x, y, z] = transpose(R);
    const lengths = [x, y, z].map(length);
    if (relativeError(matmul(transpose(R), R), identityMatrix(3)) > 1e-9)
      return [
        ["lengths and products of a rotation's columns", [1, 1, 1, 0, 0, 0]],
        ["yours", [...lengths, dot(x, y), dot(y, z), dot(z, x)]],
      ];
    return [
      ["det R of a rotation", 1],
      ["det R of yours", dot(x, cross(y, z))],
    ];
  },
  {
    should: () =>
      "R should be a rotation: columns of length 1 at right angles, and right hands stay right hands.",
    look: (R) =>
      dot(R[0], cross(R[1], R[2])) < 0
        ? "a reflection can leave t where it is, too, but it is no rotation"
        : "has the axis length 1, and did every entry find its place?",
  },
);

const squareCommutes = law(
  "commutes with the translation",
  "R(x + t) = R x + t",
  (R, t, _, x) => [
    ["turn x, then move by t", plus(matvec(R, x), t)],
    ["move x by t, then turn", matvec(R, plus(x, t))],
  ],
  {
    should: () =>
      "Turning and then moving by t should give what moving by t and then turning gives, for x = (0, 0, 0) to begin with.",
    look: () => "what does R do to t itself?",
  },
);

const turnsByTheAngle = law(
  "turns by the angle",
  "\\operatorname{tr} R = 1 + 2 \\cos \\alpha",
  (R, _, angle) => [
    ["1 + 2 cos(angle)", 1 + 2 * Math.cos(angle)],
    ["the trace of your R", trace(R)],
  ],
  {
    should: () => "The trace of a rotation tells its angle.",
    look: (R, _, angle) =>
      Math.abs(trace(R) - 3) < 1e-9
        ? "yours does not turn at all: not turning is only one of the answers"
        : Math.abs(trace(R) - 1 - 2 * Math.cos(angle / 2)) < 1e-9
          ? "yours turns by half the angle"
          : "angles are in radians",
  },
);

const turnsTheRightWay = law(
  "counter-clockwise as seen from the tip of t",
  "t \\cdot (v \\times R v) = |t|\\, |v|^2 \\sin \\alpha \\quad (v \\perp t)",
  (R, t, angle) => {
    const v = across(t);
    return [
      ["sin(angle)", Math.sin(angle)],
      ["what your R makes of it", dot(t, cross(v, matvec(R, v))) / (length(t) * length(v) ** 2)],
    ];
  },
  {
    should: () => "Seen from the tip of t, a vector across t should go counter-clockwise by the angle.",
    look: (R, t, angle) => {
      const v = across(t);
      const got = dot(t, cross(v, matvec(R, v))) / (length(t) * length(v) ** 2);
      return Math.abs(got + Math.sin(angle)) < 1e-9
        ? "yours goes the other way round"
        : "which axis, and which angle?";
    },
  },
);

/** A translation along z, and any angle. */
const isNotTrivial: LawAbout<FixingRotation> = nonTriviality<[t: Vector, angle: number]>(
  {
    examples: [],
    draw: (random) => [[0, 0, 1], 2 * Math.PI * random.uniform()],
    simpler: () => [],
  },
  { names: ["t", "angle"] },
);

const reference: FixingRotation = (t, angle) => rotationMatrix({ axis: t, angle });

export const fixingRotationExercise: Exercise<FixingRotation> = exercise<FixingRotation>({
  laws: [
    worth(1, isRotation),
    worth(2, squareCommutes),
    worth(1, turnsByTheAngle),
    worth(1, turnsTheRightWay),
    isNotTrivial,
  ],
  reference,
  withhold: [],
  mutants: [
    mutant("turns about z, whatever t is", (_, angle) => rotationZ(angle), rejectedBy(squareCommutes)),
    mutant(
      "turns about an axis across t",
      (t, angle) => rotationMatrix({ axis: across(t), angle }),
      rejectedBy(squareCommutes),
    ),
    mutant(
      "does not turn at all",
      () => identityMatrix(3),
      rejectedBy(turnsByTheAngle, turnsTheRightWay, isNotTrivial),
    ),
    mutant(
      "turns the other way",
      (t, angle) => rotationMatrix({ axis: t, angle: -angle }),
      rejectedBy(turnsTheRightWay),
    ),
    mutant(
      "turns by half the angle",
      (t, angle) => rotationMatrix({ axis: t, angle: angle / 2 }),
      rejectedBy(turnsByTheAngle, turnsTheRightWay),
    ),
    mutant(
      "reflects: the vectors across t change their sign one way only",
      (t) => {
        const v = across(t);
        return identityMatrix(3).map((row, i) =>
          row.map((entry, j) => entry - (2 * v[i] * v[j]) / dot(v, v)),
        );
      },
      rejectedBy(isRotation),
    ),
  ],
  hints: [
    "Write out R(x + t) and R x + t, and take one from the other. The x drops out: what is left is a condition on R t.",
    "R t = t: which vectors does a rotation leave where they are?",
    "Exactly those on its axis. rotationMatrix({ axis: ..., angle }) makes the rotation about an axis.",
  ],
});
