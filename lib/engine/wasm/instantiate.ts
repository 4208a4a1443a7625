import { type WasmFunction, type WasmMemory, webAssembly } from "../webAssembly.js";
import { type Kernel, kernel, moduleBytes } from "./emit.js";
import { v128 } from "./instructions.js";

/** Compiled modules by the names of their kernels: a name says all that a kernel's code depends on. */
const modules = new Map<string, object>();
/** When there are so many, compiling begins anew. */
const mostModules = 1000;

/** Stores a b + c. */
const probe = kernel({ name: "probe", integers: ["at"] }, (f, { at }) =>
  v128.store(at, f.multiplyAdd(0, 0, 0)),
);

let isFused: boolean | undefined;

/** Whether a b + c is one instruction here: the engine accepts a module that has it (relaxed SIMD). */
export function hasMultiplyAdd(): boolean {
  isFused ??= webAssembly?.validate(moduleBytes([probe], true)) ?? false;
  return isFused;
}

/**
 * Whether there is WebAssembly with vectors. A module is made to see it: where a page's Content-Security-Policy forbids
 * generated code, modules are valid, and refused.
 */
export function hasVectors(): boolean {
  try {
    return webAssembly !== undefined && new webAssembly.Module(moduleBytes([probe], false)) !== undefined;
  } catch {
    return false;
  }
}

/**
 * Kernels as functions over a memory, under their names. What costs is the first use of a module, so that kernels which
 * are used together should come together; equal lists share one module.
 *
 * @throws RangeError if there is no WebAssembly
 */
export function instantiate(
  kernels: readonly Kernel[],
  memory: WasmMemory,
  { fused = hasMultiplyAdd(), sharedPages = 0 }: { fused?: boolean; sharedPages?: number } = {},
): Readonly<Record<string, WasmFunction>> {
  if (webAssembly === undefined)
    throw new RangeError("expected WebAssembly, got a runtime without it: take the plain kernels");
  const key = JSON.stringify([fused, sharedPages, kernels.map(({ name }) => name)]);
  let module = modules.get(key);
  if (module === undefined) {
    module = new webAssembly.Module(moduleBytes(kernels, fused, sharedPages));
    if (modules.size === mostModules) modules.clear();
    modules.set(key, module);
  }
  return new webAssembly.Instance(module, { env: { memory } }).exports;
}
