import {
  identityMatrix,
  type Matrix,
  matmul,
  matvec,
  radians,
  relativeError,
  rotationMatrix,
  rotationZ,
  skewSymmetric,
  trace,
  transpose,
  type Vector,
} from "noether";
import {
  type Exercise,
  everyInputCounts,
  exercise,
  type LawAbout,
  mutant,
  rejectedBy,
  worth,
} from "noether/course";
import {
  add,
  dot,
  type Instances,
  map,
  nonTriviality,
  norm,
  type Sides,
  sameShape,
  show,
  sides,
} from "noether/laws";

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

const cross = (v: Vector, w: Vector): number[] => matvec(skewSymmetric(v), w);

/** A vector perpendicular to t: its cross product with the axis of its smallest entry. */
function across(t: Vector): number[] {
  const sizes = t.map(Math.abs);
  const smallest = sizes.indexOf(Math.min(...sizes));
  return cross(t, identityMatrix(3)[smallest]);
}

/** A law about the result, which checks first that it is a matrix of finite numbers. */
const law = (
  name: string,
  statement: string,
  compare: (R: Matrix, t: Vector, angle: number, x: Vector) => Omit<Sides, "given">,
) =>
  sides(name, statement, instances, (subject: FixingRotation, [t, angle, x]) => {
    const R = subject(t, angle);
    const given = `t = ${show(t)}, angle = ${show((angle * 180) / Math.PI)} degrees`;
    if (sameShape(R, identityMatrix(3)) && relativeError(R, R) === 0)
      return { given, ...compare(R, t, angle, x) };
    const should = "The result should be a matrix of 3 x 3 finite numbers.";
    return { should, given, sides: [["got", show(R)]] };
  });

const isRotation = law("a rotation", "R^T R = 1, \\quad \\det R = 1", (R) => {
  const [x, y, z] = transpose(R);
  const volume = dot(x, cross(y, z));
  const should = "R should be a rotation: columns of length 1 at right angles, and handedness preserved.";
  const look =
    volume < 0
      ? "a reflection can also leave t where it is, but it is not a rotation"
      : "does the axis have length 1, and is every entry in its place?";
  if (relativeError(matmul(transpose(R), R), identityMatrix(3)) < 1e-9)
    return { should, left: ["det R of a rotation", 1], right: ["det R of yours", volume], look };
  return {
    should,
    left: ["lengths and products of a rotation's columns", [1, 1, 1, 0, 0, 0]],
    right: ["yours", [...[x, y, z].map(norm), dot(x, y), dot(y, z), dot(z, x)]],
    look,
  };
});

const squareCommutes = law("commutes with the translation", "R(x + t) = R x + t", (R, t, _, x) => ({
  should:
    "Turning and then moving by t should give the same as moving by t and then turning, for x = 0 to begin with.",
  left: ["turn x, then move by t", add(matvec(R, x), t)],
  right: ["move x by t, then turn", matvec(R, add(x, t))],
  look: "what does R do to t itself?",
}));

const turnsByTheAngle = law(
  "turns by the angle",
  "\\operatorname{tr} R = 1 + 2 \\cos \\alpha",
  (R, _, angle) => ({
    should: "The trace of a rotation tells its angle.",
    left: ["1 + 2 cos(angle)", 1 + 2 * Math.cos(angle)],
    right: ["the trace of your R", trace(R)],
    look:
      Math.abs(trace(R) - 3) < 1e-9
        ? "yours does not turn: the identity is right only for the angle 0"
        : Math.abs(trace(R) - 1 - 2 * Math.cos(angle / 2)) < 1e-9
          ? "yours turns by half the angle"
          : "angles are in radians",
  }),
);

const turnsTheRightWay = law(
  "counter-clockwise as seen from the tip of t",
  "t \\cdot (v \\times R v) = |t|\\, |v|^2 \\sin \\alpha \\quad (v \\perp t)",
  (R, t, angle) => {
    const v = across(t);
    const got = dot(t, cross(v, matvec(R, v))) / (norm(t) * norm(v) ** 2);
    return {
      should: "Seen from the tip of t, a vector across t should go counter-clockwise by the angle.",
      left: ["sin(angle)", Math.sin(angle)],
      right: ["by your R", got],
      look:
        Math.abs(got + Math.sin(angle)) < 1e-9
          ? "yours goes the other way round"
          : "which axis, and which angle?",
    };
  },
);

/** A translation along z, and any angle. */
const isNotTrivial: LawAbout<FixingRotation> = nonTriviality<[t: Vector, angle: number]>(
  map(instances, ([, angle]) => [[0, 0, 1], angle]),
  { names: ["t", "angle"] },
);

const reference: FixingRotation = (t, angle) => rotationMatrix({ axis: t, angle });

/** Any translation: the identity, for all but simple ones, commutes with them too. */
const turnsForEveryT = everyInputCounts<[t: Vector, angle: number], Matrix>(reference, {
  draw: (random) => {
    const [t, angle] = instances.draw(random);
    return [t, angle];
  },
});

export const fixingRotationExercise: Exercise<FixingRotation> = exercise<FixingRotation>({
  laws: [
    worth(1, isRotation),
    worth(2, squareCommutes),
    worth(1, turnsByTheAngle),
    worth(1, turnsTheRightWay),
    isNotTrivial,
    turnsForEveryT,
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
      "turns about the axes, and does not turn about others",
      (t, angle) => (t.filter((x) => x !== 0).length === 1 ? reference(t, angle) : identityMatrix(3)),
      rejectedBy(turnsByTheAngle, turnsTheRightWay, turnsForEveryT),
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
    "Write out R(x + t) and R x + t, and subtract one from the other. The x drops out: what is left is a condition on R t.",
    "R t = t: which vectors does a rotation leave where they are?",
    "Exactly those on its axis. rotationMatrix({ axis: ..., angle }) makes the rotation about an axis.",
  ],
});
