import type { Node, Operation, Tensor } from "./tensor.js";

/**
 * The rules of an operation whose derivative by its first operand is its own transpose (a factor for each entry, say): what
 * pushes a tangent pulls a gradient back as well. The other operands, if there are any, are constants.
 *
 * @param times u times the derivative; undefined where that is 0
 */
export function symmetricRules<A>(
  times: (u: Tensor, node: Node<A>) => Tensor | undefined,
): Required<Pick<Operation<A>, "gradients" | "push">> {
  const rule = ([u]: readonly (Tensor | undefined)[], node: Node<A>) => [u && times(u, node)];
  return { gradients: rule, push: rule };
}
