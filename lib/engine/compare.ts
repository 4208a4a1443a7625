import { apply } from "./apply.js";
import { operand } from "./arithmetic.js";
import { broadcastTogether } from "./broadcast.js";
import { constantRules } from "./constantRules.js";
import type { Values } from "./dtype.js";
import type { Operation, Tensor } from "./tensor.js";

function comparison(name: string, holds: (z: Values, x: Values, y: Values) => void): Operation {
  return {
    name,
    dtype: "int32",
    shapes: ([a]) => [a!.shape],
    run: ([z], [x, y]) => holds(z!, x!, y!),
    ...constantRules,
  };
}

const Greater = comparison("greater", (z, x, y) => {
  for (let i = 0; i < z.length; i++) z[i] = x[i]! > y[i]! ? 1 : 0;
});
const Less = comparison("less", (z, x, y) => {
  for (let i = 0; i < z.length; i++) z[i] = x[i]! < y[i]! ? 1 : 0;
});
const Equal = comparison("equal", (z, x, y) => {
  for (let i = 0; i < z.length; i++) z[i] = x[i]! === y[i]! ? 1 : 0;
});

function compared(operation: Operation, a: Tensor, b: Tensor | number): Tensor {
  const { name } = operation;
  return apply(operation, broadcastTogether(name, a, operand(name, a, b)), null);
}

/** 1 where a > b, else 0, repeated to one shape by NumPy's rule; int32. NaN is greater than nothing. */
export function greater(a: Tensor, b: Tensor | number): Tensor {
  return compared(Greater, a, b);
}
/** 1 where a < b, else 0; int32. */
export function less(a: Tensor, b: Tensor | number): Tensor {
  return compared(Less, a, b);
}
/** 1 where a = b, else 0; int32. Floats are equal if they are the same number: NaN is equal to nothing. */
export function equal(a: Tensor, b: Tensor | number): Tensor {
  return compared(Equal, a, b);
}
