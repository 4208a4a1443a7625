import { type Arena, arena } from "../../../lib/engine/arena.js";
import type { Backend } from "../../../lib/engine/backend.js";
import type { Values } from "../../../lib/engine/dtype.js";
import type { Memory } from "../../../lib/engine/memory.js";
import { plainKernels } from "../../../lib/engine/plain/backend.js";
import { wasmBackend } from "../../../lib/engine/wasm/backend.js";
import { reserve } from "../../../lib/engine/webAssembly.js";

/** NaN, or a whole number that no index is. */
function spoil(values: Values): Values {
  return values.fill(values instanceof Int32Array ? 0x7ff00000 : Number.NaN) as Values;
}

/** A memory whose blocks are spoilt before they are given out and when they are given back: what reads or leaves them shows. */
function spoiling(memory: Memory): Memory {
  return {
    take: (dtype, size) => spoil(memory.take(dtype, size)),
    give: (values) => memory.give(spoil(values)),
    wants: (values) => memory.wants(values),
    end: () => memory.end(),
    abandon: () => memory.abandon(),
  };
}

/** A backend, and the arena beneath its memory. */
export interface Watched {
  readonly backend: Backend;
  readonly arena: Arena;
}

/** Plain loops over an arena. */
export function overArena(): Watched {
  const room = arena();
  return { backend: { name: "plain", memory: room, kernels: plainKernels }, arena: room };
}

/** Kernels in WebAssembly. */
export function inWebAssembly(): Watched {
  const backend = wasmBackend(reserve()!);
  return { backend, arena: backend.memory as Arena };
}

/** The same with memory that is spoilt. */
export function poisoned({ backend, arena }: Watched): Watched {
  return { backend: { ...backend, memory: spoiling(backend.memory) }, arena };
}
