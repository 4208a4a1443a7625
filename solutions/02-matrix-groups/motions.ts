import {
  applyIsometry,
  type Isometry,
  identityMatrix,
  type Matrix,
  relativeError,
  specialEuclidean,
  type Vector,
} from "noether";
import { type Explanation, show } from "noether/laws";

/** The rigid motions of space. */
export const motions = specialEuclidean(3);

/** A motion that moves nothing. */
export const still: Isometry = { rotation: identityMatrix(3), translation: [0, 0, 0] };

/** The result of a function as a motion of space; undefined if it is not one. */
export function asMotion(value: unknown): Isometry | undefined {
  const { rotation, translation } = (value ?? {}) as Partial<Isometry>;
  const fits = (row: unknown): boolean => relativeError(row, row) === 0 && (row as Vector).length === 3;
  const square = Array.isArray(rotation) && rotation.length === 3 && (rotation as Matrix).every(fits);
  return square && Array.isArray(translation) && fits(translation) ? { rotation, translation } : undefined;
}

/** A copy of a motion that shares nothing with it: a learner may write into the argument. */
export function copied(g: Isometry): Isometry {
  return structuredClone(g);
}

/** Why an answer is not a motion, before any mathematics. */
export function noMotion(value: unknown): Explanation | undefined {
  if (asMotion(value) !== undefined) return undefined;
  return {
    should: "The result should be a motion { rotation, translation }: 3 rows of 3 numbers, and 3 numbers.",
    given: "",
    sides: [["got", value === null || typeof value !== "object" ? show(value) : inKeys(value)]],
  };
}

function inKeys(value: object): string {
  const parts = Object.entries(value).map(([key, entry]) => `${key}: ${show(entry)}`);
  return Array.isArray(value) ? show(value) : `{ ${parts.join(", ")} }`;
}

/** A point moved by a motion; undefined if it is not a motion. */
export function moved(value: unknown, x: Vector): number[] | undefined {
  const motion = asMotion(value);
  return motion && applyIsometry(motion, x);
}

/** A motion in words. */
export function inWords(g: Isometry): string {
  return motions.show(g);
}

/** A point in words: the origin is 0. */
export const pointInWords = (x: Vector): string => (x.every((entry) => entry === 0) ? "0" : show(x));
