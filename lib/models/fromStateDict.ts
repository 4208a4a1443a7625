import { tensor } from "../engine/create.js";
import { shapeText } from "../engine/shape.js";
import type { Tensor } from "../engine/tensor.js";
import { mapTree } from "../engine/tree.js";

/** How the names of a model's parameters become those of its original. */
export interface StateDictOptions {
  /** Of a path, "interactions.0.f2out.0.W", the name of the original's weight, "interactions.0.f2out.0.weight". */
  readonly name: (path: string) => string;
  /** For each element of the model, in order, the row of the original's embedding: the atomic number in SchNetPack. */
  readonly rows: readonly number[];
}

/**
 * The parameters of a model from a checkpoint of its original in PyTorch, whose `state_dict` was stored by the package
 * safetensors. PyTorch's weights are the transposes of ours.
 *
 * @param like parameters of the model, of the sizes of the original
 * @param state tensors by name: `readSafetensors(bytes).tensors`
 * @example
 * const { tensors } = readSafetensors(bytes);
 * const parameters = fromStateDict(model.init(random(1)), tensors, { name: painnName, rows: [1, 6, 8] });
 * @throws RangeError naming what is missing, or has another shape
 */
export function fromStateDict<T>(
  like: T,
  state: ReadonlyMap<string, Tensor>,
  { name, rows }: StateDictOptions,
): T {
  return mapTree(like, (own, path) => {
    const wanted = name(path);
    const found = state.get(wanted);
    if (found === undefined)
      throw new RangeError(
        `fromStateDict: expected a tensor ${wanted} for ${path}, got none among ${[...state.keys()].slice(0, 8).join(", ")}${state.size > 8 ? ", ..." : ""}`,
      );
    const isTable = path.endsWith(".E");
    const given = isTable
      ? found.gather(tensor(Int32Array.from(rows)))
      : own.rank === 2
        ? found.transpose()
        : found;
    if (shapeText(given.shape) !== shapeText(own.shape))
      throw new RangeError(
        `fromStateDict: expected ${wanted} of shape ${shapeText(isTable || own.rank < 2 ? own.shape : own.shape.toReversed())} for ${path}, got ${shapeText(isTable ? given.shape : found.shape)}: the model has other sizes`,
      );
    return given.as(own.dtype);
  });
}
