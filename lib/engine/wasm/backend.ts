import { arena } from "../arena.js";
import type { Backend } from "../backend.js";
import type { Values } from "../dtype.js";
import type { WasmMemory } from "../webAssembly.js";
import { gemmScratch } from "./gemmTile.js";
import { FEW, guestBytes, guests } from "./guests.js";
import { wasmKernels } from "./wasmKernels.js";

/** The memory's beginning is the kernels' own: guests, then scratch. Nothing lies at 0. */
const GUESTS = 64;
const SCRATCH: number = GUESTS + guestBytes;
const RESERVED: number = (SCRATCH + gemmScratch + 63) & ~63;

/**
 * Kernels in WebAssembly, in float32, and the memory on which they work. What they have nothing for, float64 or few
 * numbers, the plain ones do.
 */
export function wasmBackend(memory: WasmMemory): Backend {
  const wants = (values: Values): boolean =>
    values.length > FEW && values.buffer !== memory.buffer && !(values instanceof Float64Array);
  const room = arena(memory.buffer, RESERVED, wants);
  return {
    name: "wasm",
    memory: room,
    kernels: wasmKernels(memory, guests(room, GUESTS), SCRATCH, gemmScratch),
  };
}
