import type { Axes } from "./scene.js";

/** A rectangle: left, top, width and height in pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** A panel's place on the page, and how its coordinates map to pixels. */
export interface Plane {
  readonly box: Box;
  /** From the left edge of the box. */
  readonly x: (value: number) => number;
  /** From the top edge of the box. */
  readonly y: (value: number) => number;
  /** Pixels for one step along x, and along y. */
  readonly step: readonly [number, number];
}

/** Fits axes into a box; axes of equal aspect are centred in it. */
export function plane(outer: Box, { x, y, logX, logY, equalAspect }: Axes): Plane {
  const [spanX, spanY] = [x[1] - x[0], y[1] - y[0]];
  const unit = Math.min(outer.w / Math.abs(spanX), outer.h / Math.abs(spanY));
  const [w, h] = equalAspect ? [unit * Math.abs(spanX), unit * Math.abs(spanY)] : [outer.w, outer.h];
  const box = { x: outer.x + (outer.w - w) / 2, y: outer.y + (outer.h - h) / 2, w, h };
  const on = (logarithmic: boolean, value: number): number => (logarithmic ? Math.log10(value) : value);
  return {
    box,
    x: (value) => ((on(logX, value) - x[0]) / spanX) * w,
    y: (value) => h - ((on(logY, value) - y[0]) / spanY) * h,
    step: [w / Math.abs(spanX), h / Math.abs(spanY)],
  };
}
