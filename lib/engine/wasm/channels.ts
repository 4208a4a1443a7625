import type { RowPath } from "../rowProduct.js";
import { type Code, type Local, set, type Value } from "./code.js";
import type { Body } from "./emit.js";
import { type Lane, type Lanes, sumOfProducts } from "./lanes.js";

/** A pair (i, k) of a path: the places of x_i and z_k in bytes, and the terms of M_ik = sum_j C_ijk y_j, places of y too. */
export interface Pair {
  readonly i: number;
  readonly k: number;
  readonly terms: readonly (readonly [j: number, C: number])[];
}

/** The pairs of a path with entries that are not 0. */
export function pairsOf({ C, i, j, k, step }: RowPath): Pair[] {
  const found = new Map<string, Pair & { terms: [number, number][] }>();
  for (const [n, factor] of C.entries()) {
    const key = `${i[n]} ${k[n]}`;
    const pair = found.get(key) ?? { i: 4 * i[n]!, k: 4 * k[n]! * step, terms: [] };
    pair.terms.push([4 * j[n]!, factor]);
    found.set(key, pair);
  }
  return [...found.values()];
}

/** The channels of one pair of rows that are worked on: addresses of x, of the weights and of z; M_ik one by one. */
export interface Channels {
  readonly x: Value<"i32">;
  readonly w: Value<"i32">;
  readonly z: Value<"i32">;
  readonly M: Value<"i32">;
}

/** A contraction: what it does for as many channels as there are lanes. */
export type Contraction = <T extends Lane>(
  f: Body,
  lanes: Lanes<T>,
  at: Channels,
  sums: readonly Local<T>[],
) => Code;

/**
 * The contraction of a path with all its operands but one, which is the result:
 *
 *     0    x_ui += w_u sum_k M_ik g_uk              2    w_u (+)= sum_k g_uk sum_i M_ik x_ui
 *     1    S_ik += sum_u x_ui (w_u g_uk)            3    z_uk  += w_u sum_i M_ik x_ui
 *
 * where g stands in z's place, and S_ik are variables, of which y_j += sum_ik C_ijk S_ik is made afterwards.
 *
 * @param isShared whether all pairs of rows have the same weights: their gradient is a sum then
 */
export function contraction(path: RowPath, skip: number, isShared: boolean): Contraction {
  const pairs = pairsOf(path);
  const is = [...new Set(pairs.map(({ i }) => i))];
  const ks = [...new Set(pairs.map(({ k }) => k))];
  return <T extends Lane>(f: Body, lanes: Lanes<T>, at: Channels, sums: readonly Local<T>[]) => {
    const code: Code[] = [];
    const keep = (x: Value<T>): Local<T> => f.keep(lanes.type, x, code);
    const loaded = (places: readonly number[], from: Value<"i32">) =>
      new Map(places.map((place) => [place, keep(lanes.load(from, place))]));
    const w = path.weighted && skip !== 2 ? keep(lanes.load(at.w, 0)) : undefined;
    const x = loaded(skip === 0 ? [] : is, at.x);
    const g = loaded(skip === 3 ? [] : ks, at.z);
    /** sum M_ik x_i over the pairs with this k, or sum M_ik g_k over those with this i. */
    const sum = (of: "i" | "k", place: number): Value<T> =>
      sumOfProducts(
        lanes,
        pairs.flatMap((pair, n) =>
          pair[of] === place
            ? [[lanes.all(at.M, 4 * n), (of === "k" ? x.get(pair.i) : g.get(pair.k))!] as const]
            : [],
        ),
      );
    const add = (to: Value<"i32">, place: number, value: Value<T>): Code => {
      const before = lanes.load(to, place);
      return lanes.store(to, w ? lanes.multiplyAdd(w, value, before) : lanes.add(value, before), place);
    };
    if (skip === 0) return [code, is.map((i) => add(at.x, i, sum("i", i)))];
    if (skip === 3) return [code, ks.map((k) => add(at.z, k, sum("k", k)))];
    if (skip === 2) {
      const total = sumOfProducts(
        lanes,
        ks.map((k) => [g.get(k)!, sum("k", k)] as const),
      );
      return [code, lanes.store(at.w, isShared ? lanes.add(lanes.load(at.w, 0), total) : total, 0)];
    }
    const scaled = new Map(ks.map((k) => [k, w ? keep(lanes.mul(w, g.get(k)!)) : g.get(k)!]));
    for (const [n, { i, k }] of pairs.entries()) {
      const next = lanes.multiplyAdd(x.get(i)!, scaled.get(k)!, sums[n]!);
      code.push(set(sums[n]!, next));
    }
    return code;
  };
}
