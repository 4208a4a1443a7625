import { type Matrix, matvec } from "../algebra/matrix.js";
import type { NumberList } from "../algebra/numberList.js";
import { shrinkVector } from "../algebra/shrinkVector.js";
import { add, type Vector } from "../algebra/vector.js";
import { inspectable } from "../display/inspectable.js";
import { simplerElements } from "./examples.js";
import type { CompactGroup, Group } from "./group.js";
import { orthogonal, specialOrthogonal } from "./orthogonal.js";
import { translations, written } from "./translations.js";

/** The map x -> R x + t of R^n onto itself, R orthogonal. It preserves all distances, and every map that does so has this form. */
export interface Isometry {
  /** R: n x n */
  readonly rotation: Matrix;
  /** t: n numbers */
  readonly translation: Vector;
}

/**
 * Applies an isometry to a point: (R, t) x = R x + t.
 *
 * @throws RangeError if the sizes do not fit
 */
export function applyIsometry({ rotation, translation }: Isometry, x: NumberList): number[] {
  return add(matvec(rotation, x), translation);
}

/**
 * The special Euclidean group SE(n) of the rigid motions x -> R x + t of R^n, with det R = 1:
 *
 *     (R, t)(S, u) = (R S, R u + t),    (R, t)^-1 = (R^-1, -R^-1 t)
 *
 * It is the semidirect product T(n) x| SO(n). It is not compact: random elements come from a proposal, a Haar rotation
 * and a standard normal translation.
 *
 * @throws RangeError if n is not one of 1, 2, ..., 100
 */
export function specialEuclidean(n: number): Group<Isometry> {
  return isometries(`SE(${n})`, n, specialOrthogonal(n), "Haar rotations");
}

/**
 * The Euclidean group E(n) of all isometries x -> R x + t of R^n, reflections included; otherwise like
 * `specialEuclidean`.
 *
 * @throws RangeError if n is not one of 1, 2, ..., 100
 */
export function euclidean(n: number): Group<Isometry> {
  return isometries(`E(${n})`, n, orthogonal(n), "Haar orthogonal matrices");
}

function isometries(
  name: string,
  n: number,
  rotations: CompactGroup<Matrix>,
  rotationProposal: string,
): Group<Isometry> {
  const shifts = translations(n);
  const rotated = (rotation: Matrix): Isometry => ({ rotation, translation: shifts.identity });
  const shifted = (translation: Vector): Isometry => ({ rotation: rotations.identity, translation });
  const [, ...turns] = rotations.examples!;
  const [simplest, last] = [rotations.generators.slice(0, 1), turns.slice(-1)];
  const far = shifts.examples!.at(-1)!;
  const group: Group<Isometry> = {
    name,
    identity: rotated(rotations.identity),
    multiply: (g, h) => ({
      rotation: rotations.multiply(g.rotation, h.rotation),
      translation: applyIsometry(g, h.translation),
    }),
    inverse: ({ rotation, translation }) => {
      const back = rotations.inverse(rotation);
      return { rotation: back, translation: matvec(back, translation).map((entry) => 0 - entry) };
    },
    equals: (g, h) => rotations.equals(g.rotation, h.rotation) && shifts.equals(g.translation, h.translation),
    generators: [...shifts.generators.map(shifted), ...rotations.generators.map(rotated)],
    topologicalGenerators: [
      ...shifts.generators.map(shifted),
      ...rotations.topologicalGenerators!.map(rotated),
    ],
    sample: (random) => ({ rotation: rotations.sample(random), translation: shifts.sample(random) }),
    proposal: `${rotationProposal}, ${shifts.proposal}`,
    examples: [
      ...shifts.examples!.map(shifted),
      ...turns.map(rotated),
      ...[...new Set([...simplest, ...last])].map((rotation) => ({ rotation, translation: far })),
    ],
    *simpler({ rotation, translation }) {
      for (const candidate of simplerElements(rotations, rotation))
        yield { rotation: candidate, translation };
      for (const candidate of shrinkVector(translation)) yield { rotation, translation: candidate };
    },
    show: ({ rotation, translation }) => {
      const turn = rotations.equals(rotation, rotations.identity) ? "" : rotations.show(rotation);
      const shift = translation.every((entry) => entry === 0) ? "" : shifts.show(translation);
      return [turn, shift].filter((words) => words !== "").join(" and then ") || "the identity";
    },
    symbol: ({ rotation, translation }) => `(${rotations.symbol(rotation)}, ${written(translation)})`,
  };
  return inspectable(group, () => group.name);
}
