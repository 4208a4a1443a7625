import {
  bright,
  type Element,
  flips,
  inverse,
  type Maps,
  moved,
  multiply,
  place,
  symbol,
  symmetries,
  turns,
} from "./maps.js";

/** A group with a subgroup. */
export type Subgroups = readonly [group: readonly Element[], subgroup: readonly Element[]];
const half = turns.filter(([k]) => k % 2 === 0);
const mirror: readonly Element[] = [
  [0, 0],
  [0, 1],
];
export const diagonal: readonly Element[] = [
  [0, 0],
  [1, 1],
];
/** Groups with a subgroup; of p4m also subgroups that are not normal, whose left and right cosets differ. */
export const all: readonly Subgroups[] = [
  [turns, half],
  [turns, turns],
  [symmetries, turns],
  [symmetries, mirror],
  [symmetries, diagonal],
  [symmetries, flips],
  [symmetries, symmetries],
];

/** The left cosets g H as lists of places, in the order of their first elements. */
export function cosets([group, subgroup]: Subgroups): readonly (readonly number[])[] {
  const lists = group.map((g) => subgroup.map((h) => place(group, multiply(g, h))).sort((a, b) => a - b));
  return lists.filter((list, m) => list[0] === m);
}

/** The name of each left coset: r {e, s} in words of its elements. */
export const names = (both: Subgroups): readonly string[] =>
  cosets(both).map((list) => `{${list.map((m) => symbol(both[0][m]!)).join(", ")}}`);

/** g.P for a map on cosets: the image of C is moved, and becomes that of g C. */
export function actedOnCosets(g: Element, maps: Maps, both: Subgroups): Maps {
  const [group] = both;
  const lists = cosets(both);
  return lists.map((list) => {
    const from = place(group, multiply(inverse(g), group[list[0]!]!));
    return moved(g, maps[lists.findIndex((other) => other.includes(from))]!);
  });
}

/** The right cosets H g. */
export function rightCosets([group, subgroup]: Subgroups): readonly (readonly number[])[] {
  const lists = group.map((g) => subgroup.map((h) => place(group, multiply(h, g))).sort((a, b) => a - b));
  return lists.filter((list, m) => list[0] === m);
}

/** The list in pieces of |H|. */
export function pieces([group, subgroup]: Subgroups): readonly (readonly number[])[] {
  const n = subgroup.length;
  return Array.from({ length: group.length / n }, (_, c) => Array.from({ length: n }, (_, k) => c * n + k));
}

/** Image m is 1 + m everywhere but for one pixel, so that no two are equal. */
export const steps = (group: readonly Element[]): Maps =>
  group.map((_, m) => bright(3, 0, 1).map((row) => row.map((x) => m + x)));
