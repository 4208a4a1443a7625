import "./abandoned.js";
import type { Backend } from "./backend.js";
import { defaultBackend } from "./defaultBackend.js";
import { recording } from "./recording.js";
import { Block, Scope } from "./scope.js";
import type { Tensor } from "./tensor.js";
import { leaves } from "./tree.js";

/**
 * Runs a step: what f computes takes its blocks from the backend's memory and gives them back at the end, but for what f
 * returns. Inside of another step, f is a part of that.
 */
export function inStep<R>(backend: Backend | undefined, f: () => R): R {
  if (recording.scope !== undefined) return f();
  const scope = new Scope(backend ?? defaultBackend());
  recording.scope = scope;
  try {
    const result = f();
    for (const tensor of leaves(result)) release(tensor, scope);
    return result;
  } finally {
    recording.scope = undefined;
    scope.close();
  }
}

/** Makes a result a leaf with numbers of its own. */
function release(tensor: Tensor, scope: Scope): void {
  const { values } = tensor;
  if (tensor.block.scope === scope) tensor.block = new Block(scope.release(values, tensor.dtype));
  tensor.tracks &= recording.levels;
  if (tensor.tracks === 0) tensor.origin = undefined;
}
