import { irrepsInProduct, sameIrrep } from "../irreps/irrep.js";
import { type Irreps, type IrrepsArgument, readIrreps } from "../irreps/irreps.js";
import type { PathOptions } from "./path.js";
import { type TensorProduct, tensorProduct } from "./tensorProduct.js";

/**
 * The tensor product with a path from every term of x and every term of y to every term of z that occurs in their
 * product, all copies with all copies (mode "uvw"): the most general bilinear map that commutes with rotations and
 * reflections.
 *
 *     z_w = sum_paths c sum_uv W_uvw (x_u y_v)
 *
 * @example
 * fullyConnectedTensorProduct("8x0e + 8x1o", "0e + 1o", "8x0e + 8x1o").paths.length; // 4
 * @throws RangeError if no path leads to a term of the result, which would always be 0
 */
export function fullyConnectedTensorProduct<
  A extends string | Irreps,
  B extends string | Irreps,
  C extends string | Irreps,
>(
  first: IrrepsArgument<A>,
  second: IrrepsArgument<B>,
  result: IrrepsArgument<C>,
  options: PathOptions = {},
): TensorProduct {
  const [in1, in2, out] = [first, second, result].map(readIrreps) as [Irreps, Irreps, Irreps];
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
  return tensorProduct(in1, in2, out, instructions, options);
}
