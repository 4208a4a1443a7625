import {
  haarRotation,
  type Layer,
  layer,
  permutations,
  type Random,
  random,
  type Tensor,
  tensor,
  tetris,
} from "noether";
import { classicalCloudAutoencoder, cloudAutoencoder } from "noether/autoencoder";
import { autoencoderTrials } from "./autoencoderTrials.js";
import { neighbourAccuracy } from "./nearestNeighbours.js";
import type { Study } from "./study.js";

const points = 4;

/** How both are trained: batches of new clouds, and Adam at a rate that falls along a cosine. */
const [batch, steps, rate] = [64, 1200, 3e-3];

/** An autoencoder as the codes and the points that it makes of clouds. */
type CodesAndPoints = Layer<[x: Tensor], readonly [z: Tensor, made: Tensor], unknown>;

/** The rivals, of equal numbers of parameters within 6 %: 2 numbers and a motion in between, or 8 numbers. */
export const cloudRivals: Readonly<Record<string, CodesAndPoints>> = {
  cloudAutoencoder: layer({ of: cloudAutoencoder({ points }) }, ({ of }, x: Tensor) => {
    const { z, reconstruction } = of(x);
    return [z, reconstruction] as const;
  }),
  classical: layer({ of: classicalCloudAutoencoder({ points }) }, ({ of }, x: Tensor) => of(x)),
};

/** The eight pieces of Tetris in any position: what is gained where position and order need not be kept. */
export const tetrisPieces: Study = {
  name: "tetris-pieces",
  question:
    "the eight pieces of Tetris, turned, moved, in any order: an autoencoder that is invariant under SE(3) x S_4, and a classical one",
  async trials({ seeds }) {
    return autoencoderTrials({
      rivals: cloudRivals,
      seeds,
      steps,
      rate,
      examples: batch * steps,
      batches: function* (draw) {
        for (;;) yield pieces(batch, draw);
      },
      loss: (predict, { x }) => predict(x)[1].sub(x).square().mean(),
      look: (model, parameters) => {
        const [known, asked] = [pieces(400, random(778)), pieces(400, random(777))];
        const [codes] = model.apply(parameters, known.x);
        const [z, made] = model.apply(parameters, asked.x);
        return {
          accuracy: neighbourAccuracy({ codes, labels: known.labels }, { codes: z, labels: asked.labels }, 1),
          reconstruction: made.sub(asked.x).square().mean().item(),
        };
      },
    });
  },
};

/** Pieces with their numbers: each cube off its place by 0.01 in each direction, turned by Haar, moved by 5, in any order. */
export function pieces(count: number, draw: Random): { readonly x: Tensor; readonly labels: number[] } {
  const order = permutations(points);
  const labels = Array.from({ length: count }, () => draw.integer(tetris.length));
  const x = new Float32Array(count * points * 3);
  for (const [k, label] of labels.entries()) {
    const [R, t, p] = [haarRotation(3, draw), [0, 0, 0].map(() => 5 * draw.normal()), order.haar(draw)];
    for (const [i, from] of p.entries()) {
      const at = tetris[label]!.positions[from]!.map((entry) => entry + 0.01 * draw.normal());
      for (const [a, row] of R.entries())
        x[3 * (k * points + i) + a] = t[a]! + row.reduce((sum, entry, b) => sum + entry * at[b]!, 0);
    }
  }
  return { x: tensor(x, { shape: [count, points, 3] }), labels };
}
