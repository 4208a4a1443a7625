import type { Arena } from "../arena.js";
import type { Values } from "../dtype.js";

/** Numbers as kernels of WebAssembly find them: by address. */
export interface Guests {
  /**
   * The address of an operand's numbers. Those that lie elsewhere are copied in until `leave`.
   *
   * @returns 0 where there is no room
   */
  read(values: Values): number;
  /** The same for a result: what lies elsewhere is copied back by `leave`. */
  write(values: Values): number;
  /** Ends the stay: to be called after every kernel whose operands may be guests. */
  leave(): void;
}

/** Up to so many numbers are copied into a place that is kept for them; larger ones take a block of the arena. */
export const FEW = 64;

/** Eight places: no kernel has so many operands. */
const PLACES = 8;

/** How many bytes of the memory `guests` uses, from `first` on. */
export const guestBytes: number = 4 * FEW * PLACES;

export function guests(memory: Arena, first: number): Guests {
  const { buffer } = memory;
  const taken: Values[] = [];
  const results: { readonly of: Values; readonly copy: Values }[] = [];
  let next = 0;
  let since = memory.abandonments;

  /** A kernel that was stopped has left guests behind, whose room is given back already. */
  function forgetLost(): void {
    if (since === memory.abandonments) return;
    since = memory.abandonments;
    taken.length = 0;
    results.length = 0;
  }
  function copyOf(values: Values): Values | undefined {
    const { length } = values;
    const isFloat = values instanceof Float32Array;
    if (length <= FEW) {
      const at = first + 4 * FEW * next;
      next = (next + 1) % PLACES;
      return isFloat ? new Float32Array(buffer, at, length) : new Int32Array(buffer, at, length);
    }
    const block = memory.take(isFloat ? "float32" : "int32", length);
    if (block.buffer !== buffer) return undefined;
    taken.push(block);
    return block;
  }
  function entered(values: Values): Values | undefined {
    forgetLost();
    const copy = copyOf(values);
    copy?.set(values as Float32Array);
    return copy;
  }
  return {
    read: (values) => (values.buffer === buffer ? values.byteOffset : (entered(values)?.byteOffset ?? 0)),
    write(values) {
      if (values.buffer === buffer) return values.byteOffset;
      const copy = entered(values);
      if (copy === undefined) return 0;
      results.push({ of: values, copy });
      return copy.byteOffset;
    },
    leave() {
      for (const { of, copy } of results) of.set(copy as Float32Array);
      for (const block of taken) memory.give(block);
      results.length = 0;
      taken.length = 0;
    },
  };
}
