import type { Values } from "../dtype.js";

/** y = x^p; the powers that models are full of without `**`, which is slow. */
export function power(p: number, y: Values, x: Values): void {
  const n = x.length;
  switch (p) {
    case 0.5:
      for (let i = 0; i < n; i++) y[i] = Math.sqrt(x[i]!);
      return;
    case -0.5:
      for (let i = 0; i < n; i++) y[i] = 1 / Math.sqrt(x[i]!);
      return;
    case -1:
      for (let i = 0; i < n; i++) y[i] = 1 / x[i]!;
      return;
    case 2:
      for (let i = 0; i < n; i++) y[i] = x[i]! * x[i]!;
      return;
    case 3:
      for (let i = 0; i < n; i++) y[i] = x[i]! * x[i]! * x[i]!;
      return;
    default:
      for (let i = 0; i < n; i++) y[i] = x[i]! ** p;
  }
}
