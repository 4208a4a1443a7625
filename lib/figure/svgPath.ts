import { number } from "./svgText.js";

/** A path through the points, interrupted where one is not finite. */
export function linePath(points: readonly (readonly [number, number])[]): string {
  let pen = "M";
  return points
    .map(([x, y]) => {
      if (!(Number.isFinite(x) && Number.isFinite(y))) {
        pen = "M";
        return "";
      }
      const step = `${pen}${number(x)} ${number(y)}`;
      pen = "L";
      return step;
    })
    .join("");
}
