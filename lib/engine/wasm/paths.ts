import type { RowPath, RowProduct } from "../rowProduct.js";
import { type Channels, contraction, type Pair, pairsOf } from "./channels.js";
import { advance, type Code, type Local, repeat, set, type Value, whilst } from "./code.js";
import { type Body, type Kernel, kernel } from "./emit.js";
import { f32, f32x4, i32 } from "./instructions.js";
import { four, type Lane, type Lanes, single } from "./lanes.js";

/** How the rows of a product meet; see `Rows`. */
export interface Meeting {
  readonly hasSource: boolean;
  readonly hasTarget: boolean;
  readonly hasOwnWeights: boolean;
}

/** Whether all paths go channel by channel of the first factor ("uvu" with one copy of the second). */
export function isChannelwise({ paths }: RowProduct): boolean {
  return paths.every(({ counts, x, y, z, weight, weighted }) => {
    const isAlone = counts[1] === 1 && counts[2] === 1;
    const isOne = counts[0] === 1;
    return isAlone && (isOne || (x[0] === 1 && z[0] === 1 && y[0] === 0 && (weight[0] === 1 || !weighted)));
  });
}

/** How many bytes of scratch a product takes: M_ik of its largest path. */
export function pathScratch({ paths }: RowProduct): number {
  return 4 * Math.max(0, ...paths.map((path) => pairsOf(path).length));
}

/**
 * One of the four contractions of a channel-wise product of rows, along edges e from `from` to below `to`,
 *
 *     F = sum_e sum_paths sum_u w_eu sum_ijk C_ijk x_s(e)ui y_ej g_t(e)uk
 *
 * with x gathered by s and z summed by t on the way, so that no row of an edge is written down. For each edge and path
 * the numbers M_ik = sum_j C_ijk y_j come first, then the channels, four at a time. It adds to the result, which has to
 * be 0 before (but for weights of each edge's own, which are set); the order of edges is that of the sums, so that the
 * bits are the same every time. |error| of a sum of n edges: about (n + paths' terms) 2^-24 of the sum of sizes.
 *
 * Addresses: x, y, w, z (or g in its place), of the argument `skip` the result's; s and t where there are such.
 */
export function pathKernel(name: string, product: RowProduct, skip: number, meeting: Meeting): Kernel {
  const { hasSource, hasTarget, hasOwnWeights } = meeting;
  const integers = ["x", "y", "w", "z", "source", "target", "from", "to", "scratch"] as const;
  return kernel({ name, integers }, (f, { x, y, w, z, source, target, from, to, scratch }) => {
    const [dx, dy, dw, dz] = product.widths;
    const row = f.integers("x", "y", "w", "z");
    const node = (list: Local<"i32">): Value<"i32"> => i32.load(i32.add(list, i32.shl(from, 2)));
    const begin = (first: Local<"i32">, index: Value<"i32">, width: number): Value<"i32"> =>
      i32.add(first, i32.mul(index, 4 * width));
    return whilst(
      i32.lt(from, to),
      set(row.x, begin(x, hasSource ? node(source) : from, dx)),
      set(row.y, begin(y, from, dy)),
      set(row.w, hasOwnWeights ? begin(w, from, dw) : w),
      set(row.z, begin(z, hasTarget ? node(target) : from, dz)),
      product.paths
        .filter((path) => skip !== 2 || path.weighted)
        .map((path) => pathCode(f, path, skip, !hasOwnWeights, row, scratch)),
      advance(from, 1),
    );
  });
}

type Rows = Readonly<Record<"x" | "y" | "w" | "z", Local<"i32">>>;

/** One path of one edge. */
function pathCode(
  f: Body,
  path: RowPath,
  skip: number,
  isShared: boolean,
  row: Rows,
  scratch: Local<"i32">,
): Code {
  const pairs = pairsOf(path);
  const [startX, startY, startZ, startW] = path.starts.map((start) => 4 * start) as [
    number,
    number,
    number,
    number,
  ];
  const y = (j: number): Value<"f32"> => f32.load(row.y, startY + j);
  const M = pairs.map(({ terms }, n) =>
    f32.store(
      scratch,
      terms.map(([j, C]) => f32.mul(y(j), C)).reduce((sum, term) => f32.add(sum, term)),
      4 * n,
    ),
  );
  const { left, ...at } = f.integers("x", "w", "z", "left");
  const contract = contraction(path, skip, isShared);
  const channels: Channels = { ...at, M: scratch };
  /** Goes through `count` times as many channels as there are lanes. */
  const loop = <T extends Lane>(lanes: Lanes<T>, count: number, sums: readonly Local<T>[]): Code =>
    count === 0
      ? []
      : [
          set(left, count),
          repeat(
            [
              contract(f, lanes, channels, sums),
              [at.x, at.w, at.z].map((place) => advance(place, lanes.bytes)),
              advance(left, -1),
            ],
            left,
          ),
        ];
  const [vectors, rest] = [Math.floor(path.counts[0] / 4), path.counts[0] % 4];
  const isSum = skip === 1;
  const fours = isSum && vectors > 0 ? pairs.map(() => f.local("v128")) : [];
  const ones = isSum ? pairs.map(() => f.local("f32")) : [];
  return [
    isSum ? [fours.map((sum) => set(sum, 0)), ones.map((sum) => set(sum, 0))] : M,
    set(at.x, i32.add(row.x, startX)),
    set(at.w, i32.add(row.w, startW)),
    set(at.z, i32.add(row.z, startZ)),
    loop(four(f), vectors, fours),
    loop(single, rest, ones),
    isSum ? [ones.map((sum, n) => set(sum, total(sum, fours[n]))), addToY(pairs, ones, row.y, startY)] : [],
  ];
}

/** A sum of what was left over and of four lanes. */
function total(sum: Local<"f32">, lanes: Local<"v128"> | undefined): Value<"f32"> {
  if (lanes === undefined) return sum;
  const pair = (k: number): Value<"f32"> => f32.add(f32x4.lane(lanes, k), f32x4.lane(lanes, k + 2));
  return f32.add(sum, f32.add(pair(0), pair(1)));
}

/** y_j += sum_ik C_ijk S_ik */
function addToY(pairs: readonly Pair[], S: readonly Local<"f32">[], y: Local<"i32">, startY: number): Code {
  const parts = new Map<number, Value<"f32">[]>();
  for (const [n, { terms }] of pairs.entries())
    for (const [j, C] of terms)
      parts.set(j, [...(parts.get(j) ?? [f32.load(y, startY + j)]), f32.mul(S[n]!, C)]);
  return [...parts].map(([j, list]) =>
    f32.store(
      y,
      list.reduce((sum, part) => f32.add(sum, part)),
      startY + j,
    ),
  );
}
