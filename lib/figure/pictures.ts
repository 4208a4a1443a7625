import { type Figure, figure, type Panel } from "./figure.js";

/** Grids of numbers by name, each drawn as an image. */
export type Pictures = Readonly<Record<string, readonly (readonly number[])[]>>;

/** The two ends of a colour scale. */
type Range = readonly [least: number, most: number];

/** Images side by side, either still or controlled by a slider. */
export type PicturesParts = {
  readonly title?: string;
  readonly alt: string;
  /**
   * The values at the ends of the colour scale: [0, 1] for grey values, symmetric about 0 for results of filters; by
   * name if the pictures differ in it.
   */
  readonly range: Range | Readonly<Record<string, Range>>;
  /** Writes each number into its cell, to this many decimals (default: numbers are not written). */
  readonly decimals?: number;
} & (
  | { readonly images: Pictures }
  | {
      readonly slider: readonly [label: string, values: readonly number[], start?: number];
      readonly images: (value: number) => Pictures;
    }
);

/**
 * A figure of images side by side; with a slider, one set of images for each of its values.
 *
 * @throws RangeError if ranges are given by name and one is missing
 * @example
 * pictures({ alt: "Two pixels", range: [0, 1], images: { f: [[0, 1]], g: [[1, 0]] } });
 */
export function pictures(parts: PicturesParts): Figure {
  const { alt, range, decimals } = parts;
  const named = parts.title === undefined ? { alt } : { title: parts.title, alt };
  const of = (title: string): Range => {
    const found = isRange(range) ? range : range[title];
    if (found === undefined) throw new RangeError(`expected a range for the picture ${title}, got none`);
    return found;
  };
  const panels = (images: Pictures): readonly Panel[] =>
    Object.entries(images).map(([title, values]) => ({
      title,
      axes: false,
      equalAspect: true,
      marks: [
        {
          kind: "heatmap",
          values,
          range: of(title),
          scale: of(title)[0] < 0 ? "diverging" : "sequential",
          ...(decimals !== undefined && { text: values.map((row) => row.map(written(decimals))) }),
        },
      ],
    }));
  if (!("slider" in parts)) return figure({ ...named, panels: panels(parts.images) });
  const [label, values, start = 0] = parts.slider;
  const frames = values.map((value) => panels(parts.images(value)));
  return figure({ ...named, slider: { label, start, values: values.map(String), frames } });
}

function written(decimals: number): (value: number) => string {
  return (value) => String(Number(value.toFixed(decimals)) + 0);
}

function isRange(range: PicturesParts["range"]): range is Range {
  return Array.isArray(range);
}
