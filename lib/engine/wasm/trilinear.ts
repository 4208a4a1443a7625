import type { Trilinear } from "../trilinear.js";
import { foursScratch } from "./byFours.js";
import { type Kernel, kernel } from "./emit.js";
import { f32x4 } from "./instructions.js";
import { four, sumOfProducts } from "./lanes.js";
import { overPoints } from "./points.js";

/** How many bytes of scratch a contraction of a form takes. */
export function trilinearScratch({ widths }: Trilinear): number {
  return foursScratch(widths);
}

/**
 * dF/d(argument `skip`) of a trilinear form of rows, written out for four rows at once: with s the narrower of the two
 * arguments and b the other,
 *
 *     out_o = sum_s s (sum_b C b)
 *
 * Integers: the addresses of out, and of the other two arguments in their order; how many rows; that of the scratch.
 * |error| <= (entries of a component) 2^-23 of the sum of the sizes.
 */
export function trilinear({ key, widths, C, places }: Trilinear, skip: number): Kernel {
  const [first, second] = [0, 1, 2].filter((k) => k !== skip) as [number, number];
  const isFirstNarrow = widths[first]! < widths[second]!;
  /** The entries by place of the result, then by place of the narrower argument. */
  const entries = new Map<number, Map<number, [number, number][]>>();
  for (const [e, factor] of C.entries()) {
    const [o, a, b] = [skip, first, second].map((k) => places[k]![e]!) as [number, number, number];
    const [s, wide] = isFirstNarrow ? [a, b] : [b, a];
    const group = entries.get(o) ?? new Map<number, [number, number][]>();
    entries.set(o, group.set(s, [...(group.get(s) ?? []), [wide, factor]]));
  }
  return kernel(
    { name: `${key} ${skip}`, integers: ["out", "a", "b", "n", "scratch"] },
    (f, { out, a, b, n, scratch }) =>
      overPoints(
        f,
        n,
        scratch,
        [
          { at: a, width: widths[first]! },
          { at: b, width: widths[second]! },
        ],
        { at: out, width: widths[skip]! },
        ([A, B], into) => {
          const [narrow, wide] = isFirstNarrow ? [A!, B!] : [B!, A!];
          return Array.from({ length: widths[skip]! }, (_, o) => {
            const products = [...(entries.get(o) ?? [])].map(
              ([s, terms]) =>
                [
                  narrow[s]!,
                  sumOfProducts(
                    four(f),
                    terms.map(([at, factor]) => [wide[at]!, factor] as const),
                  ),
                ] as const,
            );
            const isEmpty = products.length === 0;
            return f.keep("v128", isEmpty ? f32x4.all(0) : sumOfProducts(four(f), products), into);
          });
        },
      ),
  );
}
