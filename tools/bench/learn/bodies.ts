import {
  type ChargedBodies,
  chargedBodies,
  concat,
  dense,
  edgeDense,
  edgeVectors,
  type Graph,
  type Layer,
  layer,
  motionOf,
  random,
  segmentMean,
  singleGraph,
  type Tensor,
  tensor,
} from "noether";
import { egnn } from "noether/models";
import { meanError } from "./meanError.js";

/** Bodies at the beginning of their motion, and where they are later. */
export interface Motion extends Graph {
  /** [nodes, 3] */
  readonly positions: Tensor;
  /** [nodes, 3] */
  readonly velocities: Tensor;
  /** q_i q_j [edges, 1] */
  readonly charges: Tensor;
  /** [nodes, 3], after `duration` */
  readonly later: Tensor;
  /** [nodes, 30], after each tenth of it */
  readonly way: Tensor;
}

/** What is later: two units of time. */
export const duration = 2;

/** How many places on the way are known. */
const stops = 10;

/** So many motions of five charged bodies, each body an end of an edge to all others. */
export function motions(count: number, seed: number): Motion[] {
  const draw = random(seed);
  return Array.from({ length: count }, () => {
    const start = chargedBodies(draw);
    return motionGraph(
      start,
      motionOf(start, { frames: stops, every: (1000 * duration) / stops, dt: 0.001 }),
    );
  });
}

function motionGraph(
  { charges: q, positions, velocities }: ChargedBodies,
  way: readonly ChargedBodies[],
): Motion {
  const pairs = q.flatMap((_, target) =>
    q.flatMap((_, source) => (source === target ? [] : [[source, target] as const])),
  );
  const ends = (k: 0 | 1): Tensor => tensor(Int32Array.from(pairs, (pair) => pair[k]));
  return singleGraph({
    source: ends(0),
    target: ends(1),
    nodes: q.length,
    positions: tensor(positions),
    velocities: tensor(velocities),
    charges: tensor(pairs.map(([i, j]) => [q[i]! * q[j]!])),
    later: tensor(way.at(-1)!.positions),
    way: tensor(positions.map((_, i) => way.flatMap((at) => at.positions[i]!))),
  });
}

/** A network that says where bodies will be, [nodes, 3], or also where on the way, [nodes, 30]. */
export type Forecast = Layer<[motion: Motion], Tensor, unknown>;

/** q_i q_j and q_i q_j / (|x_i - x_j| + 0.05), which the length of no vector spoils. */
function pull(x: Tensor, motion: Motion): Tensor {
  const d = edgeVectors(x, motion).norm(1, { keep: true });
  return concat([motion.charges, motion.charges.div(d.add(0.05))], 1);
}

/** EGNN as its authors apply it: four layers, of which the last says the places. */
export function egnnForecast(hidden: number): Forecast {
  return layer(
    { network: egnn({ inputs: 1, edgeInputs: 2, hidden }) },
    ({ network }, motion: Motion): Tensor => {
      const { positions: x, velocities } = motion;
      const features = velocities.norm(1, { keep: true });
      return network(
        x,
        { features, velocities: velocities.mul(duration), edgeFeatures: pull(x, motion) },
        motion,
      );
    },
  );
}

/** One layer of EGNN as the force in ten steps of time: v <- v + (what it moves) / dt, x <- x + dt v. */
export function egnnInSteps(hidden: number): Forecast {
  const dt = duration / stops;
  return layer(
    { network: egnn({ inputs: 1, edgeInputs: 2, hidden, layers: 1 }) },
    ({ network }, motion: Motion): Tensor => {
      let { positions: x, velocities: v } = motion;
      const way: Tensor[] = [];
      for (let k = 0; k < stops; k++) {
        // Bounded, so that fast bodies do not become faster and faster.
        const square = v.square().sum(1, { keep: true });
        const features = square.div(square.add(1));
        v = v.add(
          network(x, { features, edgeFeatures: pull(x, motion) }, motion)
            .sub(x)
            .div(dt),
        );
        x = x.add(v.mul(dt));
        way.push(x);
      }
      return concat(way, 1);
    },
  );
}

/** Messages that know permutations alone: what they add to the straight motion, from positions and velocities as numbers. */
export function messageForecast(hidden: number): Forecast {
  const round = () =>
    layer(
      {
        M: [edgeDense(hidden, 5, hidden), dense(hidden, hidden)],
        U: [dense(2 * hidden, hidden), dense(hidden, hidden)],
      },
      ({ M, U }, h: Tensor, e: Tensor, motion: Motion): Tensor => {
        const m = segmentMean(M[1](M[0](h, e, motion).silu()), motion.target, motion.nodes);
        return h.add(U[1](U[0](concat([h, m], 1)).silu()));
      },
    );
  return layer(
    { embedding: dense(6, hidden), rounds: [round(), round(), round()], out: dense(hidden, 3) },
    ({ embedding, rounds, out }, motion: Motion): Tensor => {
      const { positions: x, velocities: v, graph, graphs } = motion;
      const centred = x.sub(segmentMean(x, graph, graphs).gather(graph));
      const edges = concat([edgeVectors(x, motion), pull(x, motion)], 1);
      let h = embedding(concat([centred, v], 1));
      for (const pass of rounds) h = pass(h, edges, motion);
      return straight(motion).add(out(h));
    },
  );
}

/** Where bodies would be without forces. */
export function straight({ positions, velocities }: Motion): Tensor {
  return positions.add(velocities.mul(duration));
}

/** The places in the end, of those that a network gives. */
function last(places: Tensor): Tensor {
  return places.slice(1, places.shape[1]! - 3);
}

/**
 * How far places are off, nearly by their distance: with squares the few bodies that come very near to each other would
 * decide alone. Places on the way count as much as those in the end, where the network gives them.
 */
export function placeLoss(places: Tensor, { later, way }: Motion): Tensor {
  const off = (a: Tensor, b: Tensor): Tensor => a.sub(b).square().add(0.03).sqrt().mean();
  const end = off(last(places), later);
  return places.shape[1] === 3 ? end : end.add(off(places, way));
}

/** The mean square error of the components of places in the end. */
export function placeError(predict: (motion: Motion) => Tensor, all: readonly Motion[]): number {
  return meanError(all, 100, (motion) => last(predict(motion)).sub(motion.later).square().mean());
}
