/**
 * The few names of WebAssembly that kernels need, declared by hand: the library knows neither Node's types nor a page's.
 * Where there is no WebAssembly (some pages forbid it), `webAssembly` is undefined and the plain kernels do the work.
 */
export interface WasmMemory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

/** An exported function: addresses and counts go in as whole numbers, factors as real ones. */
export type WasmFunction = (...numbers: number[]) => number;

interface WebAssembly {
  readonly Memory: new (size: { initial: number; maximum?: number; shared?: boolean }) => WasmMemory;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (
    module: object,
    imports: { env: { memory: WasmMemory } },
  ) => { readonly exports: Readonly<Record<string, WasmFunction>> };
  validate(bytes: Uint8Array): boolean;
}

export const webAssembly: WebAssembly | undefined = (globalThis as { WebAssembly?: WebAssembly }).WebAssembly;
