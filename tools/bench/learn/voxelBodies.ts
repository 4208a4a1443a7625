import {
  dense,
  fullOctahedral,
  type Layer,
  layer,
  type Matrix,
  matvec,
  minibatches,
  type Random,
  random,
  type Tensor,
  tensor,
} from "noether";
import { orbitSelection } from "noether/autoencoder";
import { autoencoderTrials } from "./autoencoderTrials.js";
import { neighbourAccuracy } from "./nearestNeighbours.js";
import type { Study } from "./study.js";

/** A body in a cube of 3 x 3 x 3 voxels, from 0 to 1. */
export type Voxels = readonly number[];

const group = fullOctahedral();
const places = Array.from({ length: 27 }, (_, k) => [
  (k % 3) - 1,
  (Math.floor(k / 3) % 3) - 1,
  Math.floor(k / 9) - 1,
]);
const placeOf = ([x, y, z]: readonly number[]): number => x! + 1 + 3 * (y! + 1) + 9 * (z! + 1);
const targets = new Map(group.elements.map((h) => [String(h), places.map((p) => placeOf(matvec(h, p)))]));

/** (h f)(h p) = f(p): the 48 symmetries of the cube on voxels. */
export function moved(h: Matrix, f: Voxels): Voxels {
  const made = [...f];
  for (const [k, to] of targets.get(String(h))!.entries()) made[to] = f[k]!;
  return made;
}

/** The frame of the first of 48 positions, for a body that no symmetry fixes. */
const xi = orbitSelection({ group, apply: moved });

/** Twenty kinds of bodies of nine voxels, none of which has a symmetry or is another one moved. */
export const kinds: readonly Voxels[] = bodies(20, random(48));

function bodies(count: number, draw: Random): Voxels[] {
  const found = new Map<string, Voxels>();
  while (found.size < count) {
    const f = places.map(() => 0);
    while (f.reduce((sum, x) => sum + x, 0) < 9) f[draw.integer(27)] = 1;
    if (xi.coset(f).length === 1) found.set(String(xi.canonical(f)), f);
  }
  return [...found.values()];
}

/** How both are trained: on 1,000 bodies, by Adam at a rate that falls from 0.01 along a cosine. */
const [count, batch, steps, rate] = [1000, 50, 2000, 1e-2];

/** Numbers left of a body, besides its position, for which the classical one has three more. */
const [bottleneck, position] = [3, 3];

/** An autoencoder as the codes and the bodies that it makes of bodies. */
type CodesAndBodies = Layer<[x: Tensor], readonly [z: Tensor, made: Tensor], unknown>;

const perceptrons = (hidden: number, code: number): CodesAndBodies =>
  layer(
    { eta: [dense(27, hidden), dense(hidden, code)], delta: [dense(code, hidden), dense(hidden, 27)] },
    ({ eta, delta }, x: Tensor) => {
      const z = eta[1](eta[0](x).silu());
      return [z, delta[1](delta[0](z).silu())] as const;
    },
  );

/** The same two perceptrons, of equal numbers of parameters within 6 %: on bodies in their first positions, and as they are. */
export const voxelRivals: Readonly<Record<string, CodesAndBodies>> = {
  canonicalAutoencoder: perceptrons(64, bottleneck),
  classical: perceptrons(60, bottleneck + position),
};

/** A group of one's own: the symmetries of the cube, by orbit selection and perceptrons that know no symmetry. */
export const voxelBodies: Study = {
  name: "voxel-bodies",
  question:
    "bodies of voxels in any of 48 positions: perceptrons behind a frame of O_h by orbit selection, and on bodies as they are",
  async trials({ seeds }) {
    return Object.entries(voxelRivals).flatMap(([name, model]) => {
      const frame = name === "classical" ? undefined : xi;
      const seen = (of: readonly Voxels[]): Tensor => tensor(of.map((f) => [...(frame?.canonical(f) ?? f)]));
      const known = drawn(count, random(778));
      const x = seen(known.bodies);
      return autoencoderTrials({
        rivals: { [name]: model },
        seeds,
        steps,
        rate,
        examples: count,
        batches: (draw) => minibatches({ x }, { size: batch, draw }),
        // The mean square error is the same before and after a symmetry of the cube.
        loss: (predict, { x }) => predict(x)[1].sub(x).square().mean(),
        look: (trained, parameters) => {
          const asked = drawn(500, random(777));
          const [codes] = trained.apply(parameters, x);
          const [z, made] = trained.apply(parameters, seen(asked.bodies));
          const off = (made.toArray() as number[][]).map((row, k) => {
            const f = asked.bodies[k]!;
            const back = frame === undefined ? row : moved(frame.of(f), row);
            return back.reduce((sum, value, p) => sum + (value - f[p]!) ** 2, 0) / f.length;
          });
          return {
            accuracy: neighbourAccuracy(
              { codes, labels: known.labels },
              { codes: z, labels: asked.labels },
              1,
            ),
            reconstruction: off.reduce((sum, error) => sum + error, 0) / off.length,
          };
        },
      });
    });
  },
};

/** Bodies of any kind, position, and brightness from 1/2 to 1, with their kinds. */
export function drawn(count: number, draw: Random): { readonly bodies: Voxels[]; readonly labels: number[] } {
  const labels = Array.from({ length: count }, () => draw.integer(kinds.length));
  const bodies = labels.map((label) => {
    const brightness = 0.5 + 0.5 * draw.uniform();
    return moved(group.haar(draw), kinds[label]!).map((x) => brightness * x);
  });
  return { bodies, labels };
}
