import { type Tensor, tensor } from "noether/engine";
import { fill } from "../inputs.js";

/** A tensor of the numbers that all libraries get. */
export function filled(seed: number, ...shape: readonly number[]): Tensor {
  return tensor(fill(seed, ...shape), { shape });
}
