import { irrepsInProduct, sameIrrep } from "../irreps/irrep.js";
import type { Irreps } from "../irreps/irreps.js";
import type { PathOptions } from "./path.js";
import { type TensorProduct, tensorProduct } from "./tensorProduct.js";

/**
 * The tensor product in which every term of x meets every term of y and goes to every term of z that their product
 * holds, all copies with all copies (mode "uvw"): the most general bilinear map that commutes with rotations and
 * reflections.
 *
 *     z_w = sum_paths c sum_uv W_uvw (x_u y_v)
 *
 * A term of z that no path reaches is 0.
 *
 * @example
 * fullyConnectedTensorProduct(irreps("8x0e+8x1o"), irreps("0e+1o"), irreps("8x0e+8x1o")).paths.length; // 4
 * @throws RangeError if no path leads to any term of the result
 */
export function fullyConnectedTensorProduct(
  in1: Irreps,
  in2: Irreps,
  out: Irreps,
  options: PathOptions = {},
): TensorProduct {
  const instructions = in1.terms.flatMap((a, i) =>
    in2.terms.flatMap((b, j) => {
      const held = irrepsInProduct(a.irrep, b.irrep);
      return out.terms.flatMap(({ irrep }, k) =>
        held.some((found) => sameIrrep(found, irrep))
          ? [{ in1: i, in2: j, out: k, mode: "uvw" as const }]
          : [],
      );
    }),
  );
  if (instructions.length === 0) {
    throw new RangeError(
      `expected irreps of ${in1.toString()} x ${in2.toString()} = ${in1.tensorProduct(in2).toString()}, got ${out.toString()}: no path leads to any of them`,
    );
  }
  return tensorProduct(in1, in2, out, instructions, options);
}
