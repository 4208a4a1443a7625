import { shapeText } from "../engine/shape.js";
import type { Tensor } from "../engine/tensor.js";
import { type Figure, figure, type Panel } from "./figure.js";

type Grid = readonly (readonly number[])[];

/** One channel of a feature map, or all channels of a map without a fibre. */
export interface FeatureRow {
  /** [fibre, rows, columns] */
  readonly values: Tensor;
  /** The image that it was computed from: a grid of numbers or a tensor [rows, columns]. */
  readonly input?: Grid | Tensor;
}

/** What a network sees, either still or controlled by a slider. */
export type FeaturePicturesParts = {
  readonly title?: string;
  readonly alt: string;
  /** The names of the places of the fibre, from left to right: ["e", "r", "r²", "r³"]. */
  readonly fibre: readonly string[];
} & (
  | { readonly maps: Readonly<Record<string, FeatureRow>> }
  | {
      readonly slider: readonly [label: string, values: readonly number[], start?: number];
      readonly maps: (value: number) => Readonly<Record<string, FeatureRow>>;
    }
);

/** The most numbers in all frames: beyond that a page opens slowly. */
const MOST = 100_000;

/**
 * Feature maps as small pictures: a row for each, by name (short, as there is little room on a phone), its fibre from
 * left to right, before it the image that it
 * was computed from. A row has one colour scale in all its pictures and frames, diverging if it goes below 0, so that
 * they can be compared: with a slider that turns the input one sees how pictures turn and roll along the fibre.
 *
 * @throws RangeError if values are no tensor [fibre, rows, columns] with a name for each place of the fibre, a number is
 * not finite, frames have other rows, or there are more than 100,000 numbers
 * @example
 * featurePictures({
 *   alt: "A digit and its lifted feature maps, for each quarter turn of the digit",
 *   fibre: ["e", "r", "r²", "r³"],
 *   slider: ["quarter turns", [0, 1, 2, 3]],
 *   maps: (turns) => ({ a: { input: turned(turns), values: lifted(turned(turns)) } }),
 * });
 */
export function featurePictures(parts: FeaturePicturesParts): Figure {
  const { alt, fibre } = parts;
  const named = { alt, ...(parts.title !== undefined && { title: parts.title }) };
  const given = "slider" in parts ? parts.slider[1].map(parts.maps) : [parts.maps];
  const names = Object.keys(given[0] ?? {});
  const frames = given.map((maps) => {
    if (Object.keys(maps).join() !== names.join())
      throw new RangeError(
        `featurePictures: expected the rows ${names.join(", ")} in every frame, got ${Object.keys(maps).join(", ")}`,
      );
    return names.map((name) => drawn(name, maps[name]!, fibre.length));
  });
  const count = frames.flat(2).reduce((sum, grid) => sum + (grid?.flat().length ?? 0), 0);
  if (count > MOST)
    throw new RangeError(
      `featurePictures: expected at most ${MOST} numbers, got ${count}: show fewer channels, or fewer steps of the slider`,
    );
  const hasInput = frames.flat().some(([input]) => input !== undefined);
  const titles = [...(hasInput ? ["input"] : []), ...fibre];
  const inputs = scaleOf(frames.flat().flatMap(([input]) => (input ? [input] : [])));
  const scales = names.map((_, r) => scaleOf(frames.flatMap((rows) => rows[r]!.slice(1) as Grid[])));
  const panels = (rows: readonly Row[]): readonly Panel[] =>
    rows.flatMap((row, r) =>
      (hasInput ? row : row.slice(1)).map((grid, c) => {
        const colours = hasInput && c === 0 ? inputs : scales[r]!;
        return {
          ...(r === 0 && { title: titles[c]! }),
          ...(c === 0 && names.length > 1 && { yLabel: names[r]! }),
          axes: false,
          equalAspect: true,
          marks: [
            grid === undefined
              ? ({ kind: "text", x: [0], y: [0], text: [""] } as const) // an empty place of the table
              : ({ kind: "heatmap", values: grid, ...colours } as const),
          ],
        };
      }),
    );
  const columns = titles.length;
  if (!("slider" in parts)) return figure({ ...named, columns, close: true, panels: panels(frames[0]!) });
  const [label, values, start = 0] = parts.slider;
  return figure({
    ...named,
    columns,
    close: true,
    slider: { label, start, values: values.map(String), frames: frames.map(panels) },
  });
}

/** The image, if there is one, and the pictures of the fibre. */
type Row = readonly (Grid | undefined)[];

function drawn(name: string, { values, input }: FeatureRow, fibre: number): Row {
  if (values.rank !== 3 || values.shape[0] !== fibre || values.size === 0)
    throw new RangeError(
      `featurePictures: expected ${name} as a tensor [${fibre}, rows, columns], a picture for each name of the fibre, got the shape ${shapeText(values.shape)}`,
    );
  const image = input && ("rank" in input ? input.toArray() : input);
  const pictures = [image, ...(values.toArray() as number[][][])] as Row;
  return pictures.map((grid) =>
    grid?.map((row) =>
      row.map((value) => {
        if (!Number.isFinite(value))
          throw new RangeError(`featurePictures: expected finite numbers in ${name}, got ${value}`);
        return Number(value.toPrecision(3)); // more cannot be seen
      }),
    ),
  );
}

/** The colours of pictures that are compared with one another. */
function scaleOf(grids: readonly Grid[]): {
  readonly scale: "diverging" | "sequential";
  readonly range: readonly [number, number];
} {
  let [low, high] = [0, 0];
  for (const value of grids.flat(2)) [low, high] = [Math.min(low, value), Math.max(high, value)];
  const most = Math.max(-low, high) || 1;
  return low < 0 ? { scale: "diverging", range: [-most, most] } : { scale: "sequential", range: [0, most] };
}
