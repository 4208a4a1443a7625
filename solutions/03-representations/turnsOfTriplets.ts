import type { Matrix } from "noether";
import { type Instances, show } from "noether/laws";

export const quarter = Math.PI / 2;

export const degrees = (theta: number): string => `${show((theta * 180) / Math.PI)} degrees`;

export const angles: Instances<readonly [theta: number]> = {
  examples: [[0], [quarter], [Math.PI], [-quarter], [Math.PI / 6]],
  draw: (random) => [2 * Math.PI * (random.uniform() - 0.5)],
  *simpler([theta]) {
    for (const [candidate] of angles.examples) {
      if (candidate === theta) return;
      yield [candidate];
    }
  },
};

export const twoAngles: Instances<readonly [alpha: number, beta: number]> = {
  examples: [
    [0, 0],
    [quarter, quarter],
    [quarter, Math.PI],
    [Math.PI / 6, Math.PI / 6],
  ],
  draw: (random) => [3 * (random.uniform() - 0.5), 3 * (random.uniform() - 0.5)],
  *simpler([alpha, beta]) {
    if (alpha !== quarter) yield [quarter, beta];
    if (beta !== quarter) yield [alpha, quarter];
  },
};

export const about = (theta: number): Matrix => [
  [1, 0, 0],
  [0, Math.cos(theta), -Math.sin(theta)],
  [0, Math.sin(theta), Math.cos(theta)],
];
