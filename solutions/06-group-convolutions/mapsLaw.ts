import { type Image, relativeError } from "noether";
import { figure } from "noether/figure";
import { type Explanation, type Instances, type Law, sameShape, show, showApart } from "noether/laws";
import { acted, type Element, inverse, type Maps, moved, multiply, place, symbol } from "./maps.js";

/** Images with their name: one side of a law. */
type Named = readonly [name: string, maps: Maps];

/** Two lists of images that should agree, each with one image for each name in `of`. */
export interface Comparison {
  readonly should: string;
  readonly given: string;
  readonly left: Named;
  readonly right: Named;
  /** What each image belongs to: the symbol of an element, or of a coset. */
  readonly of: readonly string[];
  readonly side: number;
  /** Read only on a failure. */
  readonly look: () => string;
}

/** A law that two lists of images agree, which first says if a result is not made of images of the right size. */
export function mapsLaw<Subject, Instance extends readonly unknown[]>(
  name: string,
  statement: string,
  instances: Instances<Instance>,
  compare: (subject: Subject, ...instance: Instance) => Comparison | Explanation,
): Law<Subject, Instance> {
  return {
    name,
    statement,
    instances,
    runs: 24,
    try(subject, instance) {
      const both = compare(subject, ...instance);
      if ("sides" in both) return { residual: Number.POSITIVE_INFINITY, explain: () => both };
      return {
        residual: relativeError(both.left[1], both.right[1]),
        explain: () =>
          malformed(both.left[1], both.of, both.side) ??
          malformed(both.right[1], both.of, both.side) ??
          inWords(both),
      };
    },
  };
}

function inWords({ should, given, left, right, of, look }: Comparison): Explanation {
  const [m, y, x] = firstApart(left[1], right[1]);
  const [p, q] = showApart(left[1][m]![y]![x], right[1][m]![y]![x]);
  return {
    should,
    given: `${given}; in the image of ${of[m]}, row ${y}, column ${x}:`,
    sides: [
      [left[0], p],
      [right[0], q],
    ],
    look: look(),
    figure: oneAboveTheOther(should, of, left, right),
  };
}

/** Why something is not a list of images, one for each name; undefined if it is. */
export function malformed(
  maps: unknown,
  of: readonly string[],
  side: number,
  tooMany?: string,
): Explanation | undefined {
  const said = (should: string, got: string, look?: string): Explanation => ({
    should,
    given: "",
    sides: [["got", got]],
    ...(look !== undefined && { look }),
  });
  if (!Array.isArray(maps) || maps.length !== of.length)
    return said(
      `The result should be a list of ${of.length} images, one for each of ${of.join(", ")}.`,
      Array.isArray(maps) ? `a list of ${maps.length}` : show(maps),
      Array.isArray(maps) && maps.length > of.length ? tooMany : undefined,
    );
  const m = maps.findIndex((each) => !sameShape(each, square(side)));
  if (m >= 0)
    return said(
      `Every image of the result should have as many rows and columns as the input, ${side} of each.`,
      `for ${of[m]}: ${sizeOf(maps[m])}`,
    );
  for (const [k, each] of (maps as Maps).entries())
    for (const [y, row] of each.entries()) {
      const x = row.findIndex((value) => !Number.isFinite(value));
      if (x >= 0)
        return said(
          "Every pixel of the result should be a number.",
          `${show(row[x])} in the image of ${of[k]}, row ${y}, column ${x}`,
          "does an index leave an image, or a list? After the last place comes no other",
        );
    }
  return undefined;
}

const square = (side: number): Image =>
  Array.from({ length: side }, () => Array.from({ length: side }, () => 0));

function sizeOf(value: unknown): string {
  return Array.isArray(value) && Array.isArray(value[0])
    ? `${value.length} rows of ${value[0].length}`
    : show(value);
}

/** The place at which two lists of images differ first, or most if they differ little. */
function firstApart(a: Maps, b: Maps): readonly [map: number, y: number, x: number] {
  const all = a.flatMap((each, m) =>
    each.flatMap((row, y) =>
      row.map((value, x) => ({ at: [m, y, x] as const, gap: Math.abs(value - b[m]![y]![x]!) })),
    ),
  );
  const largest = Math.max(...all.map(({ gap }) => gap));
  return all.find(({ gap }) => gap > largest / 2)!.at;
}

/** How the images of a group failed to follow g, if that has a name. */
export function howItFailed(
  after: Maps,
  before: Maps,
  g: Element,
  group: readonly Element[],
): string | undefined {
  const same = (maps: readonly (Image | undefined)[]): boolean => relativeError(after, maps) < 1e-9;
  const from = (source: (h: Element) => Element): readonly (Image | undefined)[] =>
    group.map((h) => before[place(group, source(h))]);
  const turned = (maps: readonly (Image | undefined)[]) => maps.map((each) => each && moved(g, each));
  if (same(before)) return "nothing followed: the result is the same with and without the turn";
  if (same(turned(before))) return "each image is turned, but none has changed its place in the list";
  if (same(from((h) => multiply(inverse(g), h)))) return "the images changed places, but none is turned";
  if (same(turned(from((h) => multiply(h, inverse(g))))))
    return "the image of h is turned and becomes that of h g, not of g h";
  if (same(turned(from((h) => multiply(g, h)))))
    return "each image is turned, but they went round the list the other way";
  return same(acted(inverse(g), before, group)) ? "it all went the other way" : undefined;
}

/** The images of two sides, side by side in two rows. */
function oneAboveTheOther(alt: string, of: readonly string[], ...named: readonly Named[]) {
  const panels = named.map(([title, maps]) => ({
    title: `${title}: ${of.join(", ")}`,
    axes: false,
    equalAspect: true,
    marks: [{ kind: "heatmap" as const, values: beside(maps), scale: "diverging" as const }],
  }));
  return figure({ alt, panels, columns: 1 });
}

/** Images in a row, with a column of zeros between them. */
function beside(maps: Maps): Image {
  return maps[0]!.map((_, y) => maps.flatMap((each, m) => (m === 0 ? each[y]! : [0, ...each[y]!])));
}

/** The symbols of the elements of a list. */
export const symbols = (group: readonly Element[]): readonly string[] => group.map((h) => symbol(h));
