import { arena } from "./arena.js";
import type { Backend } from "./backend.js";
import { plainKernels } from "./plain/backend.js";
import { wasmBackend } from "./wasm/backend.js";
import { hasVectors } from "./wasm/instantiate.js";
import { reserve } from "./webAssembly.js";

let known: Backend | undefined;

/**
 * What runs a step where nobody says otherwise: kernels in WebAssembly, or the plain ones over an arena where there is
 * none, or none with vectors. Made at the first step.
 */
export function defaultBackend(): Backend {
  if (known === undefined) {
    const memory = hasVectors() ? reserve() : undefined;
    known = memory ? wasmBackend(memory) : { name: "plain", memory: arena(), kernels: plainKernels };
  }
  return known;
}
