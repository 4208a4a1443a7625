import type { Values } from "../engine/dtype.js";
import type { Form } from "../engine/form.js";
import { solidGradient } from "./solidGradient.js";

/** The entries L_ikj of degree l: places of g in degree l, of h and of Y in degree l - 1, and their coefficients. */
interface Entries {
  readonly g: Int32Array;
  readonly h: Int32Array;
  readonly Y: Int32Array;
  readonly L: Float64Array;
}

const known = new Map<number, Entries>();

/** The entries of degrees 1 to lmax, read off the gradient of each component of degree l - 1. */
function entriesTo(lmax: number): Entries {
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
        const entry = [l * l + Math.floor(at / 3), at % 3, (l - 1) ** 2 + j, L];
        for (const [n, list] of lists.entries()) list.push(entry[n]!);
      }
    }
  }
  const [g, h, Y, L] = lists;
  const made = {
    g: Int32Array.from(g),
    h: Int32Array.from(h),
    Y: Int32Array.from(Y),
    L: Float64Array.from(L),
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
      if (kernels.gradientForm(lmax, skip, out, values)) return;
      out.fill(0);
      const [g, Y, h] = values.map((each) => each ?? out) as [Values, Values, Values];
      const entries = entriesTo(lmax);
      for (let point = 0; point < n; point++) {
        const [at, atH] = [point * width, 3 * point];
        for (let e = 0; e < entries.L.length; e++) {
          const L = entries.L[e]!;
          const [i, k, j] = [at + entries.g[e]!, atH + entries.h[e]!, at + entries.Y[e]!];
          if (skip === 0) g[i]! += L * Y[j]! * h[k]!;
          else if (skip === 1) Y[j]! += L * g[i]! * h[k]!;
          else h[k]! += L * g[i]! * Y[j]!;
        }
      }
    },
  };
}
