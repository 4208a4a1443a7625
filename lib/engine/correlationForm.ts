import type { Form } from "./form.js";
import type { Loop } from "./kernels.js";
import { loopOf } from "./loop.js";
import { withScratch } from "./scratch.js";
import { type Shape, sizeOf, stridesOf } from "./shape.js";

/**
 * The correlation of images with a kernel that stays inside of them, along any number of axes; for two of them
 *
 *     F(x, k, g) = sum g_(b o p q) k_(o c r s) x_(b c, s p + r, s q + s)
 *
 * For each image, what the kernel sees at each place is laid out as a column of a matrix, X_(crs, pq); then
 *
 *     y_o,pq = sum_crs k_o,crs X_crs,pq        dF/dk = sum_b g X^T        dF/dX = k^T g, which is added up to dF/dx
 *
 * @param x [batch, in, ...]
 * @param kernel [out, in, ...], nowhere longer than x
 */
export function correlationForm(name: string, x: Shape, kernel: Shape, stride: number): Form {
  const [batch, channels, ...size] = x as [number, number, ...number[]];
  const [out, , ...side] = kernel as [number, number, ...number[]];
  const places = size.map((length, axis) => Math.floor((length - side[axis]!) / stride) + 1);
  const [N, K, image] = [sizeOf(places), channels * sizeOf(side), channels * sizeOf(size)];
  const strides = stridesOf(x).slice(1);
  const inImage = [...strides, ...strides.slice(1).map((step) => step * stride)];
  const box = [channels, ...side, ...places];
  const pieces = piecesOf(box, stridesOf(box), inImage);
  return {
    name,
    arguments: ["x", "the kernel", "g"],
    shapes: [x, kernel, [batch, out, ...places]],
    run(skip, result, [x, k, g], { gemm, move }) {
      if (skip !== 2) result.fill(0);
      withScratch(result, K * N, (X) => {
        for (let b = 0; b < batch; b++) {
          const [from, to] = [b * image, b * out * N];
          if (skip === 0) {
            gemm(X, 0, N, k!, 0, 1, K, g!, to, N, 1, K, out, N, 1, false);
            for (const { inColumns, inImage, folding } of pieces)
              move(result, from + inImage, X, inColumns, folding, true);
            continue;
          }
          for (const { inColumns, inImage, unfolding } of pieces)
            move(X, inColumns, x!, from + inImage, unfolding, false);
          if (skip === 2) gemm(result, to, N, k!, 0, K, 1, X, 0, N, 1, out, K, N, 1, false);
          else gemm(result, 0, K, g!, to, N, 1, X, 0, 1, N, out, N, K, 1, true);
        }
      });
    },
  };
}

/** A part of the loop between an image and its columns: where it begins in both, and how it goes on. */
interface Piece {
  readonly inColumns: number;
  readonly inImage: number;
  readonly unfolding: Loop;
  readonly folding: Loop;
}

/**
 * The loop over a box, in pieces of four axes: so many kernels of WebAssembly have. Of the two outermost axes it is the
 * shorter that is cut up, so that there are few pieces.
 */
function piecesOf(box: Shape, columns: readonly number[], image: readonly number[]): Piece[] {
  if (box.length <= 4)
    return [
      {
        inColumns: 0,
        inImage: 0,
        unfolding: loopOf(box, [columns, image]),
        folding: loopOf(box, [image, columns]),
      },
    ];
  const cut = box[0]! <= box[1]! ? 0 : 1;
  const [lengths, inColumns, inImage] = [box, columns, image].map((each) => each.toSpliced(cut, 1));
  const inner = piecesOf(lengths!, inColumns!, inImage!);
  return [...Array(box[cut]).keys()].flatMap((k) =>
    inner.map((piece) => ({
      ...piece,
      inColumns: piece.inColumns + k * columns[cut]!,
      inImage: piece.inImage + k * image[cut]!,
    })),
  );
}
