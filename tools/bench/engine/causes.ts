import type { EngineWork } from "./work.js";

/** Why peers can be ahead in a work, as far as it is known. */
export const causes: Readonly<Partial<Record<EngineWork["kind"], string>>> = {
  chain:
    "A compiled chain is one loop; here each product is an operation, which is recorded and walked back.",
  matmul:
    "WebAssembly's vectors have 128 bits, and it has no fused multiply-add on which every machine agrees; MKL uses 256 or 512 bits, fused.",
  gcnn: "The time is in matrix products (see there) and in laying out patches for them; oneDNN does without most of that.",
  c4: "The time is in matrix products (see there) and in laying out patches for them; oneDNN does without most of that.",
  harmonics:
    "Directions and their gradients are passes over memory of their own here; a compiler makes one loop of all. At low degrees that is most of the time.",
  fullyConnected: "Most of it is matrix products: see there.",
};
