import type { Values } from "../engine/dtype.js";
import type { Form } from "../engine/form.js";
import type { Trilinear } from "../engine/trilinear.js";
import { solidGradient } from "./solidGradient.js";

const known = new Map<number, Trilinear>();

/** The form with the entries L_ikj of degrees 1 to lmax, read off the gradient of each component of degree l - 1. */
function entriesTo(lmax: number): Trilinear {
  const found = known.get(lmax);
  if (found) return found;
  const lists: [number[], number[], number[], number[]] = [[], [], [], []];
  for (let l = 1; l <= lmax; l++) {
    const one = new Float64Array(2 * l - 1);
    const column = new Float64Array(3 * (2 * l + 1));
    for (let j = 0; j < one.length; j++) {
      one.fill(0)[j] = 1;
      solidGradient(l, one, 0, column, 0);
      for (const [at, L] of column.entries()) {
        if (L === 0) continue;
        const entry = [l * l + Math.floor(at / 3), (l - 1) ** 2 + j, at % 3, L];
        for (const [n, list] of lists.entries()) list.push(entry[n]!);
      }
    }
  }
  const [i, j, k, L] = lists;
  const width = (lmax + 1) ** 2;
  const made: Trilinear = {
    key: `gradient of harmonics to ${lmax}`,
    widths: [width, width, 3],
    C: Float64Array.from(L),
    places: [Int32Array.from(i), Int32Array.from(j), Int32Array.from(k)],
  };
  known.set(lmax, made);
  return made;
}

/**
 * The form of the gradient of solid harmonics of degrees 0 to lmax at n points,
 *
 *     L(g, Y, h) = sum_i g_i sum_k h_k dY_i/dx_k = sum_ikj L_ikj g_i h_k Y_j
 *
 * with Y of one degree less on the right: see `solidGradient`.
 */
export function gradientForm(lmax: number, n: number): Form {
  const width = (lmax + 1) ** 2;
  return {
    name: "solidHarmonics",
    arguments: ["g", "Y", "h"],
    shapes: [
      [n, width],
      [n, width],
      [n, 3],
    ],
    run(skip, out, values, kernels) {
      const form = entriesTo(lmax);
      if (kernels.trilinear(form, skip, out, values)) return;
      out.fill(0);
      const [g, Y, h] = values.map((each) => each ?? out) as [Values, Values, Values];
      const [is, js, ks] = form.places;
      for (let point = 0; point < n; point++) {
        const [at, atH] = [point * width, 3 * point];
        for (const [e, L] of form.C.entries()) {
          const [i, j, k] = [at + is[e]!, at + js[e]!, atH + ks[e]!];
          if (skip === 0) g[i]! += L * Y[j]! * h[k]!;
          else if (skip === 1) Y[j]! += L * g[i]! * h[k]!;
          else h[k]! += L * g[i]! * Y[j]!;
        }
      }
    },
  };
}
