import type { Floats } from "../../numbers/floats.js";
import type { Values } from "../dtype.js";
import { evaluate } from "../evaluate.js";
import { formulaOf } from "../expression.js";
import type { SmoothKernel } from "../kernels.js";

/** y_i = f(x_i) */
export function map(kernel: SmoothKernel, y: Values, x: Values): void {
  if ("formula" in kernel) {
    evaluate(formulaOf(kernel.formula), y.length, [y as Floats], [x as Floats]);
    return;
  }
  const { f } = kernel;
  for (let i = 0; i < x.length; i++) y[i] = f(x[i]!);
}
