import type { DType, Values } from "./dtype.js";
import type { Kernels } from "./kernels.js";
import { Block, Scope } from "./scope.js";
import type { Shape, Shaped } from "./shape.js";
import type { TensorMethods } from "./tensorMethods.js";

/** A map from tensors to tensors: what its results look like, how their numbers are made, and how it is differentiated. */
export interface Operation<A = null> {
  readonly name: string;
  /** What it is called with some attributes, in errors (default: its name). */
  title?(attributes: A): string;
  /** The dtype of the results (default: that of the first operand). */
  readonly dtype?: DType;
  /** Where no step is open it opens one for itself: its kernels are worth copying the operands to where they are fast. */
  readonly isHeavy?: boolean;
  /** The shapes of the results. Throws what there is to say of shapes that do not fit, before any number is computed. */
  shapes(inputs: readonly Tensor[], attributes: A): readonly Shape[];
  /** Writes the results; `to` and `of` are the shapes of outputs and inputs. What is in the outputs before is undefined. */
  run(
    outputs: readonly Values[],
    inputs: readonly Values[],
    attributes: A,
    to: readonly Shaped[],
    of: readonly Shaped[],
    kernels: Kernels,
  ): void;
  /**
   * The gradients by the inputs, where `wanted`, from those by the outputs: made of tensors by operations, so that they
   * have gradients again. undefined is 0.
   */
  gradients(
    g: readonly (Tensor | undefined)[],
    node: Node<A>,
    wanted: readonly boolean[],
  ): readonly (Tensor | undefined)[];
  /** The tangents of the outputs from those of the inputs; missing where the operation is linear: it is run on them. */
  push?(tangents: readonly (Tensor | undefined)[], node: Node<A>): readonly (Tensor | undefined)[];
}

/** An operation that was run: the recipe of its outputs. */
export interface Node<A = unknown> {
  readonly operation: Operation<A>;
  readonly inputs: readonly Tensor[];
  readonly attributes: A;
  readonly outputs: readonly Tensor[];
  /** Grows: what a node is made of has smaller numbers. */
  readonly order: number;
  /** The last walk over the nodes that came by here. */
  walk: number;
}

/**
 * Numbers of one kind in a box of any rank, row-major. A tensor never changes; operations make new ones.
 * `tensor([[1, 2], [3, 4]])` makes one.
 */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: the methods are put on the prototype by methods.ts, which would else import what imports this file
export class Tensor {
  readonly shape: Shape;
  readonly dtype: DType;
  readonly size: number;
  /** The engine's: which levels of differentiation it depends on, as bits. */
  tracks = 0;
  /** The engine's: how it was made, where that is still of use. */
  origin: Node | undefined = undefined;
  /** The engine's: its gradient, while that is gathered. */
  gathered: Tensor | undefined = undefined;
  /** The engine's: where its numbers are. */
  block: Block;

  constructor(shape: Shape, dtype: DType, size: number, block: Block) {
    this.shape = shape;
    this.dtype = dtype;
    this.size = size;
    this.block = block;
  }
  /** The numbers, row-major: to be read, not written. */
  get values(): Values {
    return this.block.values ?? recomputed(this);
  }
  /** How many axes it has. */
  get rank(): number {
    return this.shape.length;
  }
}
export interface Tensor extends TensorMethods<Tensor> {}

/**
 * How a tensor was made: the nodes behind it, each once, oldest first.
 *
 * @param through whether to ask how a tensor was made
 */
export function recipeOf(tensor: Tensor, through: (x: Tensor) => boolean = () => true): Node[] {
  const found = new Set<Node>();
  const waiting = [tensor];
  for (let x = waiting.pop(); x !== undefined; x = waiting.pop()) {
    const node = x.origin;
    if (node === undefined || found.has(node) || !through(x)) continue;
    found.add(node);
    for (const each of node.inputs) waiting.push(each);
  }
  return [...found].sort((a, b) => a.order - b.order);
}

/** Makes numbers anew that a step has given back, from what they were made of. */
function recomputed(tensor: Tensor): Values {
  const { backend } = tensor.block.scope!;
  const again = new Scope(backend);
  try {
    for (const node of recipeOf(tensor, ({ block }) => block.values === undefined)) {
      const { operation, inputs, outputs, attributes } = node;
      const values = outputs.map(({ dtype, size }) => again.take(dtype, size).values!);
      const given = inputs.map((x) => again.read(x.block, x.block.values!, x.dtype));
      operation.run(values, given, attributes, outputs, inputs, backend.kernels);
      for (const [k, output] of outputs.entries()) {
        if (output.block.values === undefined)
          output.block = new Block(again.release(values[k]!, output.dtype));
      }
    }
  } finally {
    again.close();
  }
  return tensor.block.values!;
}
