/** The names of WebAssembly that the engine uses: the library is compiled for no platform, so none declares them. */
interface WebAssemblyNames {
  readonly Memory: new (limits: { initial: number; maximum: number }) => { readonly buffer: ArrayBuffer };
}

/** The memory that a machine gives us, in pages of 64 kB: 1 GiB, or a half of that as often as it is refused. */
const mostPages = 16_384;
const fewestPages = 64;

/** A memory of WebAssembly, or an ordinary buffer where there is none. */
export function reserve(): { readonly buffer: ArrayBuffer } {
  const { WebAssembly } = globalThis as { WebAssembly?: WebAssemblyNames };
  for (let pages = mostPages; WebAssembly && pages >= fewestPages; pages /= 2) {
    try {
      return new WebAssembly.Memory({ initial: pages, maximum: pages });
    } catch {
      // Less, then.
    }
  }
  return { buffer: new ArrayBuffer(fewestPages * 65_536) };
}
