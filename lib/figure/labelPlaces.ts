import { widestOf } from "./lettering.js";

/** Where the name of a point is written: above it, below it, or to its right or left. */
export type LabelPlace = "top center" | "bottom center" | "middle right" | "middle left";

const offsets: Readonly<Record<LabelPlace, readonly [x: number, y: number]>> = {
  "top center": [0, -12],
  "bottom center": [0, 13],
  "middle right": [1, 0],
  "middle left": [-1, 0],
};

/**
 * A place for the name of each point, so that names cover neither each other nor the points, if possible: the first of
 * above, below, right, left that is clear of the points and of the names placed so far, or else above.
 *
 * @param points in pixels, y downwards
 */
export function labelPlaces(
  points: readonly (readonly [number, number])[],
  names: readonly string[],
): LabelPlace[] {
  const taken: { readonly x: number; readonly y: number; readonly w: number; readonly h: number }[] =
    points.map(([x, y]) => ({ x, y, w: 8, h: 8 }));
  return points.map(([x, y], i) => {
    const w = widestOf([names[i]!]);
    const boxes = (Object.keys(offsets) as LabelPlace[]).map((place) => {
      const [across, down] = offsets[place];
      return { place, x: x + across * (w / 2 + 8), y: y + down, w, h: 14 };
    });
    const free = boxes.find((box) =>
      taken.every(
        (other, k) =>
          k === i ||
          2 * Math.abs(box.x - other.x) >= box.w + other.w ||
          2 * Math.abs(box.y - other.y) >= box.h + other.h,
      ),
    );
    const { place, ...box } = free ?? boxes[0]!;
    taken.push(box);
    return place;
  });
}

/** From a point to the middle of its name, in pixels, and how the name is anchored. */
export function labelOffset(place: LabelPlace): { x: number; y: number; anchor: "start" | "middle" | "end" } {
  const [x, y] = offsets[place];
  return { x: 8 * x, y: y + 4, anchor: x === 0 ? "middle" : x > 0 ? "start" : "end" };
}
