import {
  applyIsometry,
  type Isometry,
  type Matrix,
  matmul,
  matvec,
  relativeError,
  rotationMatrix,
  rotationX,
  rotationZ,
  transpose,
  type Vector,
} from "noether";
import { type Exercise, everyInputCounts, exercise, mutant, rejectedBy, worth } from "noether/course";
import { add, elementInstances, show, sides, tuple, vectorInstances } from "noether/laws";
import { differentAnswers } from "./differentAnswers.js";
import { asMotion, copied, inWords, motions, moved, noMotion, pointInWords, still } from "./motions.js";

type Compose = (g: Isometry, h: Isometry) => Isometry;

const product = (compose: Compose, g: Isometry, h: Isometry): Isometry => compose(copied(g), copied(h));

const element = elementInstances(motions);

const points = tuple(element, element, vectorInstances(3));
const [turn, shift]: readonly [Isometry, Isometry] = [
  { rotation: rotationZ(Math.PI / 2), translation: [0, 0, 0] },
  { rotation: still.rotation, translation: [1, 0, 0] },
];
// A turn and a shift, in both orders; then two turns.
const simple: typeof points.examples = [
  [turn, shift, [0, 0, 0]],
  [shift, turn, [1, 0, 0]],
  [turn, { ...turn, rotation: rotationX(Math.PI / 2) }, [1, 0, 0]],
];

/** A well-known mistake, recognised by its result for two motions without any symmetry. */
function mistake(compose: Compose): string {
  const g = { rotation: rotationMatrix({ axis: [1, 2, 3], angle: 1 }), translation: [1, 2, 3] };
  const h = { rotation: rotationMatrix({ axis: [2, -1, 1], angle: 2 }), translation: [-2, 1, 5] };
  const { rotation, translation } = asMotion(product(compose, g, h)) ?? still;
  const is = (a: unknown, b: unknown): boolean => relativeError(a, b) < 1e-9;
  const backwards = motions.multiply(h, g);
  if (is(rotation, backwards.rotation) && is(translation, backwards.translation))
    return "yours moves by g first: the factor on the right, h, acts first";
  if (!is(rotation, matmul(g.rotation, h.rotation)))
    return "look at the rotation: in g (h x) the matrix of h is applied to x first";
  if (is(translation, add(g.translation, h.translation)))
    return "the translations cannot simply be added: h moves the point by u, and then g turns the result";
  return "the rotation is right, so look at the translation: put h x = S x + u into g y = R y + t, what is left without x?";
}

/** The action: g h does the same as h and then g. */
const action = sides(
  "action",
  "(g h)\\, x = g\\,(h\\, x)",
  { ...points, examples: [...simple, ...points.examples] },
  (compose: Compose, [g, h, x]) => {
    const motion = product(compose, g, h);
    return (
      noMotion(motion) ?? {
        should: "Moving a point by g h should move it by h first, and then by g.",
        given: `g: ${inWords(g)}; h: ${inWords(h)}; x = ${pointInWords(x)}`,
        left: ["g (h x)", applyIsometry(g, applyIsometry(h, x))],
        right: ["(g h) x", moved(motion, x)],
        get look() {
          return mistake(compose);
        },
      }
    );
  },
);

const associativity = sides(
  "associativity",
  "(g h)\\, k = g\\, (h k)",
  tuple(element, element, element),
  (compose: Compose, [g, h, k]) => {
    const [left, right] = bothBrackets(compose, g, h, k);
    const part = relativeError(left?.[3], right?.[3]) > 1e-9 ? 3 : firstOff(left, right);
    const where = part === 3 ? "translation" : `row ${part} of the rotation`;
    return (
      noMotion(product(compose, g, h)) ??
      noMotion(product(compose, h, k)) ?? {
        should: "The brackets should not matter: (g h) k and g (h k) are the same motion.",
        given: `g: ${inWords(g)}; h: ${inWords(h)}; k: ${inWords(k)}`,
        left: [`g (h k), ${where}`, right],
        right: [`(g h) k, ${where}`, left],
        shown: [right?.[part], left?.[part]],
        look: "a product that comes from doing one thing after another is always associative",
      }
    );
  },
);

/** The rows of the rotation and the translation of (g h) k and of g (h k). */
function bothBrackets(
  compose: Compose,
  g: Isometry,
  h: Isometry,
  k: Isometry,
): readonly [Vector[] | undefined, Vector[] | undefined] {
  const [gh, hk] = [asMotion(product(compose, g, h)), asMotion(product(compose, h, k))];
  const rows = (motion: Isometry | undefined): Vector[] | undefined =>
    motion && [...motion.rotation, motion.translation];
  return [gh && rows(asMotion(product(compose, gh, k))), hk && rows(asMotion(product(compose, g, hk)))];
}

const firstOff = (a: readonly Vector[] = [], b: readonly Vector[] = []): number =>
  Math.max(
    0,
    a.findIndex((row, i) => relativeError(row, b[i]) > 1e-9),
  );

const unit = sides("unit", "e\\, g = g\\, e = g", element, (compose: Compose, [g]) => {
  const [left, right] = [product(compose, still, g), product(compose, g, still)];
  const [name, motion] = apart(g, asMotion(left)) ? ["e g", left] : ["g e", right];
  const part = relativeError(g.translation, motion?.translation) < 1e-9 ? "rotation" : "translation";
  return (
    noMotion(motion) ?? {
      should: "The motion e that moves nothing should leave g unchanged, on either side.",
      given: `g: ${inWords(g)}`,
      left: [`g, its ${part}`, [g.rotation, g.translation]],
      right: [name, [motion.rotation, motion.translation]],
      shown: [inRows(g[part]), inRows(motion[part])],
    }
  );
});
const apart = (g: Isometry, h: Isometry | undefined): boolean =>
  relativeError([g.rotation, g.translation], h && [h.rotation, h.translation]) > 1e-9;
const inRows = (value: Matrix | Vector | undefined): unknown =>
  Array.isArray(value?.[0]) ? (value as Matrix).map(show).join(" ") : value;

const bothCount = differentAnswers<[Isometry, Isometry], Isometry>(
  3,
  [
    [turn, shift],
    [turn, still],
    [still, shift],
  ],
  {
    should: "The product should depend on both motions.",
    given:
      "g, h: a turn and a shift; the turn and e; e and the shift; two of the three products are the same",
    show: inWords,
    malformed: noMotion,
  },
);

const reference: Compose = (g, h) => motions.multiply(g, h);

export const composeMotionsExercise: Exercise<Compose> = exercise<Compose>({
  laws: [
    bothCount,
    worth(3, action),
    worth(1, associativity),
    unit,
    everyInputCounts(reference, tuple(element, element)),
  ],
  reference,
  withhold: ["euclidean", "specialEuclidean", "semidirectProduct"],
  mutants: [
    mutant(
      "adds the translations: a group, but not this one",
      (g, h) => ({
        rotation: matmul(g.rotation, h.rotation),
        translation: add(g.translation, h.translation),
      }),
      rejectedBy(action),
    ),
    mutant("moves by g first", (g, h) => motions.multiply(h, g), rejectedBy(action)),
    mutant(
      "turns the wrong translation",
      (g, h) => ({
        rotation: matmul(g.rotation, h.rotation),
        translation: add(matvec(h.rotation, g.translation), h.translation),
      }),
      rejectedBy(action),
    ),
    mutant(
      "turns the translation back instead of forward",
      (g, h) => ({
        rotation: matmul(g.rotation, h.rotation),
        translation: add(matvec(transpose(g.rotation), h.translation), g.translation),
      }),
      rejectedBy(action, associativity),
    ),
    mutant(
      "loses the translation of g",
      (g, h) => ({
        rotation: matmul(g.rotation, h.rotation),
        translation: matvec(g.rotation, h.translation),
      }),
      rejectedBy(action, unit),
    ),
    mutant(
      "multiplies the rotations in the opposite order",
      (g, h) => ({
        rotation: matmul(h.rotation, g.rotation),
        translation: applyIsometry(g, h.translation),
      }),
      rejectedBy(action),
    ),
    mutant("returns g", (g) => g, rejectedBy(bothCount, action, unit)),
  ],
  hints: [
    "Take a point x. Where does h send it? Where does g send that? Write both on one line.",
    "g (h x) = R (S x + u) + t. Multiply out: which matrix multiplies x, and which terms do not contain x?",
    "The rotation is R S: matmul(g.rotation, h.rotation). The translation is R u + t: matvec(g.rotation, h.translation), and add g.translation entry by entry.",
  ],
});
