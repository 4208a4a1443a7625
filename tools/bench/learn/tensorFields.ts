import {
  batchGraphs,
  crossEntropy,
  dense,
  edgeVectors,
  gaussianBasis,
  haarRotation,
  harmonicIrreps,
  layer,
  matvec,
  pointConvolution,
  random,
  segmentMean,
  type Tensor,
  tensor,
  tetris,
} from "noether";
import { tensorFieldNetwork } from "noether/models";
import { errorTrial } from "./errorTrial.js";
import { fitted } from "./fitted.js";
import { seedsUpTo } from "./networkTrial.js";
import { type Cloud, gravity, inertia, massesOf, pointGraph } from "./pointClouds.js";
import type { Halfway, Study, Trial } from "./study.js";

/** The three tasks that tensor field networks came with. */
export const tensorFields: Study = {
  name: "tensor-fields",
  question: "tensor field networks: the law of gravity, the tensor of inertia, and Tetris from one pose",
  async trials({ seeds }) {
    return seedsUpTo(seeds).flatMap((seed) => [gravityTrial(seed), inertiaTrial(seed), tetrisTrial(seed)]);
  },
};

/** Clouds that are learned from, and others for validation. */
const clouds = (make: typeof gravity, count: number, seed: number): Cloud[] => {
  const draw = random(seed);
  return Array.from({ length: count }, () => make(draw));
};

/** One convolution that learns what is to be learned of clouds, by the mean square of what it is off. */
async function fitClouds(
  make: typeof gravity,
  convolution: ReturnType<typeof pointConvolution>,
  shown: (y: Tensor, cloud: Cloud) => Tensor,
  seed: number,
  onStep: (steps: number) => void,
  halfway: Halfway,
) {
  const model = layer({ convolution }, ({ convolution }, cloud: Cloud): Tensor => {
    const y = convolution(massesOf(cloud.masses), edgeVectors(cloud.positions, cloud), cloud);
    return shown(y.toRows(), cloud);
  });
  const val = batchGraphs(clouds(make, 100, 98));
  const square = (predict: (cloud: Cloud) => Tensor, cloud: Cloud): Tensor =>
    predict(cloud).sub(cloud.wanted).square().mean();
  const { validation: _, ...found } = await fitted({
    model,
    examples: clouds(make, 500, 1),
    ...{ batch: 8, steps: 1000, rate: 1e-2, seed, onStep, halfway },
    loss: (predict, batch: readonly Cloud[]) => square(predict, batchGraphs(batch)),
    error: (predict) => square(predict, val).item(),
  });
  return found;
}

/** How far the learned function of the distance is from 1 / r^2 on [0.5, 2], at most, in percent. */
function gravityTrial(seed: number): Trial {
  const basis = gaussianBasis({ number: 30, end: 3 });
  const convolution = pointConvolution("1x0e", "1x1o", { basis, harmonics: harmonicIrreps(1) });
  return errorTrial({
    ...{ model: "gravity", examples: 500, what: "clouds", unit: "%", seed, steps: 1000 },
    fit: (onStep, halfway) => fitClouds(gravity, convolution, (y) => y, seed, onStep, halfway),
    error: ({ predict }) => {
      const distances = Array.from({ length: 31 }, (_, k) => 0.5 + 0.05 * k);
      const off = distances.map((d) => {
        const positions = [
          [0, 0, 0],
          [d, 0, 0],
        ];
        const pair = { ...pointGraph(positions), masses: tensor([[1], [1]]), wanted: tensor([[0, 0, 0]]) };
        return Math.abs(predict(pair).values[0]! * d * d - 1);
      });
      return 100 * Math.max(...off);
    },
  });
}

/** How far tensors of inertia are off, the root of the mean square over that of the tensors, in percent. */
function inertiaTrial(seed: number): Trial {
  const basis = gaussianBasis({ number: 30, end: 2 });
  const convolution = pointConvolution("1x0e", "1x0e + 1x2e", { basis, harmonics: harmonicIrreps(2) });
  // The tensor about the first point of each cloud.
  const first = (y: Tensor, { graphs, nodes }: Cloud): Tensor =>
    y.gather(tensor(Int32Array.from({ length: graphs }, (_, k) => (k * nodes) / graphs)));
  return errorTrial({
    ...{ model: "inertia", examples: 500, what: "clouds", unit: "%", seed, steps: 1000 },
    fit: (onStep, halfway) => fitClouds(inertia, convolution, first, seed, onStep, halfway),
    error: ({ predict }) => {
      const test = batchGraphs(clouds(inertia, 200, 99));
      const off = predict(test).sub(test.wanted).square().mean().item();
      return 100 * Math.sqrt(off / test.wanted.square().mean().item());
    },
  });
}

/** How many of the pieces are taken for others when they are turned and moved, in percent; they are learned in one pose. */
function tetrisTrial(seed: number): Trial {
  const channels = 4;
  const irreps = `${channels}x0e + ${channels}x1e`;
  const model = layer(
    {
      body: tensorFieldNetwork({
        layers: [irreps, irreps, irreps],
        basis: gaussianBasis({ number: 4, end: 3.5 }),
      }),
      head: dense(channels, tetris.length),
    },
    ({ body, head }, pieces: Pieces): Tensor => {
      const ones = massesOf(tensor(Array.from({ length: pieces.nodes }, () => [1])));
      const y = body(ones, pieces.positions, pieces).toRows().slice(-1, 0, channels);
      return head(segmentMean(y, pieces.graph, pieces.graphs));
    },
  );
  const still = tetris.map(({ positions }, k) => ({ ...pointGraph(positions), label: tensor([k]) }));
  const right = (logits: Tensor, pieces: Pieces): number => {
    const found = logits.argMax(1).values;
    return Array.from(found).filter((k, i) => k === pieces.label.values[i]).length / found.length;
  };
  return errorTrial({
    ...{ model: "tetris", examples: tetris.length, what: "pieces", unit: "%", seed, steps: 300 },
    fit: async (onStep, halfway) => {
      const { validation: _, ...found } = await fitted({
        model,
        examples: still,
        ...{ batch: tetris.length, steps: 300, rate: 2e-2, seed, onStep, halfway },
        loss: (predict, batch: readonly Pieces[]) => {
          const pieces = batchGraphs(batch);
          return crossEntropy(predict(pieces), Array.from(pieces.label.values));
        },
        error: (predict) => {
          const pieces = batchGraphs(still);
          return crossEntropy(predict(pieces), Array.from(pieces.label.values)).item();
        },
      });
      return found;
    },
    error: ({ predict }) => {
      const draw = random(99);
      const turned = Array.from({ length: 25 }, () =>
        tetris.map(({ positions }, k) => {
          const [R, t] = [haarRotation(3, draw), [draw.normal(), draw.normal(), draw.normal()]];
          const moved = positions.map((x) => matvec(R, x).map((value, axis) => value + t[axis]!));
          return { ...pointGraph(moved), label: tensor([k]) };
        }),
      );
      const pieces = batchGraphs(turned.flat());
      return 100 * (1 - right(predict(pieces), pieces));
    },
  });
}

/** Pieces with their numbers. */
type Pieces = ReturnType<typeof pointGraph> & { readonly label: Tensor };
