import { type Instances, show, simpleFirst } from "noether/laws";

export const quarter = Math.PI / 2;

export const degrees = (theta: number): string => `${show((theta * 180) / Math.PI)} degrees`;

export const angles = simpleFirst<readonly [theta: number]>(
  [[0], [quarter], [Math.PI], [-quarter], [Math.PI / 6]],
  (random) => [2 * Math.PI * (random.uniform() - 0.5)],
);

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
