/** What the engine and its peers do, each in a process of its own; in float32, from the same numbers (`inputs.ts`). */
export interface EngineWork {
  readonly kind: EngineWorkKind;
  /** How much: operations, rows, edges, images, molecules; for harmonics the degree. */
  readonly size: number;
  /** The value alone, or gradients too: of all inputs against a given cotangent, or of a loss, with a step of Adam. */
  readonly pass: "forward" | "both";
}

type EngineWorkKind =
  | "add"
  | "chain"
  | "matmul"
  | "mlp"
  | "gcnn"
  | "c4"
  | "harmonics"
  | "uvu"
  | "fullyConnected"
  | "messages"
  | "painn"
  | "nequip";

interface Kind {
  readonly sizes: readonly number[];
  readonly passes: readonly EngineWork["pass"][];
  readonly words: (size: string, pass: string) => string;
}

/** In what sizes and passes each kind is timed, and what it is, in words. */
const kinds: Readonly<Record<EngineWorkKind, Kind>> = {
  add: { sizes: [4], passes: ["forward"], words: (n) => `a + b, ${n} numbers each` },
  chain: {
    sizes: [10, 100],
    passes: ["both"],
    words: (n, pass) => `a chain of ${n} products of 4 numbers and a sum, ${pass}`,
  },
  matmul: { sizes: [32, 128, 512], passes: ["forward"], words: (n) => `matrix product, ${n} x ${n}` },
  mlp: {
    sizes: [64],
    passes: ["both"],
    words: (n) => `perceptron 2-32-32-3, ${n} examples: loss, gradient, Adam`,
  },
  gcnn: {
    sizes: [32],
    passes: ["both"],
    words: (n) => `p4 network of 8, 8, 16 fields, ${n} images of 28 x 28: loss, gradient, Adam`,
  },
  c4: {
    sizes: [64],
    passes: ["forward", "both"],
    words: (n, pass) => `C4, 8 to 8 regular fields, 5 x 5, ${n} images of 28 x 28, ${pass}`,
  },
  harmonics: {
    sizes: [2, 4, 8],
    passes: ["forward", "both"],
    words: (degree, pass) => `harmonics of 100,000 points to degree ${degree}, ${pass}`,
  },
  uvu: {
    sizes: [2000],
    passes: ["forward", "both"],
    words: (n, pass) => `uvu product, 64 channels, ${n} edges, ${pass}`,
  },
  fullyConnected: {
    sizes: [2000],
    passes: ["forward", "both"],
    words: (n, pass) => `fully connected product, 32 channels, ${n} edges, ${pass}`,
  },
  messages: {
    sizes: [20_000],
    passes: ["forward", "both"],
    words: (n, pass) => `messages, uvu, 64 channels, ${n} edges, 20 to a node, ${pass}`,
  },
  painn: {
    sizes: [32],
    passes: ["forward", "both"],
    words: (n, pass) =>
      `PaiNN, ${n} ethanols: energies, forces${pass === "forward" ? "" : ", a step of Adam"}`,
  },
  nequip: {
    sizes: [32],
    passes: ["forward", "both"],
    words: (n, pass) =>
      `NequIP, ${n} ethanols: energies, forces${pass === "forward" ? "" : ", a step of Adam"}`,
  },
};

/** Everything that is compared, the cheap works first. */
export const engineWorks: readonly EngineWork[] = (Object.keys(kinds) as EngineWorkKind[]).flatMap((kind) =>
  kinds[kind].sizes.flatMap((size) => kinds[kind].passes.map((pass): EngineWork => ({ kind, size, pass }))),
);

/** A work in words. */
export function engineWorkInWords({ kind, size, pass }: EngineWork): string {
  return kinds[kind].words(size.toLocaleString("en"), pass === "both" ? "forward and backward" : pass);
}
