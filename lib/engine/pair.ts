import { broadcastShape } from "./broadcast.js";
import type { Loop, PairName } from "./kernels.js";
import { loopOf, stepsTo } from "./loop.js";
import { type Shaped, sameShape, stridesOf } from "./shape.js";
import type { Operation } from "./tensor.js";

/** Steps of a pair along one axis: side by side, and with one number repeated. */
const sideBySide = [[1], [1], [1]] as const;
const secondRepeated = [[1], [1], [0]] as const;
const firstRepeated = [[1], [0], [1]] as const;

/** The loop of a pair; the usual cases without a search. */
function pairLoop(to: Shaped, a: Shaped, b: Shaped): Loop {
  const n = to.size;
  if (sameShape(a.shape, b.shape)) return { lengths: [n], steps: sideBySide };
  if (b.size === 1 && a.size === n) return { lengths: [n], steps: secondRepeated };
  if (a.size === 1 && b.size === n) return { lengths: [n], steps: firstRepeated };
  const { shape } = to;
  return loopOf(shape, [stridesOf(shape), stepsTo(shape, a.shape), stepsTo(shape, b.shape)]);
}

/** An operation on two tensors, entry by entry, repeated to one shape by NumPy's rule. */
export function pair(name: PairName, rules: Pick<Operation, "gradients" | "push">): Operation {
  return {
    name,
    shapes: ([a, b]) => [broadcastShape(name, a!.shape, b!.shape)],
    run: ([z], [x, y], _, [to], [a, b], kernels) => kernels.pair(name, z!, x!, y!, pairLoop(to!, a!, b!)),
    ...rules,
  };
}
