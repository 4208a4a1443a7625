import {
  identityMatrix,
  type Matrix,
  matmul,
  matvec,
  relativeError,
  rotationMatrix,
  signedVolume,
  skewSymmetric,
  specialOrthogonal,
  transpose,
  type Vector,
} from "noether";
import { type Exercise, everyInputCounts, exercise, mutant, rejectedBy, worth } from "noether/course";
import {
  type Explanation,
  elementInstances,
  type Instances,
  type Law,
  sameShape,
  show,
  sides,
  tuple,
} from "noether/laws";
import {
  across,
  angle,
  axes,
  clean,
  type Instance,
  inDegrees,
  named,
  quarter,
  turn,
  turns,
  unit,
} from "./axesAndAngles.js";
import { differentAnswers } from "./differentAnswers.js";

type RotationAbout = (axis: Vector, angle: number) => Matrix;

/** A law whose two sides are vectors or matrices; it shows the first row that differs. */
function law<I extends readonly unknown[]>(
  name: string,
  statement: string,
  instances: Instances<I>,
  compare: (rotationAbout: RotationAbout, instance: I) => readonly [expected: unknown, got: unknown],
  words: {
    readonly should: string;
    given(...instance: I): string;
    readonly names: readonly [string, string];
    look?(rotationAbout: RotationAbout, ...instance: I): string | undefined;
  },
): Law<RotationAbout, I> {
  return sides(name, statement, instances, (f: RotationAbout, instance: I) => {
    const wrong = noMatrix(f(axes[0]!, 1));
    if (wrong !== undefined) return wrong;
    const [left, right] = compare(f, instance);
    const [expected, got, row] = rowOf(left, right);
    const where = row === undefined ? "" : `, row ${row}`;
    return {
      should: words.should,
      given: words.given(...instance),
      left: [`${words.names[0]}${where}`, left],
      right: [words.names[1], right],
      shown: [clean(expected), clean(got)],
      get look() {
        return words.look?.(f, ...instance);
      },
    };
  });
}

const square = (m: unknown): boolean => relativeError(m, m) === 0 && sameShape(m, identityMatrix(3));

const noMatrix = (m: unknown): Explanation | undefined =>
  square(m)
    ? undefined
    : {
        should: "The result should be a matrix of 3 rows with 3 numbers each.",
        given: "",
        sides: [["got", show(m)]],
      };

/** The first row in which two matrices differ; anything else unchanged. */
function rowOf(a: unknown, b: unknown): readonly [unknown, unknown, number | undefined] {
  if (!square(a) || !square(b)) return [a, b, undefined];
  const row = (a as Matrix).findIndex((line, i) => relativeError(line, (b as Matrix)[i]) > 1e-9);
  return [(a as Matrix)[Math.max(0, row)], (b as Matrix)[Math.max(0, row)], Math.max(0, row)];
}

const inGroup = law<Instance>(
  "in SO(3)",
  "R^T R = 1, \\quad \\det R = 1",
  turns,
  (f, [n, a]) => {
    const r = f(n, a);
    const orthogonal = relativeError(matmul(transpose(r), r), identityMatrix(3)) < 1e-9;
    return orthogonal ? [1, signedVolume([[0, 0, 0], ...r])] : [identityMatrix(3), matmul(transpose(r), r)];
  },
  {
    should: "R should be a rotation: R^T R the identity matrix, and the determinant one.",
    given: turn,
    names: ["expected of R^T R", "got"],
    look: (f, n, a) =>
      Math.abs(Math.hypot(...n) - 1) < 1e-9
        ? "is every term of the formula there, with cos a, sin a and 1 - cos a in their places?"
        : relativeError(matmul(transpose(f(unit(n), a)), f(unit(n), a)), identityMatrix(3)) < 1e-9
          ? "for a unit axis yours is right: n must be divided by its length first"
          : "is every term of the formula there, with cos a, sin a and 1 - cos a in their places?",
  },
);

const axisStays = law<Instance>(
  "the axis stays",
  "R(n, a)\\, n = n",
  turns,
  (f, [n, a]) => [n, matvec(f(n, a), n)],
  {
    should: "The axis n should stay where it is.",
    given: turn,
    names: ["n", "R n"],
    look: () => "put x = n into the formula: n x n = 0, and the two other terms should add up to n",
  },
);

const anglesAdd = law(
  "angles add",
  "R(n, a)\\, R(n, b) = R(n, a + b)",
  tuple(turns, angle),
  (f, [n, a, b]) => [matmul(f(n, a), f(n, b)), f(n, a + b)],
  {
    should: "Turning by b and then by a, about one axis, should be turning by a + b.",
    given: (n, a, b) => `n = ${named(n)}, a = ${inDegrees(a)}, b = ${inDegrees(b)}`,
    names: ["R(n, a) R(n, b)", "R(n, a + b)"],
  },
);

const byTheAngle = law<Instance>(
  "right hand, by the angle",
  "v \\perp n \\implies R v = \\cos a\\, v + \\sin a\\, (n \\times v)",
  turns,
  (f, [n, a]) => {
    const v = across(n);
    const third = matvec(skewSymmetric(unit(n)), v);
    return [v.map((entry, k) => Math.cos(a) * entry + Math.sin(a) * third[k]!), matvec(f(n, a), v)];
  },
  {
    should:
      "A vector v perpendicular to n should turn by the angle, counter-clockwise as seen with n pointing at your eye.",
    given: (n, a) => `${turn(n, a)}, v = ${named(across(n))}`,
    names: ["expected R v", "got"],
    look(f, n, a) {
      const same = (b: number): boolean =>
        relativeError(f(n, a), rotationMatrix({ axis: n, angle: b })) < 1e-9;
      if (same(-a)) return "yours turns clockwise, by the left hand: look at the sign of n x v";
      if (same((a * Math.PI) / 180)) return "the angle is in radians already";
      if (same(a / 2)) return "half the angle belongs in a quaternion, not here";
      return "the part of x perpendicular to n turns: it is multiplied by cos a, and sin a times n x x is added";
    },
  },
);

const conjugation = law(
  "conjugation",
  "Q\\, R(n, a)\\, Q^T = R(Q n, a)",
  tuple(elementInstances(specialOrthogonal(3)), turns),
  (f, [q, n, a]) => [matmul(matmul(q, f(n, a)), transpose(q)), f(matvec(q, n), a)],
  {
    should: "Turning the axis should turn the rotation with it: R(Q n, a) = Q R(n, a) Q^T.",
    given: (q, n, a) => `Q: ${specialOrthogonal(3).show(q)}; ${turn(n, a)}`,
    names: ["Q R(n, a) Q^T", "R(Q n, a)"],
    look: () => "no coordinate axis may be preferred: use n only in n x x and n (n.x)",
  },
);

const turnsAtAll = differentAnswers<[Vector, number], Matrix>(
  2,
  axes.map((axis): [Vector, number] => [axis, quarter]),
  {
    should: "Quarter turns about different axes should be different matrices.",
    given: "a turn by 90 degrees about z, x, y and two other axes",
    show: (r) => r.map((row) => show(clean(row))).join(" "),
    malformed: noMatrix,
  },
);

const reference: RotationAbout = (axis, a) => rotationMatrix({ axis, angle: a });

/** cos a I + sin a [n] + (1 - cos a) n n^T, with the three factors as arguments. */
function rodrigues(n: Vector, c: number, s: number, rest: number): number[][] {
  const cross = skewSymmetric(n);
  return n.map((p, i) => n.map((q, j) => (i === j ? c : 0) + s * cross[i]![j]! + rest * p * q));
}

const exact = (n: Vector, a: number): number[][] => rodrigues(n, Math.cos(a), Math.sin(a), 1 - Math.cos(a));

export const rotationAboutExercise: Exercise<RotationAbout> = exercise<RotationAbout>({
  laws: [
    turnsAtAll,
    worth(1, inGroup),
    worth(1, axisStays),
    worth(1, anglesAdd),
    worth(2, byTheAngle),
    worth(1, conjugation),
    everyInputCounts(reference, turns),
  ],
  reference,
  withhold: ["rotationMatrix", "rotationExponential", "doubleCover"],
  mutants: [
    mutant("turns by the left hand: -sin a", (n, a) => exact(unit(n), -a), rejectedBy(byTheAngle)),
    mutant("does not divide n by its length", exact, rejectedBy(inGroup, axisStays)),
    mutant(
      "takes radians for degrees",
      (n, a) => exact(unit(n), (a * Math.PI) / 180),
      rejectedBy(byTheAngle),
    ),
    mutant(
      "forgets the term (1 - cos a) n (n.x)",
      (n, a) => rodrigues(unit(n), Math.cos(a), Math.sin(a), 0),
      rejectedBy(inGroup, axisStays),
    ),
    mutant(
      "writes cos a where 1 - cos a belongs",
      (n, a) => rodrigues(unit(n), Math.cos(a), Math.sin(a), Math.cos(a)),
      rejectedBy(inGroup, axisStays),
    ),
    mutant("turns by half the angle", (n, a) => exact(unit(n), a / 2), rejectedBy(byTheAngle)),
    mutant(
      "turns about x, y and z one after another",
      (n, a) =>
        [
          [1, 0, 0],
          [0, 1, 0],
          [0, 0, 1],
        ]
          .map((e, k) => exact(e, a * unit(n)[k]!))
          .reduce((product, r) => matmul(r, product)),
      rejectedBy(axisStays, anglesAdd, conjugation),
    ),
    mutant("always turns about z", (_, a) => exact([0, 0, 1], a), rejectedBy(axisStays, conjugation)),
    mutant("returns the identity", () => identityMatrix(3), rejectedBy(byTheAngle, turnsAtAll)),
  ],
  hints: [
    "Split x into a part along n and a part perpendicular to it. What does the rotation do to each?",
    "Divide n by its length. Column j of the matrix is the formula applied to the j-th unit vector.",
    "Entry (i, j) is cos a where i = j, plus sin a times skewSymmetric(n)[i][j], plus (1 - cos a) n_i n_j.",
  ],
});
