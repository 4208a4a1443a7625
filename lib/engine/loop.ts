import type { Loop } from "./kernels.js";
import { type Shape, stridesOf } from "./shape.js";

/**
 * The loop over a shape in which each operand moves by its own steps, neighbouring axes merged where all operands go on
 * evenly from one to the next, so that most loops have one axis or two.
 */
export function loopOf(shape: Shape, steps: readonly (readonly number[])[]): Loop {
  const lengths: number[] = [];
  const merged: number[][] = steps.map(() => []);
  for (let axis = 0; axis < shape.length; axis++) {
    const length = shape[axis]!;
    if (length === 1) continue;
    const last = lengths.length - 1;
    if (last >= 0 && steps.every((step, k) => merged[k]![last] === step[axis]! * length)) {
      lengths[last]! *= length;
      for (let k = 0; k < steps.length; k++) merged[k]![last] = steps[k]![axis]!;
    } else {
      lengths.push(length);
      for (let k = 0; k < steps.length; k++) merged[k]!.push(steps[k]![axis]!);
    }
  }
  if (lengths.length === 0) {
    lengths.push(1);
    for (const each of merged) each.push(0);
  }
  return { lengths, steps: merged };
}

/** The steps by which a row-major operand moves where it is repeated to fill a shape: 0 along axes that it lacks or has once. */
export function stepsTo(shape: Shape, of: Shape): number[] {
  const own = stridesOf(of);
  const lead = shape.length - of.length;
  return shape.map((_, axis) => (axis < lead || of[axis - lead] === 1 ? 0 : own[axis - lead]!));
}
