import { tensor } from "../engine/create.js";
import { shapeText } from "../engine/shape.js";
import type { Tensor } from "../engine/tensor.js";
import { mapTree } from "../engine/tree.js";

/** How the names of a model's parameters become those of its original. */
export interface StateDictOptions {
  /** Of a path, "interactions.0.f2out.0.W", the name of the original's weight, "interactions.0.f2out.0.weight". */
  readonly name: (path: string) => string;
  /**
   * For each element of the model, in order, the row of the original's embedding, which is the atomic number in SchNetPack
   * (default: the original has the same elements in the same order).
   */
  readonly rows?: readonly number[];
  /** Whether matrices are [in, out], as e3nn's are (default: no, PyTorch's are [out, in]). */
  readonly inputFirst?: boolean;
}

/**
 * The parameters of a model from a checkpoint of its original in PyTorch, whose `state_dict` was stored by the package
 * safetensors.
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
  { name, rows, inputFirst = false }: StateDictOptions,
): T {
  return mapTree(like, (own, path) => {
    const wanted = name(path);
    const found = state.get(wanted);
    if (found === undefined)
      throw new RangeError(
        `fromStateDict: expected a tensor ${wanted} for ${path}, got none among ${[...state.keys()].slice(0, 8).join(", ")}${state.size > 8 ? ", ..." : ""}`,
      );
    const isTable = path.endsWith(".E");
    const isTurned = own.rank === 2 && !isTable && !inputFirst;
    const picked = isTable && rows ? found.gather(tensor(Int32Array.from(rows))) : found;
    // e3nn keeps the weights of a linear map as one row.
    const isFlat = isTable && picked.rank === 1 && picked.size === own.size;
    const given = isTurned ? picked.transpose() : isFlat ? picked.reshape(own.shape) : picked;
    if (shapeText(given.shape) !== shapeText(own.shape))
      throw new RangeError(
        `fromStateDict: expected ${wanted} of shape ${shapeText(isTurned ? own.shape.toReversed() : own.shape)} for ${path}, got ${shapeText(picked.shape)}: the model has other sizes`,
      );
    return given.as(own.dtype);
  });
}
