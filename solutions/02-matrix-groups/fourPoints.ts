import { type Isometry, type Random, signedVolume, type Vector } from "noether";
import { mdEthanol } from "noether/data";
import { type Instances, show } from "noether/laws";

export type Points = readonly Vector[];

const ethanol = await mdEthanol();

// The chain C, C, O, H; frames in which it is so flat that coordinates off by a fiftieth change its hand are left out.
const chain = (frame: number): Points => [0, 1, 2, 8].map((atom) => ethanol.positions(frame)[atom]!);

export const chains = ethanol.test
  .slice(0, 200)
  .map(chain)
  .filter((points) => Math.abs(signedVolume(points)) > 0.8);

export const corner: Points = [
  [0, 0, 0],
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
];

export const inWords = (points: Points): string =>
  points === corner ? "the corner 0, x, y, z" : `a frame of ethanol, C at ${show(points[0])}, ...`;

export const frames: Instances<readonly [points: Points]> = {
  examples: [[corner]],
  draw: (random) => [random.pick(chains)],
  *simpler([points]) {
    if (points !== corner) yield [corner];
  },
};

/** A motion and four points. */
export function moving(
  motions: Instances<readonly [g: Isometry]>,
): Instances<readonly [g: Isometry, points: Points]> {
  return {
    examples: motions.examples.map(([g]) => [g, corner]),
    draw: (random) => [motions.draw(random)[0], frames.draw(random)[0]],
    *simpler([g, points]) {
      for (const [other] of frames.simpler([points])) yield [g, other];
      for (const [other] of motions.simpler([g])) yield [other, points];
    },
  };
}

export function pressed(points: Points): Points {
  return points.map(([x = 0, y = 0]) => [x, y, 0]);
}

/** A frame of ethanol or its mirror image. */
export const eitherHand = {
  draw: (random: Random): [number[][]] => {
    const sign = random.integer(2) === 0 ? 1 : -1;
    return [random.pick(chains).map(([x = 0, y = 0, z = 0]) => [sign * x, y, z])];
  },
};
