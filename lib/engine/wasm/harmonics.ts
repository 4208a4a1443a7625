import { foursScratch } from "./byFours.js";
import type { Local, Value } from "./code.js";
import { type Kernel, kernel } from "./emit.js";
import { f32x4 } from "./instructions.js";
import { overPoints } from "./points.js";

/** How many bytes of scratch `solidHarmonics` takes. */
export function harmonicsScratch(lmax: number): number {
  return foursScratch([3, (lmax + 1) ** 2]);
}

/**
 * The real solid harmonics of degrees 0 to lmax at n points [n, 3], as rows [n, (lmax + 1)^2], by the recursion of
 * lib/harmonics written out for four points at once:
 *
 *     Y_lm = P_lm Re (z + i x)^m,  Y_l,-m = P_lm Im (z + i x)^m,  P_lm = a_lm (y P_l-1,m - b_lm r^2 P_l-2,m)
 *
 * with a_mm in (z + i x)^m, so that P_mm = 1. Rounded in each step: |error| <= 8 (l + 1) 2^-24 sqrt(2l + 1) |x|^l.
 */
export function solidHarmonics(lmax: number): Kernel {
  return kernel(
    { name: `solidHarmonics ${lmax}`, integers: ["Y", "x", "n", "scratch"] },
    (f, { Y, x: points, n, scratch }) =>
      overPoints(
        f,
        n,
        scratch,
        [{ at: points, width: 3 }],
        { at: Y, width: (lmax + 1) ** 2 },
        ([point], into) => {
          const keep = (value: Value<"v128">): Local<"v128"> => f.keep("v128", value, into);
          const [x, y, z] = point as [Value<"v128">, Value<"v128">, Value<"v128">];
          const square = keep(f.multiplyAdd(x, x, f.multiplyAdd(y, y, f32x4.mul(z, z))));
          const all: Value<"v128">[] = [];
          let [re, im]: Value<"v128">[] = [f32x4.all(1), f32x4.all(0)];
          for (let m = 0; m <= lmax; m++) {
            if (m > 0) {
              const a = m === 1 ? Math.sqrt(3) : Math.sqrt((2 * m + 1) / (2 * m));
              const turned = keep(f32x4.mul(f32x4.sub(f32x4.mul(re!, z), f32x4.mul(im!, x)), a));
              im = keep(f32x4.mul(f.multiplyAdd(re!, x, f32x4.mul(im!, z)), a));
              re = turned;
            }
            let before: Value<"v128"> | undefined;
            let now: Value<"v128"> | undefined;
            for (let l = m; l <= lmax; l++) {
              const centre = l * l + l;
              if (m > 0) all[centre - m] = now ? keep(f32x4.mul(now, im!)) : im!;
              all[centre + m] = now && m > 0 ? keep(f32x4.mul(now, re!)) : (now ?? re!);
              if (l === lmax) break;
              const [a, b] = coefficients(l + 1, m);
              const next = now ? f32x4.mul(f32x4.mul(y, a), now) : f32x4.mul(y, a);
              const lower = before && f32x4.mul(f32x4.mul(square, a * b), before);
              before = now ?? f32x4.all(1);
              now = keep(lower ? f32x4.sub(next, lower) : next);
            }
          }
          return all;
        },
      ),
  );
}

/** a_lm and b_lm of the recursion, m < l. */
function coefficients(l: number, m: number): readonly [a: number, b: number] {
  return [
    Math.sqrt((4 * l * l - 1) / (l * l - m * m)),
    Math.sqrt(((l - 1) ** 2 - m * m) / (4 * (l - 1) ** 2 - 1)),
  ];
}
