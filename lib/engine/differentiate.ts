import { aliasOf, applyAll, filled } from "./apply.js";
import { add } from "./arithmetic.js";
import { recording } from "./recording.js";
import type { Node, Tensor } from "./tensor.js";

/** The levels of differentiation that fit into the bits of a number. */
const mostLevels = 30;

/**
 * One level of differentiation: what is computed from `inside` while `f` runs is recorded, and can be walked back (or
 * forward) afterwards.
 *
 * @throws RangeError if more than 30 levels are open
 */
export interface Level<R> {
  /** What f gave. */
  readonly result: R;
  /** What f was given in place of the tensors: the same numbers, seen by this level. */
  readonly inside: readonly Tensor[];
  /** The bit of the level. */
  readonly bit: number;
  /** Whether numbers of it were read out meanwhile. */
  readonly wasRead: boolean;
  /** What was made of `inside` has nodes of this number or a larger one. */
  readonly since: number;
}

/** Runs f on tensors at a new level; then, with the level closed again, `then` on what was recorded. */
export function atLevel<R, S>(
  tensors: readonly Tensor[],
  f: (inside: readonly Tensor[]) => R,
  then: (level: Level<R>) => S,
): S {
  const { depth, levels: before } = recording;
  if (depth > mostLevels) throw new RangeError(`grad: expected at most ${mostLevels} levels of grad in grad`);
  const bit = 1 << depth;
  try {
    recording.depth = depth + 1;
    recording.levels = before | bit;
    const inside = tensors.map((x) => aliasOf(x, x.shape, bit));
    const since = recording.nodes;
    const result = f(inside);
    recording.levels = before;
    return then({ result, inside, bit, wasRead: (recording.read & bit) !== 0, since });
  } finally {
    recording.depth = depth;
    recording.levels = before;
    recording.read &= ~bit;
  }
}

let walks = 0;

/** The nodes between the tensors inside of a level and a result, each once, oldest first. */
export function nodesBetween({ bit, since }: Level<unknown>, result: Tensor): Node[] {
  const walk = ++walks;
  const found: Node[] = [];
  const waiting = [result];
  for (let x = waiting.pop(); x !== undefined; x = waiting.pop()) {
    const node = x.origin;
    if ((x.tracks & bit) === 0 || node === undefined || node.order < since || node.walk === walk) continue;
    node.walk = walk;
    found.push(node);
    for (const each of node.inputs) waiting.push(each);
  }
  return found.sort((a, b) => a.order - b.order);
}

/**
 * The gradients of g . y by the tensors inside of a level: (dy/dx)^T g for each x. undefined where y does not depend on it.
 * Each node is visited once, the newest first, when all that was made of its outputs has been. What has been gathered for a
 * tensor stands on the tensor until then: a map takes a fifth of the time of small steps.
 */
export function backward(level: Level<unknown>, y: Tensor, g: Tensor): readonly (Tensor | undefined)[] {
  const { inside, bit } = level;
  const { scope } = recording;
  // At the outermost level nobody records the rules: what they have used up is given back at once.
  const dropping = scope !== undefined && recording.levels === 0 ? scope : undefined;
  const since = dropping?.taken ?? 0;
  gather(y, g);
  const nodes = nodesBetween(level, y);
  for (let at = nodes.length - 1; at >= 0; at--) {
    const node = nodes[at]!;
    const { operation, inputs, outputs } = node;
    const gs = outputs.map(({ gathered }) => gathered);
    if (gs.every((each) => each === undefined)) continue;
    const from = dropping?.taken ?? 0;
    const by = inputs.map((x) => (x.tracks & bit) !== 0);
    const made = operation.gradients(gs, node, by);
    for (let k = 0; k < inputs.length; k++) {
      const more = by[k] ? made[k] : undefined;
      if (more) gather(inputs[k]!, more);
    }
    for (const output of outputs) {
      const used = taken(output);
      if (used && used.block.uses === 0 && dropping?.owns(used.block, since)) dropping.drop(used.block);
    }
    dropping?.dropUnused(from);
  }
  const found = inside.map(taken);
  taken(y); // where it has no node
  return found;

  /** Adds to the gradient by a tensor. */
  function gather(x: Tensor, more: Tensor): void {
    const old = x.gathered;
    const sum = old ? add(old, more) : more;
    sum.block.uses++;
    x.gathered = sum;
    if (!old) return;
    old.block.uses--;
    if (old.block.uses === 0 && dropping?.owns(old.block, since)) dropping.drop(old.block);
  }
}

/** The gradient that was gathered for a tensor, which does not serve any more. */
function taken(x: Tensor): Tensor | undefined {
  const { gathered } = x;
  if (gathered) gathered.block.uses--;
  x.gathered = undefined;
  return gathered;
}

/** The tangent of y from those of the tensors inside of a level: one walk forward over the same nodes; undefined is 0. */
export function forward(level: Level<unknown>, y: Tensor, tangents: readonly Tensor[]): Tensor | undefined {
  const known = new Map<Tensor, Tensor>(level.inside.map((x, k) => [x, tangents[k]!]));
  for (const node of nodesBetween(level, y)) {
    const { operation, inputs, outputs, attributes } = node;
    const given = inputs.map((x) => known.get(x));
    if (given.every((each) => each === undefined)) continue;
    const pushed = operation.push
      ? operation.push(given, node)
      : applyAll(
          operation,
          given.map((each, k) => each ?? filled(inputs[k]!.shape, inputs[k]!.dtype, 0)),
          attributes,
        );
    for (const [k, output] of outputs.entries()) if (pushed[k]) known.set(output, pushed[k]);
  }
  return known.get(y);
}
