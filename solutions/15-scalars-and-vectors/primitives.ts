import type { Matrix, Random, Vector } from "noether";
import { add, dot, scaled, simpleFirst } from "noether/laws";
import { cross } from "./told.js";

export interface Five {
  readonly squashed: readonly number[];
  readonly scaled: readonly Vector[];
  readonly mixed: readonly Vector[];
  readonly dots: readonly number[];
  readonly crosses: readonly Vector[];
}
export type Channels = readonly [s: readonly number[], v: readonly Vector[], w: readonly Vector[], W: Matrix];
export type Primitives = (...channels: Channels) => Five;

export const silu = (x: number): number => x / (1 + Math.exp(-x));
export const mix = (v: readonly Vector[], W: Matrix): readonly Vector[] =>
  W[0]!.map((_, d) => v.reduce<Vector>((sum, each, c) => add(sum, scaled(W[c]![d]!, each)), [0, 0, 0]));

export const reference: Primitives = (s, v, w, W) => ({
  squashed: s.map(silu),
  scaled: v.map((each, c) => scaled(s[c]!, each)),
  mixed: mix(v, W),
  dots: v.map((each, c) => dot(each, w[c]!)),
  crosses: v.map((each, c) => cross(each, w[c]!)),
});
export const numbers = (random: Random, n: number): number[] =>
  Array.from({ length: n }, () => random.normal());
export const vectors = (random: Random, n: number): Vector[] =>
  Array.from({ length: n }, () => numbers(random, 3));
export const drawn = (random: Random, C: number, D: number): Channels => [
  numbers(random, C),
  vectors(random, C),
  vectors(random, C),
  Array.from({ length: C }, () => numbers(random, D)),
];

export const one = (v: Vector, w: Vector, s = 1): Channels => [[s], [v], [w], [[2]]];
export const [x, y, z]: Vector[] = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
];
export const three: Channels = [
  [1, 2, 3],
  [x!, y!, z!],
  [y!, z!, x!],
  [
    [0, 1, 0],
    [0, 0, 1],
    [2, 0, 0],
  ],
];
export const channels = simpleFirst<Channels>(
  [one(x!, y!), [[1], [x!], [y!], [[1, 2]]], one(y!, z!, -1), three],
  (random) => drawn(random, 1 + random.integer(4), 1 + random.integer(4)),
);

/** C channels and a matrix with D columns, all of whose numbers differ. */
const wave = (C: number, D: number): [...Channels] => {
  const channels = Array.from({ length: C }, (_, c) => c);
  return [
    channels.map((c) => Math.sin(c + 1)),
    channels.map((c) => [Math.cos(c), Math.sin(2 * c), 1 + c]),
    channels.map((c) => [2 - c, Math.cos(3 * c), Math.sin(c)]),
    channels.map((c) => Array.from({ length: D }, (_, d) => Math.cos(c * d + 1))),
  ];
};
export const anyChannels = {
  draw: (random: Random): [...Channels] => [...drawn(random, 1 + random.integer(5), 1 + random.integer(5))],
  // Of many channels, and of three: there W could act on x, y and z by mistake.
  large: [wave(36, 34), wave(3, 3)],
};
