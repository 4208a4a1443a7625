import {
  applyIsometry,
  type Isometry,
  matvec,
  relativeError,
  rotationZ,
  transpose,
  type Vector,
} from "noether";
import { type Exercise, exercise, mutant, rejectedBy, worth } from "noether/course";
import { elementInstances, type Law, show, sides, tuple, vectorInstances } from "noether/laws";
import { differentAnswers } from "./differentAnswers.js";
import { asMotion, copied, inWords, motions, moved, noMotion, pointInWords, still } from "./motions.js";

type Inverse = (g: Isometry) => Isometry;

const inverseOf = (inverse: Inverse, g: Isometry): Isometry => inverse(copied(g));

type Instance = readonly [g: Isometry, x: Vector];
const instances = tuple(elementInstances(motions), vectorInstances(3));

const turn: Isometry = { rotation: rotationZ(Math.PI / 2), translation: [1, 0, 0] };

/** Where to look, judged by the rotation: that of g and, because R = I shows nothing, that of a turn. */
function look(inverse: Inverse, g: Isometry): string {
  const back = inverseOf(inverse, g);
  const undoesRotation = (h: Isometry): boolean =>
    relativeError(inverseOf(inverse, h).rotation, transpose(h.rotation)) <= 1e-9;
  if (!undoesRotation(g)) return "the rotation is not undone: which matrix undoes R?";
  if (!undoesRotation(turn)) return "solve y = R x + t for x: which matrix undoes R, and what becomes of t?";
  if (relativeError(back.translation, minus(g.translation)) < 1e-9)
    return "you turn back first and then subtract t; but t was added last, so it must come off first";
  return "the rotation is right; solve y = R x + t for x: what becomes of t?";
}

const undoes: Law<Inverse, Instance> = sides(
  "undoes g",
  "g^{-1} (g\\, x) = x",
  instances,
  (inverse: Inverse, [g, x]) => {
    const back = inverseOf(inverse, g);
    return (
      noMotion(back) ?? {
        should: "Moving a point by g and then by the inverse of g should bring it back.",
        given: `g: ${inWords(g)}; g takes x to ${show(applyIsometry(g, x))}`,
        left: ["x", x],
        right: ["brought back to", moved(back, applyIsometry(g, x))],
        shown: [pointInWords(x), show(moved(back, applyIsometry(g, x)))],
        get look() {
          return look(inverse, g);
        },
      }
    );
  },
);

const undone: Law<Inverse, Instance> = sides(
  "is undone by g",
  "g (g^{-1} x) = x",
  instances,
  (inverse: Inverse, [g, x]) => {
    const back = inverseOf(inverse, g);
    const there = moved(back, x);
    return (
      noMotion(back) ?? {
        should: "Moving a point by the inverse of g and then by g should bring it back.",
        given: `g: ${inWords(g)}; your inverse takes x to ${show(there)}`,
        left: ["x", x],
        right: ["brought back to", there && applyIsometry(g, there)],
        get look() {
          return look(inverse, g);
        },
      }
    );
  },
);

const element = elementInstances(motions);
const reversal = sides(
  "reversal",
  "(g h)^{-1} = h^{-1} g^{-1}",
  tuple(element, element),
  (inverse: Inverse, [g, h]) => {
    const [expected, got] = reversed(inverse, g, h);
    return (
      noMotion(inverseOf(inverse, g)) ?? {
        should: "Undoing g h should be: undo g, the last thing done, and then undo h.",
        given: `g: ${inWords(g)}; h: ${inWords(h)}; where the two send the point (1, 2, 3):`,
        left: ["h^-1 (g^-1 x)", expected],
        right: ["(g h)^-1 x", got],
      }
    );
  },
);

/** A point after undoing g and then h, and after undoing g h. */
function reversed(inverse: Inverse, g: Isometry, h: Isometry): readonly [unknown, unknown] {
  const x = [1, 2, 3];
  const back = moved(inverseOf(inverse, g), x);
  return [
    back && moved(inverseOf(inverse, h), back),
    moved(asMotion(inverseOf(inverse, motions.multiply(g, h))), x),
  ];
}

const dependsOnG = differentAnswers<[Isometry], Isometry>(2, [[still], [turn]], {
  should: "The inverse should depend on g.",
  given: "g: the identity, and a turn with a shift",
  show: inWords,
  malformed: noMotion,
});

const reference: Inverse = (g) => motions.inverse(g);
const minus = (t: Vector): number[] => t.map((entry) => 0 - entry);

export const inverseMotionExercise: Exercise<Inverse> = exercise<Inverse>({
  laws: [dependsOnG, worth(2, undoes), worth(1, undone), worth(1, reversal)],
  reference,
  withhold: ["euclidean", "specialEuclidean"],
  mutants: [
    mutant(
      "turns back and subtracts t: (R^T, -t)",
      ({ rotation, translation }) => ({ rotation: transpose(rotation), translation: minus(translation) }),
      rejectedBy(undoes, undone, reversal),
    ),
    mutant(
      "forgets the sign: (R^T, R^T t)",
      ({ rotation, translation }) => ({
        rotation: transpose(rotation),
        translation: matvec(transpose(rotation), translation),
      }),
      rejectedBy(undoes, undone),
    ),
    mutant(
      "turns t forward instead of back: (R^T, -R t)",
      ({ rotation, translation }) => ({
        rotation: transpose(rotation),
        translation: minus(matvec(rotation, translation)),
      }),
      rejectedBy(undoes, undone),
    ),
    mutant(
      "leaves the rotation: (R, -t)",
      ({ rotation, translation }) => ({ rotation, translation: minus(translation) }),
      rejectedBy(undoes, undone),
    ),
    mutant(
      "changes every sign: (-R, -t)",
      ({ rotation, translation }) => ({ rotation: rotation.map(minus), translation: minus(translation) }),
      rejectedBy(undoes, undone),
    ),
    mutant("returns g", (g) => g, rejectedBy(undoes, reversal)),
    mutant("returns the identity", () => still, rejectedBy(dependsOnG, undoes)),
  ],
  hints: [
    "g takes x to y = R x + t. The inverse must lead from y to x: solve the equation for x.",
    "x = R^-1 (y - t), and R^-1 is R^T. Multiply out: the matrix that multiplies y is the new rotation, the rest the new translation.",
    "The new rotation is transpose(g.rotation), the new translation is minus that matrix times g.translation.",
  ],
});
