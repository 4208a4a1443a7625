/**
 * The few names of WebAssembly that kernels need, declared by hand: the library knows neither Node's types nor a page's.
 * Where there is no WebAssembly (some pages forbid it), `webAssembly` is undefined and the plain kernels do the work.
 */
export interface WasmMemory {
  readonly buffer: ArrayBuffer;
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

/** The memory that a machine gives us, in pages of 64 kB: 1 GiB, or a half of that as often as it is refused. */
const mostPages = 16_384;
const fewestPages = 64;

/** A memory of WebAssembly; undefined where there is none. */
export function reserve(): WasmMemory | undefined {
  for (let pages = mostPages; webAssembly && pages >= fewestPages; pages /= 2) {
    try {
      return new webAssembly.Memory({ initial: pages, maximum: pages });
    } catch {
      // Less, then.
    }
  }
  return undefined;
}
