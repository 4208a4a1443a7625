import { type DType, newValues, type Values } from "./dtype.js";
import { plainBackend } from "./plain/backend.js";
import { recording } from "./recording.js";
import { Block } from "./scope.js";
import { type Shape, sizeOf } from "./shape.js";
import { inStep } from "./step.js";
import { type Node, type Operation, Tensor } from "./tensor.js";

/**
 * Applies an operation with one result: the only way in which numbers are made of numbers. It is recorded where it may
 * have to be differentiated, or computed again.
 */
export function apply<A>(operation: Operation<A>, inputs: readonly Tensor[], attributes: A): Tensor {
  return applyAll(operation, inputs, attributes)[0]!;
}

/** Applies an operation with several results. */
export function applyAll<A>(
  operation: Operation<A>,
  inputs: readonly Tensor[],
  attributes: A,
): readonly Tensor[] {
  if (operation.isHeavy && recording.scope === undefined)
    return inStep(undefined, () => applyAll(operation, inputs, attributes));
  const shapes = operation.shapes(inputs, attributes);
  const dtype = operation.dtype ?? inputs[0]!.dtype;
  const { scope } = recording;
  let tracks = 0;
  // Lists of their final length: one that grows begins with room for seventeen.
  const given = inputs.map((x) => {
    tracks |= x.tracks;
    const { values } = x; // which may give x another block
    return scope === undefined ? values : scope.read(x.block, values, x.dtype);
  });
  tracks &= recording.levels;
  const outputs = shapes.map((shape) => {
    const size = sizeOf(shape);
    const block = scope === undefined ? new Block(newValues(dtype, size)) : scope.take(dtype, size);
    return new Tensor(shape, dtype, size, block);
  });
  const values = outputs.map(({ block }) => block.values!);
  const { kernels } = scope === undefined ? plainBackend : scope.backend;
  operation.run(values, given, attributes, outputs, inputs, kernels);
  if (scope !== undefined || tracks !== 0) recorded(operation, inputs, attributes, outputs, tracks);
  return outputs;
}

function recorded<A>(
  operation: Operation<A>,
  inputs: readonly Tensor[],
  attributes: A,
  outputs: readonly Tensor[],
  tracks: number,
): void {
  const node: Node<A> = { operation, inputs, attributes, outputs, order: recording.nodes++, walk: 0 };
  for (const output of outputs) {
    output.tracks = tracks;
    output.origin = node as Node<unknown>;
  }
}

/** A tensor of numbers that are there; they become its own. */
export function leaf(shape: Shape, dtype: DType, values: Values): Tensor {
  return new Tensor(shape, dtype, values.length, new Block(values));
}

/** A tensor with one number everywhere. */
export function filled(shape: Shape, dtype: DType, x: number): Tensor {
  const values = newValues(dtype, sizeOf(shape));
  if (x !== 0) values.fill(x);
  return leaf(shape, dtype, values);
}

/** The same numbers under another shape, or seen by other levels: no kernel runs. */
const alias: Operation<Shape> = {
  name: "reshape",
  shapes: (_, shape) => [shape],
  run: ([z], [x]) => (z as Float64Array).set(x as Float64Array),
  gradients: ([g], { inputs: [x] }) => [g && aliasOf(g, x!.shape)],
  push: ([u], { attributes: shape }) => [u && aliasOf(u, shape)],
};

/** The numbers of a tensor under a shape of the same size; `level` is added to those that it depends on. */
export function aliasOf(x: Tensor, shape: Shape, level = 0): Tensor {
  const tracks = (x.tracks & recording.levels) | level;
  if (recording.scope === undefined) void x.values; // nobody will make them again
  const z = new Tensor(shape, x.dtype, x.size, x.block);
  if (recording.scope !== undefined || tracks !== 0) recorded(alias, [x], shape, [z], tracks);
  return z;
}
