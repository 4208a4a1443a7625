import type { EngineWork } from "./work.js";

/** Why a peer can be ahead in a work, as far as it is known. */
export const causes: Readonly<Partial<Record<EngineWork["kind"], string>>> = {
  matmul:
    "WebAssembly's vectors have 128 bits and no fused multiply-add that may be relied on; MKL uses those of 256 or 512 bits, fused.",
  gcnn: "torch's convolutions (oneDNN) are matrix products on vectors of 256 or 512 bits; its network is a plain one.",
  c4: "torch's convolution (oneDNN) is a matrix product on vectors of 256 or 512 bits; escnn makes the kernel, then calls the same.",
  fullyConnected: "Most of it is one matrix product for each path, in which wider vectors win.",
};
