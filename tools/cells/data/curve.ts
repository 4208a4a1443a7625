import { UserError } from "../../userError.js";
import { packagedBytes } from "./packaged.js";

/** What a study found: a point for each training, and what made them. */
export interface Curve<Point> {
  /** What was studied, by its name: "rotated-digits". */
  readonly study: string;
  /** The commit of Noether that made it, */
  readonly commit: string;
  /** and the processor. */
  readonly processor: string;
  readonly points: readonly Point[];
}

/**
 * Reads data/curves/NAME.json.
 *
 * @param fault what is wrong with a point, in words
 * @param other what the points of a curve of another kind are, in words
 * @throws UserError if there is none of that name, its points are of another kind, or its file is damaged
 */
export async function storedCurve<Point>(
  name: string,
  fault: (point: unknown) => string | undefined,
  other: (point: object) => string | false,
): Promise<Curve<Point>> {
  if (!/^[a-z0-9-]+$/.test(name))
    throw new UserError(`expected the name of a learning curve, such as "rotated-digits", got "${name}"`);
  const path = `curves/${name}.json`;
  const text = new TextDecoder().decode(await packagedBytes(path));
  const damaged = (what: string): UserError =>
    new UserError(`data/${path} is damaged, ${what}: get it back with git checkout data/${path}`);
  let curve: unknown;
  try {
    curve = JSON.parse(text);
  } catch {
    throw damaged("it is no JSON");
  }
  const { study, commit, processor, points } = (curve ?? {}) as Partial<
    Record<keyof Curve<unknown>, unknown>
  >;
  if (study !== name) throw damaged(`expected the study ${name}, got ${JSON.stringify(study)}`);
  for (const [part, value] of Object.entries({ commit, processor }))
    if (typeof value !== "string" || value === "")
      throw damaged(`expected a ${part} in words, got ${JSON.stringify(value)}`);
  if (!Array.isArray(points) || points.length === 0) throw damaged("expected points, got none");
  const [first] = points as unknown[];
  const kind = typeof first === "object" && first !== null && other(first);
  if (kind) throw new UserError(`the points of "${name}" are ${kind}`);
  for (const [k, point] of points.entries()) {
    const wrong = fault(point);
    if (wrong !== undefined) throw damaged(`${wrong} in point ${k}`);
  }
  return curve as Curve<Point>;
}

export const isCount = (x: unknown): boolean => Number.isSafeInteger(x) && (x as number) >= 0;
export const isLength = (x: unknown): boolean => typeof x === "number" && x >= 0 && x < Infinity;
export const isPart = (x: unknown): boolean => typeof x === "number" && x >= 0 && x <= 1;

/** What each number of a point has to be, and that in words. */
export type Rules<Name extends string> = Readonly<
  Record<Name, readonly [isRight: (x: unknown) => boolean, words: string]>
>;

/** What is wrong with a point of such numbers, and of texts that are not empty, in words; undefined if nothing is. */
export function faultOf(
  rules: Rules<string>,
  texts: readonly string[],
): (point: unknown) => string | undefined {
  return (point) => {
    const parts = (typeof point === "object" && point !== null ? point : {}) as Readonly<
      Record<string, unknown>
    >;
    for (const name of texts)
      if (typeof parts[name] !== "string" || parts[name] === "")
        return `expected the name of a ${name}, got ${JSON.stringify(parts[name])}`;
    for (const [name, [isRight, words]] of Object.entries(rules))
      if (!isRight(parts[name])) return `expected ${words} for ${name}, got ${JSON.stringify(parts[name])}`;
    const unknown = Object.keys(parts).find((name) => !texts.includes(name) && !(name in rules));
    return unknown === undefined ? undefined : `expected no ${unknown}, got one`;
  };
}
