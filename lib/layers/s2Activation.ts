import { aliasOf } from "../engine/apply.js";
import { tensor } from "../engine/create.js";
import { einsum } from "../engine/einsum.js";
import type { Tensor } from "../engine/tensor.js";
import { s2Grid } from "../harmonics/s2Grid.js";
import { toS2Grid } from "../harmonics/s2Transform.js";
import { type Irreps, type IrrepsArgument, readIrreps } from "../irreps/irreps.js";
import { checkIrreps } from "./checkIrreps.js";
import { featuresOf, type IrrepsArray, type Written } from "./irrepsArray.js";

/**
 * The nonlinearity on the sphere: each channel's degrees 0, 1, ..., L are a function on the sphere, whose values go through
 * an activation at the points of a grid,
 *
 *     f(n) = sum_lm x_lm Y_lm(n) / sqrt((2l + 1)(L + 1))        y_lm = the coefficients of phi(f(n))
 *
 * Acting on values commutes with rotations, but phi(f) has degrees above L, which the grid mistakes for lower ones: the
 * error is that of the grid, and falls with its resolution as fast as the degrees of phi(f) die away. For phi a polynomial of
 * degree k it is 0 from a resolution of (k + 1) L + 2 on.
 *
 * @param given as many copies of each degree, even or as harmonics of a vector: "8x0e + 8x1o + 8x2e"
 * @param activation phi, of values [rows, points, channels], such as (f) => f.silu()
 * @param resolution how many rings of points there are, from 2L + 2 on, each with one point less, as e3nn has them
 * @throws RangeError if the irreps are none of a function on the sphere, or the resolution is too low
 * @see Cohen, Geiger, Koehler and Welling, Spherical CNNs (2018); e3nn's S2Activation
 */
export function s2Activation<const T extends string | Irreps>(
  given: IrrepsArgument<T>,
  activation: (f: Tensor) => Tensor,
  resolution: number,
): (x: IrrepsArray<Written<T>>) => IrrepsArray<Written<T>> {
  const irreps = readIrreps(given);
  const { terms } = irreps;
  const channels = terms[0]?.mul ?? 0;
  const isFunction = (p: 1 | -1): boolean =>
    terms.every(
      ({ mul, irrep }, l) => mul === channels && irrep.l === l && irrep.p === (l % 2 === 0 ? 1 : p),
    );
  if (channels === 0 || !(isFunction(1) || isFunction(-1)))
    throw new RangeError(
      `s2Activation: expected as many copies of each degree from 0 on, such as 8x0e + 8x1o + 8x2e or 8x0e + 8x1e, got ${irreps.toString()}`,
    );
  const lmax = terms.length - 1;
  const grid = s2Grid(resolution, resolution - 1);
  if (grid.degree < 2 * lmax)
    throw new RangeError(
      `s2Activation: expected a resolution from ${2 * lmax + 2} on for degrees up to ${lmax}, got ${resolution}`,
    );
  const size = terms.length ** 2;
  const unit = (k: number): number[] => Array.from({ length: size }, (_, i) => (i === k ? 1 : 0));
  // [lm, point], n_l Y_lm, and its inverse, w Y_lm / (4 pi n_l) with n_l = 1 / sqrt((2l + 1)(L + 1)).
  const to = Array.from({ length: size }, (_, k) => toS2Grid(unit(k), grid).flat());
  const around = grid.alphas.length;
  const from = Array.from({ length: resolution * around }, (_, point) =>
    to.map((row, lm) => {
      const degree = Math.floor(Math.sqrt(lm));
      const weight = grid.weights[Math.floor(point / around)]!;
      return (row[point]! * weight * (2 * degree + 1) * terms.length) / (4 * Math.PI);
    }),
  );
  return (x) => {
    checkIrreps("s2Activation", x, irreps);
    const { dtype } = x.array;
    const c = aliasOf(x.array, [x.array.size / irreps.dim, size, channels]);
    const f = einsum("row lm channel, lm point -> row point channel", c, tensor(to, { dtype }));
    const y = einsum("row point channel, point lm -> row lm channel", activation(f), tensor(from, { dtype }));
    return featuresOf(irreps, aliasOf(y, x.array.shape));
  };
}
