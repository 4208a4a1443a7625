import { relativeError, type Vector } from "noether";
import { type Explanation, type Instances, type Law, sameShape, show, showApart, sides } from "noether/laws";

/** Lists of numbers or vectors by their names, one for each channel or atom: what an answer returns. */
export type Lists = Readonly<Record<string, readonly (number | Vector)[]>>;

/** Two such results that should agree. */
export interface Comparison {
  readonly should: string;
  readonly given: string;
  readonly left: readonly [name: string, lists: Lists];
  readonly right: readonly [name: string, lists: Lists];
  /** Where to look, which may depend on the list in which they differ first, and on what both have there. */
  readonly look: string | ((name: string, left: unknown, right: unknown) => string);
}

/** What one entry of a list belongs to: an atom, or a channel; "all" if the list has one entry, for all atoms. */
type Of = "atom" | "channel" | "all";

/** A law that two results agree; a failure shows the first entry in which they do not. */
export function comparing<Subject, Instance extends readonly unknown[]>(
  of: Of,
  name: string,
  statement: string,
  instances: Instances<Instance>,
  compare: (f: Subject, instance: Instance) => Comparison | Explanation,
): Law<Subject, Instance> {
  return sides(name, statement, instances, (f: Subject, instance) => {
    const found = compare(f, instance);
    if ("sides" in found) return found;
    const { should, given, look } = found;
    const [left, right] = [found.left[1], found.right[1]];
    const place = Object.keys(left).flatMap((list) =>
      left[list]!.flatMap((value, k) =>
        relativeError(value, right[list]?.[k]) > 1e-9 ? [[list, k] as const] : [],
      ),
    )[0];
    const [list, k] = place ?? [Object.keys(left)[0]!, 0];
    const entry = (lists: Lists): unknown => lists[list]?.[k];
    const [p, q] = inDigits(entry(left), entry(right));
    const where = Object.keys(left).length > 1 ? `${list}: ` : "";
    return {
      should,
      given,
      left: [found.left[0], Object.values(left)],
      right: [found.right[0], Object.keys(left).map((key) => right[key])],
      get shown() {
        const whose = of === "all" ? "" : ` for ${of} ${k}`;
        return [p, q].map((word) => `${where}${word}${whose}`) as unknown as readonly [string, string];
      },
      look: typeof look === "string" ? look : look(list, entry(left), entry(right)),
    };
  });
}

/** Two entries, with as many digits as it takes to tell them apart. */
function inDigits(a: unknown, b: unknown): readonly [string, string] {
  const both = [text(a), text(b)] as const;
  return both[0] === both[1] ? showApart(a, b) : both;
}

/** A vector along an axis by its name, e_x or 2 e_y; any other as (x, y, z). */
export function named(v: Vector): string {
  const along = v.flatMap((x, k) => (x === 0 ? [] : [k]));
  const [k] = along;
  if (along.length === 0) return "0";
  if (k === undefined || along.length > 1 || v.length !== 3) return text(v);
  return `${v[k] === 1 ? "" : v[k] === -1 ? "-" : `${show(v[k])} `}e_${"xyz"[k]}`;
}

/** A vector as (x, y, z), anything else as it is shown. */
export const text = (value: unknown): string =>
  Array.isArray(value) ? `(${value.map((x) => show(x)).join(", ")})` : show(value);

/** What is wrong with the form of a result, which should be like another; and where to look, for each list. */
export function malformed(
  got: unknown,
  like: Lists,
  given: string,
  of: Of,
  lookAt: Readonly<Record<string, string>> = {},
): Explanation | undefined {
  const said = (should: string, value: unknown, look?: string): Explanation => ({
    should,
    given,
    sides: [["got", show(value)]],
    look,
  });
  const names = Object.keys(like);
  if (names.every((name) => name !== "" && (got as Lists | null)?.[name] === undefined))
    return said(`The answer should look like { ${names.map((name) => `${name}: [...]`).join(", ")} }.`, got);
  for (const [name, list] of Object.entries(like)) {
    const value: unknown = name === "" ? got : (got as Readonly<Record<string, unknown>> | null)?.[name];
    const called = name === "" ? "The result" : `The list "${name}"`;
    const items = typeof list[0] === "number" ? "a number" : "a vector of three numbers";
    if (!sameShape(value, list))
      return said(
        `${called} should have ${items} for each ${of}, ${list.length} in all.`,
        value,
        lookAt[name],
      );
    const numbers = (value as readonly unknown[]).flat() as readonly number[];
    const odd = numbers.find((x) => !Number.isFinite(x));
    if (odd !== undefined)
      return said(
        `${called} should be finite numbers.`,
        odd,
        of === "atom" ? "is something divided by 0? The distance from an atom to itself is 0" : undefined,
      );
  }
  return undefined;
}
