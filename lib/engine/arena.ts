import { bytesPerNumber, type DType, newValues, type Values } from "./dtype.js";
import type { Memory } from "./memory.js";
import { reserve } from "./webAssembly.js";

/** Memory that gives its blocks out again and again. */
export interface Arena extends Memory {
  readonly buffer: ArrayBuffer;
  /** Bytes that are taken, and the most that ever were. */
  readonly live: number;
  readonly peak: number;
  /** How many blocks found no room and became ordinary arrays. */
  readonly overflows: number;
  /** How often all was given back at once: what was taken before is not to be given back any more. */
  readonly abandonments: number;
}

/** The size of an arena where there is no WebAssembly. */
const ORDINARY = 4_194_304;

/** The size of a block in bytes: multiples of 64 up to 1 kB, then eighths of powers of two, so that at most an eighth is lost. */
export function blockSize(bytes: number): number {
  if (bytes <= 1024) return Math.max(64, (bytes + 63) & ~63);
  const step = 2 ** (Math.floor(Math.log2(bytes - 1)) - 3);
  return Math.ceil(bytes / step) * step;
}

/**
 * An arena over the memory of WebAssembly, where there is one: large from the start, since what is not touched costs
 * nothing, and never growing, since that would detach the arrays that lie in it. Where it is full, ordinary arrays take
 * its place: right as well, and slower.
 *
 * @param reserved bytes at its beginning that are not given out
 * @param wants which numbers from elsewhere are to be copied here, once a step
 */
export function arena(
  buffer: ArrayBuffer = reserve()?.buffer ?? new ArrayBuffer(ORDINARY),
  reserved = 65_536,
  wants: (values: Values) => boolean = () => false,
): Arena {
  const free = new Map<number, number[]>();
  let top = reserved;
  let [live, peak, overflows, abandonments] = [0, 0, 0, 0];

  function view(dtype: DType, at: number, size: number): Values {
    return dtype === "float32"
      ? new Float32Array(buffer, at, size)
      : dtype === "float64"
        ? new Float64Array(buffer, at, size)
        : new Int32Array(buffer, at, size);
  }
  function reset(): void {
    free.clear();
    top = reserved;
    live = 0;
  }
  return {
    buffer,
    get live() {
      return live;
    },
    get peak() {
      return peak;
    },
    get overflows() {
      return overflows;
    },
    get abandonments() {
      return abandonments;
    },
    take(dtype, size) {
      const bytes = blockSize(size * bytesPerNumber[dtype]);
      let at = free.get(bytes)?.pop();
      if (at === undefined) {
        if (top + bytes > buffer.byteLength) {
          overflows++;
          return newValues(dtype, size);
        }
        at = top;
        top += bytes;
      }
      live += bytes;
      if (live > peak) peak = live;
      return view(dtype, at, size);
    },
    give(values) {
      if (values.buffer !== buffer) return;
      const bytes = blockSize(values.byteLength);
      live -= bytes;
      const list = free.get(bytes);
      if (list) list.push(values.byteOffset);
      else free.set(bytes, [values.byteOffset]);
    },
    wants,
    /** When nothing is live the free blocks become one again, so that the odd sizes of one batch do not stay. */
    end() {
      if (live === 0) reset();
    },
    abandon() {
      abandonments++;
      reset();
    },
  };
}
