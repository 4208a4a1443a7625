import assert from "node:assert/strict";
import { type WasmMemory, webAssembly } from "../../lib/engine/webAssembly.js";

/** A bit pattern that is NaN and that no operation produces: anything computed from it shows that. */
const POISON = 0x7fc0dead;

/** A memory full of poison, for arrays; the gaps between them must not change. */
export interface PoisonedMemory {
  readonly memory: WasmMemory;
  /** An array of these numbers, or of that many, which are poison until they are written. */
  floats(values: Iterable<number> | number): Float32Array<ArrayBuffer>;
  integers(values: Iterable<number>): Int32Array<ArrayBuffer>;
  /** The address of room that may be written freely. */
  scratch(bytes: number): number;
  /** Fails if anything outside the arrays was written, or any of the arrays made before the last `freeze`. */
  check(what?: string): void;
  /** From now on the present arrays must not change. */
  freeze(): void;
}

export function poisonedMemory(pages = 64): PoisonedMemory {
  const memory = new webAssembly!.Memory({ initial: pages });
  const bits = new Int32Array(memory.buffer).fill(POISON);
  const isFree = new Uint8Array(bits.length).fill(1);
  let frozen = bits.slice(0, 0);
  let next = 64;
  /** Blocks begin at odd places, 64 bytes of poison apart. */
  const take = (length: number): number => {
    const start = next;
    next += length + 16 + (length % 3);
    assert.ok(next < bits.length, "the memory of this test is too small");
    isFree.fill(0, start, start + length);
    return 4 * start;
  };
  const listed = (values: Iterable<number> | number): number[] | number =>
    typeof values === "number" ? values : [...values];
  return {
    memory,
    floats: (values) => {
      const list = listed(values);
      const length = typeof list === "number" ? list : list.length;
      const array = new Float32Array(memory.buffer, take(length), length);
      if (typeof list !== "number") array.set(list);
      return array;
    },
    integers: (values) => {
      const list = [...values];
      const array = new Int32Array(memory.buffer, take(list.length), list.length);
      array.set(list);
      return array;
    },
    scratch: (bytes) => take(Math.ceil(bytes / 4)),
    freeze: () => {
      frozen = bits.slice(0, next);
    },
    check: (what = "a kernel") => {
      for (let k = 0; k < bits.length; k++) {
        const expected = k < frozen.length ? frozen[k]! : POISON;
        if (bits[k] !== expected && (isFree[k] === 1 || k < frozen.length))
          assert.fail(`${what} wrote outside of its result, at the address ${4 * k}`);
      }
    },
  };
}
