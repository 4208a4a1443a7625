import { checkTree } from "../checkTree.js";
import { Fixed } from "../fixed.js";
import { byWords, differences } from "../likeness.js";
import { shapeText } from "../shape.js";
import { Tensor } from "../tensor.js";
import { mapParts, type Tree } from "../tree.js";
import { readSafetensors } from "./readSafetensors.js";
import { writeSafetensors } from "./writeSafetensors.js";

/** Which trees this can read; the layout is that of features, orders before copies. */
const format = { noether: "1", layout: "m copy" };

/**
 * Stores a tree of tensors and numbers in the format safetensors, which Python's package reads as well: the name of a
 * tensor is its path, "blocks.0.W". Numbers lie in the metadata.
 *
 * @param options.description of the architecture, in words of yours
 * @example
 * const bytes = saveCheckpoint(parameters);
 * readCheckpoint(bytes, model.init(random(1))); // the parameters
 * @example
 * // All that a training takes to go on bit for bit:
 * const { step, parameters, average, state, random: stream } = run.now;
 * const bytes = saveCheckpoint({ step, parameters, average, state, random: stream });
 * @throws TypeError if something else is in the tree, or a layer is given for its parameters
 */
export function saveCheckpoint(
  tree: Tree,
  { description = "" }: { readonly description?: string } = {},
): Uint8Array {
  checkTree("saveCheckpoint", tree);
  const tensors = new Map<string, Tensor>();
  const numbers: Record<string, string> = {};
  mapParts(tree, (part, path) => {
    const value = part instanceof Fixed ? part.value : part;
    if (value instanceof Tensor) tensors.set(path === "" ? "value" : path, value);
    else if (typeof part === "number") numbers[path] = Object.is(part, -0) ? "-0" : String(part);
    else if (!(part instanceof Fixed) && part !== null)
      throw new TypeError(
        `saveCheckpoint: expected tensors and numbers, got ${typeof part} at ${path}: store what is not one of them elsewhere`,
      );
    return part;
  });
  return writeSafetensors(tensors, { ...format, description, numbers: JSON.stringify(numbers) });
}

/**
 * Reads what `saveCheckpoint`, or Python's safetensors, has stored.
 *
 * @param like a tree of the same form, such as first parameters; its numbers do not matter
 * @throws TypeError if that is a layer
 * @throws RangeError listing paths, shapes and dtypes of both sides where they differ; if the file is another or damaged; or
 * if a later version of Noether has stored it
 */
export function readCheckpoint<T>(bytes: Uint8Array, like: T): T {
  checkTree("readCheckpoint", like);
  const { tensors, metadata } = readSafetensors(bytes);
  if (metadata.noether !== undefined && metadata.noether !== format.noether)
    throw new RangeError(
      `readCheckpoint: expected a checkpoint of version ${format.noether}, got ${metadata.noether}: it was stored by another Noether`,
    );
  const numbers = Object.entries(JSON.parse(metadata.numbers ?? "{}") as Record<string, string>);
  const file = new Map<string, Tensor | number>([
    ...tensors,
    ...numbers.map(([path, text]) => [path, Number(text)] as const),
  ]);
  const got = new Map([...file].map(([path, stored]) => [path, kindOf(stored)]));
  const expected = new Map<string, string>();
  const read = mapParts(like, (part, path) => {
    const name = path === "" && part instanceof Tensor ? "value" : path;
    const stored = file.get(name);
    if (part === null || (part instanceof Fixed && !part.value && stored === undefined)) {
      got.delete(name);
      return part; // not calibrated
    }
    expected.set(name, part instanceof Fixed ? kindOfFixed(part, stored) : kindOf(part));
    return part instanceof Fixed ? new Fixed(part.shape, stored as Tensor) : stored;
  });
  const found = differences(expected, got, ["expected", "the file has"], byWords);
  if (found !== "") throw new RangeError(`readCheckpoint: expected the file to have these tensors:${found}`);
  return read;
}

/** A statistic takes the dtype of the file. */
function kindOfFixed({ value, shape }: Fixed, stored: Tensor | number | undefined): string {
  const dtype = stored instanceof Tensor ? stored.dtype : "float32";
  return value ? kindOf(value) : `${shapeText(shape)} ${dtype}`;
}

function kindOf(part: unknown): string {
  return part instanceof Tensor ? `${shapeText(part.shape)} ${part.dtype}` : `a ${typeof part}`;
}
