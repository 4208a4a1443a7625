import { aliasOf } from "../engine/apply.js";
import { concat } from "../engine/concat.js";
import { tensor, zeros } from "../engine/create.js";
import type { DType } from "../engine/dtype.js";
import { einsum } from "../engine/einsum.js";
import { slice } from "../engine/slice.js";
import type { Tensor } from "../engine/tensor.js";
import { type So2Irreps, so2Dimension } from "../irreps/so2Irreps.js";
import { harmonicsUpTo } from "./circularHarmonics.js";
import { kernelsOf, type SteerableKernel } from "./steerableKernels.js";

/** The kernels that commute with rotations, between fields of several irreps, by their weights. */
export interface SteerableBlocks {
  readonly weightCount: number;
  /** The kernel [dim of the output, dim of the input, side, side] of weights [weightCount]. */
  kernelOf(W: Tensor): Tensor;
}

/** The kernels from a term of the input to a term of the output. */
interface Block {
  readonly basis: readonly SteerableKernel[];
  /** Its weights: from `start` on, [function, copy of the output, copy of the input]. */
  readonly start: number;
  readonly shape: readonly [functions: number, to: number, from: number];
  readonly dims: readonly [to: number, from: number];
  /** What its kernels are multiplied by, so that the variance of white noise is kept. */
  scale: number;
}

/**
 * The blocks of a steerable convolution, output by input.
 *
 * @throws RangeError if a term of the output has no kernels from any term of the input
 */
export function steerableBlocks(from: So2Irreps, to: So2Irreps, side: number): SteerableBlocks {
  const { blocks, weightCount } = blocksBetween(from, to, side);
  const bases = new Map<DType, readonly (readonly Tensor[])[]>();
  return {
    weightCount,
    kernelOf(W) {
      const found =
        bases.get(W.dtype) ?? blocks.map((row) => row.map((block) => basisTensor(block, side, W.dtype)));
      bases.set(W.dtype, found);
      return kernelOf(blocks, found, W, side);
    },
  };
}

function blocksBetween(
  from: So2Irreps,
  to: So2Irreps,
  side: number,
): { readonly blocks: readonly (readonly Block[])[]; readonly weightCount: number } {
  const highest = Math.max(...[from, to].map(({ terms }) => Math.max(...terms.map((t) => t.frequency))));
  const harmonics = harmonicsUpTo(side, 2 * highest);
  let weightCount = 0;
  const blocks = to.terms.map((out) => {
    const row = from.terms.map((of): Block => {
      const basis = kernelsOf(of.frequency, out.frequency, harmonics);
      const start = weightCount;
      weightCount += basis.length * out.mul * of.mul;
      const dims = [so2Dimension(out.frequency), so2Dimension(of.frequency)] as const;
      return { basis, start, shape: [basis.length, out.mul, of.mul], dims, scale: 1 };
    });
    const variance = row.reduce(
      (sum, { basis, shape, dims }) => sum + (shape[2] * power(basis)) / dims[0],
      0,
    );
    if (variance === 0)
      throw new RangeError(
        `steerableConvolution: expected a side from which ${out.mul}x${out.frequency} can be reached from ${from.toString()}, got ${side}: a ring of radius j has the angular frequencies up to 2 j, and none above 8: take a larger side, or frequencies nearer to each other`,
      );
    for (const block of row) block.scale = 1 / Math.sqrt(variance);
    return row;
  });
  return { blocks, weightCount };
}

/** The sum of the squares of all values of some kernels. */
function power(basis: readonly SteerableKernel[]): number {
  return basis
    .flatMap(({ entries }) => entries.flat(3))
    .reduce((sum: number, value) => sum + (value as number) ** 2, 0);
}

/** [function, component of the output, component of the input, place], scaled. */
function basisTensor({ basis, dims, scale }: Block, side: number, dtype: DType): Tensor {
  const numbers = Float64Array.from(basis.flatMap(({ entries }) => entries.flat(3) as number[]));
  const shape = [basis.length, ...dims, side ** 2];
  return tensor(
    numbers.map((value) => value * scale),
    { shape, dtype },
  );
}

/** The kernel of all blocks, [dim of the output, dim of the input, side, side]. */
function kernelOf(
  blocks: readonly (readonly Block[])[],
  bases: readonly (readonly Tensor[])[],
  W: Tensor,
  side: number,
): Tensor {
  const rows = blocks.map((row, i) =>
    concat(
      row.map(({ start, shape: [functions, copies, of], dims: [to, from] }, j) => {
        const shape = [to * copies, from * of, side ** 2];
        if (functions === 0) return zeros(shape, { dtype: W.dtype });
        const weights = aliasOf(slice(W, 0, start, start + functions * copies * of), [functions, copies, of]);
        const k = einsum("f to from place, f u v -> to u from v place", bases[i]![j]!, weights);
        return aliasOf(k, shape);
      }),
      1,
    ),
  );
  const kernel = concat(rows, 0);
  return aliasOf(kernel, [kernel.shape[0]!, kernel.shape[1]!, side, side]);
}
