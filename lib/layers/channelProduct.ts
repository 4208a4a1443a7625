import { tensorProduct } from "../product/tensorProduct.js";
import { type FeatureProduct, featureProduct } from "./featureProduct.js";

/**
 * The messages of scalars, and of vectors made of directions, in one pass over the edges that gathers, multiplies and sums:
 *
 *     m_i = sum_j f_ij (W_1 a_j)        m'_i = sum_j r_ij (W_2 b_j) + f_ij (W_3 u_j)
 *
 * channel by channel, with scalars a and b and vectors u of the neighbours, a number f and a direction r of the edge, and
 * filters W = (W_1, W_2, W_3), [edges, 3 channels]. As features: (a, b, u) is "Cx0e + Cx0e + Cx1o", (f, r) is "0e + 1o", and
 * the result "Cx0e + Cx1o", whose vectors lack a factor of sqrt 2, `vectorScale`.
 */
export function scalarVectorProduct(channels: number): FeatureProduct {
  const scalars = `${channels}x0e`;
  const vectors = `${channels}x1o`;
  const product = tensorProduct<string, string, string>(
    `${scalars} + ${scalars} + ${vectors}`,
    "1x0e + 1x1o",
    `${scalars} + ${vectors}`,
    [
      { in1: 0, in2: 0, out: 0, mode: "uvu" },
      { in1: 1, in2: 1, out: 1, mode: "uvu" },
      { in1: 2, in2: 0, out: 1, mode: "uvu" },
    ],
  );
  return featureProduct(product);
}

/** Two paths share the variance of the vectors: the sum as it is meant is so many times larger. */
export const vectorScale: number = Math.SQRT2;
