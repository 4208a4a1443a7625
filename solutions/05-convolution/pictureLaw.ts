import { type Image, relativeError } from "noether";
import { figure } from "noether/figure";
import { type Explanation, type Law, sameShape, show, showApart } from "noether/laws";
import { type FilterInstance, filterInstances, type ImageFilter } from "./pictures.js";

/** A picture with its name: one side of a law. */
type Named = readonly [name: string, picture: Image];

/** Two pictures that should agree. */
interface Comparison {
  readonly should: string;
  /** What is given in addition to the picture. */
  readonly given?: string;
  readonly left: Named;
  readonly right: Named;
  readonly look: string;
}

/** What is shown of two pictures that differ, and where they do. */
type Telling = (
  left: Named,
  right: Named,
) => { readonly sides: Explanation["sides"]; readonly where?: string };

/** A law that two pictures agree, each of the same size as the picture given. */
export function pictureLaw(
  name: string,
  statement: string,
  compare: (filter: ImageFilter, ...instance: FilterInstance) => Comparison,
  telling: Telling = atOnePixel,
): Law<ImageFilter, FilterInstance> {
  return {
    name,
    statement,
    instances: filterInstances,
    try(filter, instance) {
      const { should, given, left, right, look } = compare(filter, ...instance);
      const [f] = instance;
      return {
        residual: relativeError(left[1], right[1]),
        explain() {
          const odd = malformed(left[1], f) ?? malformed(right[1], f);
          if (odd !== undefined) return odd;
          const { sides, where } = telling(left, right);
          const words = [given, described(f), where].filter((each) => each !== undefined);
          return { should, given: words.join("; "), sides, look, figure: sideBySide(should, left, right) };
        },
      };
    },
  };
}

/** Both values at the pixel where the two differ most. */
function atOnePixel([first, a]: Named, [second, b]: Named): ReturnType<Telling> {
  const [y, x] = largest(a, (value, i, j) => Math.abs(value - b[i][j]));
  const [p, q] = showApart(a[y][x], b[y][x]);
  return {
    where: `the two sides differ most in row ${y}, column ${x}`,
    sides: [
      [first, p],
      [second, q],
    ],
  };
}

/** Where the brightest pixel should arrive, and where it does. */
export function byArrival(left: Named, right: Named): ReturnType<Telling> {
  const [expected, got] = [left, right].map(([, picture]) => largest(picture, Math.abs));
  const nothing = right[1].flat().every((value) => value === 0);
  if (!nothing && expected.join() === got.join()) return atOnePixel(left, right);
  return {
    sides: [
      ["the brightest pixel should arrive in", `row ${expected[0]}, column ${expected[1]}`],
      ["it arrives in", nothing ? "none: every pixel of the result is 0" : `row ${got[0]}, column ${got[1]}`],
    ],
  };
}

/** The place of the pixel whose measure is largest. */
function largest(
  f: Image,
  measure: (value: number, y: number, x: number) => number,
): readonly [y: number, x: number] {
  const all = f.flatMap((row, y) => row.map((value, x) => ({ y, x, size: measure(value, y, x) })));
  const { y, x } = all.reduce((best, other) => (other.size > best.size ? other : best));
  return [y, x];
}

/** Why a result is not a picture of the size of f. */
function malformed(result: Image, f: Image): Explanation | undefined {
  if (!sameShape(result, f)) {
    const isPicture = Array.isArray(result) && Array.isArray(result[0]);
    return {
      should: "The result should have as many rows and columns as the image.",
      given: "",
      sides: [
        ["expected", size(f)],
        ["got", isPicture ? size(result) : show(result)],
      ],
    };
  }
  const y = result.findIndex((row) => !row.every(Number.isFinite));
  if (y < 0) return undefined;
  const x = result[y].findIndex((value) => !Number.isFinite(value));
  return {
    should: "Every pixel of the result should be a number.",
    given: described(f),
    sides: [[`row ${y}, column ${x}`, show(result[y][x])]],
    look: `an index leaves the image, or the kernel, which need not be 3 x 3: rows and columns are taken mod the image's sides, and -1 % ${f.length} is -1 in JavaScript`,
  };
}

const size = (f: Image): string => `${f.length} rows of ${f[0].length}`;

/** A picture in words: its one bright pixel, or its size. */
function described(f: Image): string {
  const bright = f.flat().filter((value) => value !== 0);
  if (bright.length !== 1 || bright[0] !== 1)
    return `an image of ${f.length} rows and ${f[0].length} columns`;
  const [y, x] = largest(f, Math.abs);
  return `an image with one bright pixel, in row ${y}, column ${x}`;
}

function sideBySide(alt: string, ...named: readonly Named[]) {
  const panels = named.map(([title, values]) => ({
    title,
    axes: false,
    equalAspect: true,
    marks: [{ kind: "heatmap" as const, values, scale: "diverging" as const }],
  }));
  return figure({ alt, panels });
}
