import { mul } from "../arithmetic.js";
import { inStep } from "../step.js";
import { leaves, mapTree, type Tree } from "../tree.js";
import { isLearned, type Optimizer } from "./optimizer.js";

/**
 * An optimiser that is given gradients no longer than a norm: g <- g min(1, norm / |g|), with the Euclidean norm of all
 * numbers of the tree together, so that the direction stays.
 *
 * @throws RangeError if the norm is not positive
 * @see Pascanu, Mikolov, Bengio, On the difficulty of training recurrent neural networks, 2013
 */
export function clip<State>(norm: number, optimizer: Optimizer<State>): Optimizer<State> {
  if (!(norm > 0)) throw new RangeError(`clip: expected a norm above 0, got ${norm}`);
  return {
    init: (parameters) => optimizer.init(parameters),
    update: (parameters, gradient, state) =>
      inStep(undefined, () => {
        const length = lengthOf(gradient);
        const clipped =
          length > norm ? mapTree(gradient, (g) => (isLearned(g) ? mul(g, norm / length) : g)) : gradient;
        return optimizer.update(parameters, clipped, state);
      }),
  };
}

/** The Euclidean norm of all floats of a tree together. */
function lengthOf(tree: Tree): number {
  return Math.hypot(
    ...leaves(tree)
      .filter(isLearned)
      .map(({ values }) => norm(values)),
  );
}

function norm(values: ArrayLike<number>): number {
  let sum = 0;
  for (let k = 0; k < values.length; k++) sum += values[k]! * values[k]!;
  return Math.sqrt(sum);
}
