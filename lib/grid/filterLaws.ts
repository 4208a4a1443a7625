import { type Figure, figure } from "../figure/figure.js";
import { fromResidual } from "../laws/fromResidual.js";
import type { Explanation, Instances, Law } from "../laws/law.js";
import { relativeError } from "../laws/relativeError.js";
import { show, showApart } from "../laws/show.js";
import { type FilterInstance, filterInstances, impulse } from "./filterInstances.js";
import type { Image } from "./image.js";
import { shiftImage } from "./shift.js";

/** A filter with a kernel: what the laws of image convolution are about. */
export type ImageFilter = (image: Image, kernel: Image) => Image;

type FilterLaw = Law<ImageFilter, FilterInstance>;

/** k * (T_d f) = T_d (k * f) for every shift d on the periodic grid. */
export function shiftEquivarianceOfFilter(
  instances: Instances<FilterInstance> = filterInstances(),
): FilterLaw {
  const sides = (
    filter: ImageFilter,
    [f]: FilterInstance[0],
    k: Image,
    d: readonly [number, number],
  ): [Image, Image] => [moved(filter(f, k), f, d), filter(shiftImage(f, d), k)];
  return fromResidual({
    name: "shift equivariance",
    statement: "k * (T_d f) = T_d (k * f)",
    instances,
    residual: (filter, images, k, d) => relativeError(...sides(filter, images, k, d)),
    explain: (filter, images, k, d) =>
      compared(
        `Shifting the image by ${words(d)} should shift the result by ${words(d)}.`,
        ["filter, then shift", "shift, then filter"],
        sides(filter, images, k, d),
        images[0],
        "look at the pixels on the rim: their neighbours are on the opposite rim",
      ),
  });
}

/** delta_d * f = T_d f, where the kernel delta_d is 1 at the offset d from its centre and 0 elsewhere. */
export function impulseShifts(instances: Instances<FilterInstance> = filterInstances()): FilterLaw {
  const offsets = [-1, 0, 1];
  const sides = (
    filter: ImageFilter,
    [f]: FilterInstance[0],
    d: readonly [number, number],
  ): [Image, Image] => [shiftImage(f, d), filter(f, impulse(3, 3, 1 + d[0], 1 + d[1]))];
  const offset = ([down, right]: readonly [number, number]): [number, number] => [
    offsets[down % 3]!,
    offsets[right % 3]!,
  ];
  return fromResidual({
    name: "an impulse in the kernel shifts",
    statement: "\\delta_d * f = T_d f",
    instances,
    residual: (filter, images, _, d) => relativeError(...sides(filter, images, offset(d))),
    explain(filter, images, _, d) {
      const [expected, got] = sides(filter, images, offset(d));
      return compared(
        `A kernel that is 1 at the offset ${words(offset(d))} from its centre and 0 elsewhere should shift the image by ${words(offset(d))}.`,
        ["the image, shifted", "filtered"],
        [expected, got],
        images[0],
        landing(expected, got),
      );
    },
  });
}

/** k * (2 f + h) = 2 (k * f) + k * h. */
export function linearityOfFilter(instances: Instances<FilterInstance> = filterInstances()): FilterLaw {
  const combined = (a: Image, b: Image): Image =>
    a.map((row, i) => row.map((x, j) => 2 * x + (b[i]?.[j] ?? Number.NaN)));
  const sides = (filter: ImageFilter, [f, h]: FilterInstance[0], k: Image): [Image, Image] => {
    const [kf, kh] = [filter(f, k), filter(h, k)];
    return [sameShape(kf, f) && sameShape(kh, f) ? combined(kf, kh) : kf, filter(combined(f, h), k)];
  };
  return fromResidual({
    name: "linearity in the image",
    statement: "k * (2 f + h) = 2 (k * f) + k * h",
    instances,
    residual: (filter, images, k) => relativeError(...sides(filter, images, k)),
    explain: (filter, images, k) =>
      compared(
        "Filtering 2 f + h should give twice the filtered f plus the filtered h.",
        ["2 (k * f) + k * h", "k * (2 f + h)"],
        sides(filter, images, k),
        images[0],
        "look for anything that is added, cut off or divided besides the sum of products",
      ),
  });
}

/** Both sides at the pixel where they differ most, and as pictures. */
export function compared(
  should: string,
  names: readonly [string, string],
  [a, b]: readonly [Image, Image],
  like: Image,
  look: string,
): Explanation {
  for (const result of [a, b]) {
    if (!sameShape(result, like)) {
      const expected = `${like.length} rows of ${like[0]!.length}`;
      const got =
        Array.isArray(result) && Array.isArray(result[0])
          ? `${result.length} rows of ${result[0].length}`
          : show(result);
      return {
        should: "The result should have as many rows and columns as the image.",
        given: "",
        sides: [
          ["expected", expected],
          ["got", got],
        ],
      };
    }
  }
  const broken = [a, b].flatMap((result) =>
    result.flatMap((row, i) => row.flatMap((value, j) => (Number.isFinite(value) ? [] : [{ i, j, value }]))),
  )[0];
  if (broken !== undefined) {
    return {
      should: "Every pixel of the result should be a number.",
      given: described(like),
      sides: [[`row ${broken.i}, column ${broken.j}`, show(broken.value)]],
      look: `an index leaves the image, or the kernel, which need not be 3 x 3: rows and columns are taken mod the image's sides, and -1 % ${like.length} is -1 in JavaScript`,
    };
  }
  const differences = a.flatMap((row, i) => row.map((x, j) => ({ i, j, gap: Math.abs(x - b[i]![j]!) })));
  const { i, j } = differences.reduce((worst, other) => (other.gap > worst.gap ? other : worst));
  const [left, right] = showApart(a[i]![j]!, b[i]![j]!);
  return {
    should,
    given: `${described(like)}; the two sides differ most in row ${i}, column ${j}`,
    sides: [
      [names[0], left],
      [names[1], right],
    ],
    look,
    figure: pictures(should, names, [a, b]),
  };
}

/** Where the brightest pixel should be, and where it is. */
function landing(expected: Image, got: Image): string {
  const brightest = (f: Image): readonly [number, number] => {
    const all = f.flatMap((row, y) => row.map((value, x) => ({ y, x, size: Math.abs(value) })));
    const { y, x } = all.reduce((best, other) => (other.size > best.size ? other : best));
    return [y, x];
  };
  if (!got.flat().some((value) => value !== 0)) return "nothing arrives: every pixel of the result is 0";
  const [[y, x], [v, u]] = [brightest(expected), brightest(got)];
  if (y === v && x === u)
    return "it arrives at the right place with the wrong value: is it the sum of products and nothing else?";
  return `the brightest pixel should arrive in row ${y}, column ${x}, and arrives in row ${v}, column ${u}: the kernel is read at d, the image at p - d`;
}

/** A picture in words: its one bright pixel, or its size. */
function described(f: Image): string {
  const bright = f.flatMap((row, y) => row.flatMap((value, x) => (value === 0 ? [] : [{ y, x, value }])));
  const [only] = bright;
  return only !== undefined && bright.length === 1
    ? `an image that is ${show(only.value)} in row ${only.y}, column ${only.x} and 0 elsewhere`
    : `an image of ${f.length} rows and ${f[0]!.length} columns`;
}

function pictures(alt: string, names: readonly [string, string], images: readonly [Image, Image]): Figure {
  const panels = images.map((values, k) => ({
    title: names[k]!,
    axes: false,
    equalAspect: true,
    marks: [{ kind: "heatmap" as const, values, scale: "diverging" as const }],
  }));
  return figure({ alt, panels });
}

function sameShape(result: Image, like: Image): boolean {
  return (
    Array.isArray(result) &&
    result.length === like.length &&
    result.every((row) => Array.isArray(row) && row.length === like[0]!.length)
  );
}

function moved(result: Image, like: Image, d: readonly [number, number]): Image {
  return sameShape(result, like) ? shiftImage(result, d) : result;
}

function words([down, right]: readonly [number, number]): string {
  return `(${down}, ${right})`;
}
