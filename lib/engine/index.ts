export type { Backend } from "./backend.js";
export * from "./create.js";
export type { DType, Values } from "./dtype.js";
export { contract, type Form } from "./form.js";
export { type GradOptions, grad, jvp, type ValueAndGrad, valueAndGrad, vjp } from "./grad.js";
export { type SmoothFunction, smooth } from "./smooth.js";
export { Tensor } from "./tensor.js";
export { countParameters, leaves, mapTree, type Tree } from "./tree.js";
