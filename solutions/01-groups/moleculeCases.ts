import type { Permutation, Random } from "noether";
import { mdBenzene, mdWater } from "noether/data";
import { cycles, type Instances } from "noether/laws";
import { shuffled } from "./tables.js";

export type Instance = readonly [distances: number[][], words: string];

type Points = readonly (readonly number[])[];

export const between = (points: Points): number[][] =>
  points.map((p) => points.map((q) => Math.hypot(...p.map((x, k) => x - q[k]!))));

export const ring = (n: number): Points =>
  Array.from({ length: n }, (_, k) => [Math.cos((2 * Math.PI * k) / n), Math.sin((2 * Math.PI * k) / n)]);

const [water, benzene] = await Promise.all([mdWater(), mdBenzene()]);

export const molecules: readonly Instance[] = [
  [between(water.relaxed), "the three atoms of water"],
  [between(ring(4)), "the four corners of a square"],
  [between([...ring(3), [0, 0]]), "a triangle and its centre"],
  [between([[0], [1], [3]]), "three points in a row, unevenly spaced"],
  [between(benzene.relaxed.slice(0, 6)), "the six carbons of benzene"],
  // On either side of the tolerance of 0.01, which is not a relative one, and not a number of digits.
  [between([[0], [2], [4.008]]), "three points in a row, distances 2 and 2.008"],
  [between([[0], [2], [4.015]]), "three points in a row, distances 2 and 2.015"],
];

export const whole: Instance = [between(benzene.relaxed), "the twelve atoms of benzene"];

function drawn(random: Random): Instance {
  const kind = random.integer(10);
  if (kind === 0) {
    const frame = random.integer(benzene.frames);
    return [between(benzene.positions(frame).slice(0, 6)), `six carbons of a hot benzene, frame ${frame}`];
  }
  const [distances, words] = kind === 1 ? whole : random.pick(molecules);
  const order = shuffled(distances.length, random);
  return [order.map((i) => order.map((j) => distances[i]![j]!)), `${words}, in another order`];
}

export const instances: Instances<Instance> = {
  examples: [...molecules, whole],
  draw: drawn,
  *simpler([distances]) {
    if (distances.length > 3) yield* molecules.filter(([small]) => small.length < distances.length);
  },
};

export const words = (p: Permutation): string =>
  cycles(p)
    .slice(0, 3)
    .map((cycle) => `(${cycle.join(" ")})`)
    .join("") || "the identity";
