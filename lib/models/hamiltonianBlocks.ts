import type { Irreps } from "../irreps/irreps.js";
import { type MatrixBlocks, matrixBlocks } from "../layers/matrixBlocks.js";
import { reducedTensorProducts } from "../product/reducedTensorProducts.js";
import type { ElementShells } from "../quantum/elementShells.js";

/** The blocks of a hermitian matrix over some shells: of atoms with themselves, symmetric, and of pairs, any. */
export function hamiltonianBlocks({ irreps }: ElementShells): {
  readonly self: MatrixBlocks;
  readonly pairs: MatrixBlocks;
} {
  return {
    self: matrixBlocks(reducedTensorProducts<{ i: Irreps }>("ij=ji", { i: irreps })),
    pairs: matrixBlocks(reducedTensorProducts<{ i: Irreps; j: Irreps }>("ij", { i: irreps, j: irreps })),
  };
}
