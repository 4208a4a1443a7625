import { UserError } from "../../userError.js";
import { packagedBytes } from "./packaged.js";

/** How well a model does after one training. */
export interface LearningPoint {
  readonly model: string;
  /** How many images it was trained on. */
  readonly images: number;
  readonly seed: number;
  /** How many steps it was trained for; 0 where nothing is trained step by step. */
  readonly steps: number;
  /** The part of the test images that it gets right, 0 to 1. */
  readonly accuracy: number;
  /** The same for test images that are upright, where the others are not. */
  readonly upright?: number;
  /** By how many pixels the test images are shifted, where they are. */
  readonly shift?: number;
  /** By how many degrees the test images are turned, where they are, */
  readonly turn?: number;
  /** and by how much the logits change when they are: 0 for none, about 1.4 as from one digit to another. */
  readonly change?: number;
  /** How many numbers it has learned. */
  readonly parameters: number;
  /** Seconds of the processor that the training took. */
  readonly seconds: number;
}

/** Many trainings: how well models do, after so many images or so much work. */
export interface LearningCurve {
  /** What was studied, by its name: "rotated-digits". */
  readonly study: string;
  /** The commit of Noether that made it, */
  readonly commit: string;
  /** and the processor. */
  readonly processor: string;
  readonly points: readonly LearningPoint[];
}

/**
 * A learning curve that comes with Noether, as `noether bench learn` made it: data/curves/NAME.json.
 *
 * @example
 * const { points } = await learningCurve("rotated-digits");
 * points.filter(({ model, images }) => model === "se2GCnn" && images === 600).map(({ accuracy }) => accuracy);
 * @throws UserError if there is none of that name, or its file is damaged
 */
export async function learningCurve(name: string): Promise<LearningCurve> {
  if (!/^[a-z0-9-]+$/.test(name))
    throw new UserError(`expected the name of a learning curve, such as "rotated-digits", got "${name}"`);
  const path = `curves/${name}.json`;
  const text = new TextDecoder().decode(await packagedBytes(path));
  const fault = (what: string): UserError =>
    new UserError(`data/${path} is damaged, ${what}: get it back with git checkout data/${path}`);
  let curve: unknown;
  try {
    curve = JSON.parse(text);
  } catch {
    throw fault("it is no JSON");
  }
  const wrong = curveFault(curve, name);
  if (wrong !== undefined) throw fault(wrong);
  return curve as LearningCurve;
}

/** What is wrong with a learning curve of some name, in words; undefined if nothing is. */
function curveFault(curve: unknown, name: string): string | undefined {
  const { study, commit, processor, points } = (curve ?? {}) as Partial<Record<keyof LearningCurve, unknown>>;
  if (study !== name) return `expected the study ${name}, got ${JSON.stringify(study)}`;
  for (const [part, value] of Object.entries({ commit, processor }))
    if (typeof value !== "string" || value === "")
      return `expected a ${part} in words, got ${JSON.stringify(value)}`;
  if (!Array.isArray(points) || points.length === 0) return "expected points, got none";
  for (const [k, point] of points.entries()) {
    const wrong = pointFault(point);
    if (wrong !== undefined) return `${wrong} in point ${k}`;
  }
  return undefined;
}

const isCount = (x: unknown): boolean => Number.isSafeInteger(x) && (x as number) >= 0;
const isLength = (x: unknown): boolean => typeof x === "number" && x >= 0;
const isPart = (x: unknown): boolean => typeof x === "number" && x >= 0 && x <= 1;

/** What each number of a point has to be. */
const numbers: Readonly<
  Record<Exclude<keyof LearningPoint, "model">, readonly [(x: unknown) => boolean, string]>
> = {
  images: [isCount, "a whole number"],
  seed: [isCount, "a whole number"],
  steps: [isCount, "a whole number"],
  accuracy: [isPart, "a number from 0 to 1"],
  upright: [(x) => x === undefined || isPart(x), "a number from 0 to 1"],
  shift: [(x) => x === undefined || Number.isSafeInteger(x), "a whole number"],
  turn: [(x) => x === undefined || Number.isFinite(x), "a number"],
  change: [(x) => x === undefined || isLength(x), "a number from 0 on"],
  parameters: [isCount, "a whole number"],
  seconds: [isLength, "a number from 0 on"],
};

/** What is wrong with a point, in words. */
export function pointFault(point: unknown): string | undefined {
  const parts = (typeof point === "object" && point !== null ? point : {}) as Readonly<
    Record<string, unknown>
  >;
  if (typeof parts.model !== "string" || parts.model === "")
    return `expected the name of a model, got ${JSON.stringify(parts.model)}`;
  for (const [name, [isRight, words]] of Object.entries(numbers))
    if (!isRight(parts[name])) return `expected ${words} for ${name}, got ${JSON.stringify(parts[name])}`;
  const unknown = Object.keys(parts).find((name) => name !== "model" && !(name in numbers));
  return unknown === undefined ? undefined : `expected no ${unknown}, got one`;
}
