import { type Code, type Local, set } from "./code.js";
import type { Body } from "./emit.js";
import { v128 } from "./instructions.js";

type Four = readonly [Local<"v128">, Local<"v128">, Local<"v128">, Local<"v128">];

/** Four vectors of their own: rows of 4 x 4 numbers. */
export function fourVectors(f: Body): Four {
  return [f.local("v128"), f.local("v128"), f.local("v128"), f.local("v128")];
}

/** Transposes the 4 x 4 numbers in four vectors: lane q of vector p changes places with lane p of vector q. */
export function transpose([a, b, c, d]: Four, [low, lower, high, higher]: Four): Code {
  return [
    set(low, v128.shuffle(a, b, [0, 4, 1, 5])),
    set(lower, v128.shuffle(c, d, [0, 4, 1, 5])),
    set(high, v128.shuffle(a, b, [2, 6, 3, 7])),
    set(higher, v128.shuffle(c, d, [2, 6, 3, 7])),
    set(a, v128.shuffle(low, lower, [0, 1, 4, 5])),
    set(b, v128.shuffle(low, lower, [2, 3, 6, 7])),
    set(c, v128.shuffle(high, higher, [0, 1, 4, 5])),
    set(d, v128.shuffle(high, higher, [2, 3, 6, 7])),
  ];
}
