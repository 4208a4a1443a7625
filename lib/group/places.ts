import { alike, ROUNDING } from "../numbers/alike.js";

/** A list of objects made of numbers, which finds the place of an object up to rounding. */
export interface Places<X> {
  /** The place of an object equal to x up to 1e-9, -1 if there is none. */
  find(x: X): number;
  /** Puts x at the next place. */
  add(x: X): void;
}

/**
 * A list of numbers, or of lists and records of numbers, in which an object is found by its value:
 *
 *     x = y    if they have the same shape and all their numbers agree up to 1e-9
 *
 * An object whose text is known is found by its text. Otherwise all numbers of x are added up, each with its own weight,
 * and the sums are sorted into boxes wider than rounding can move a sum: equal objects are in the same box or in
 * neighbouring ones.
 */
export function places<X>(items: Iterable<X> = []): Places<X> {
  const texts = new Map<string, number>();
  const boxes = new Map<string, { readonly x: X; readonly place: number }[]>();
  let size = 0;
  const find = (x: X): number => {
    const known = texts.get(JSON.stringify(x));
    if (known !== undefined) return known;
    const { shape, box } = projected(x);
    for (const near of [box, box - 1, box + 1]) {
      const found = boxes.get(`${shape}${near}`)?.find((item) => alike(item.x, x));
      if (found !== undefined) return found.place;
    }
    return -1;
  };
  const add = (x: X): void => {
    const { shape, box } = projected(x);
    const key = `${shape}${box}`;
    const inside = boxes.get(key);
    if (inside === undefined) boxes.set(key, [{ x, place: size }]);
    else inside.push({ x, place: size });
    texts.set(JSON.stringify(x), size);
    size++;
  };
  for (const x of items) add(x);
  return { find, add };
}

/** The first number in x that is not finite, or entry that is missing; undefined if there is no such entry. */
export function notFinite(x: unknown): string | undefined {
  if (typeof x === "number") return Number.isFinite(x) ? undefined : String(x);
  if (x === undefined || x === null) return String(x);
  if (typeof x !== "object") return undefined;
  for (const entry of Object.values(x)) {
    const odd = notFinite(entry);
    if (odd !== undefined) return odd;
  }
  // Holes of a list are not among its values.
  return Array.isArray(x) && Object.keys(x).length < x.length ? "undefined" : undefined;
}

/** The shape of x without its numbers, and the box of their weighted sum. */
function projected(x: unknown): { readonly shape: string; readonly box: number } {
  let [sum, count, shape] = [0, 0, ""];
  const visit = (part: unknown): void => {
    if (typeof part === "number") {
      // Weights between 1/2 and 3/2, as far from each other as possible.
      sum += part * (0.5 + ((++count * 0.6180339887498949) % 1));
      shape += "#";
    } else if (typeof part === "object" && part !== null) {
      shape += "[";
      for (const entry of Object.values(part)) visit(entry);
      shape += "]";
    } else shape += String(part);
  };
  visit(x);
  return { shape, box: Math.floor(sum / (4 * ROUNDING * Math.max(1, count))) };
}
