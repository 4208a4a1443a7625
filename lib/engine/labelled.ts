import { leaf } from "./apply.js";
import { checkTensor } from "./checkTensor.js";
import { checkFloat, newValues } from "./dtype.js";
import { kindOf } from "./kindOf.js";
import { shapeText } from "./shape.js";
import { Tensor } from "./tensor.js";

/** The class of each example, 0, 1, ...: a list of whole numbers, or an int32 tensor [batch]. */
export type Labels = Tensor | ArrayLike<number>;

/**
 * Where the entry of the right class lies in each row of logits, counted row-major; int32 [batch].
 *
 * @param logits [batch, class]
 * @throws TypeError if the logits are no tensor of fractions, or the labels neither a list nor an int32 tensor
 * @throws RangeError if the shapes do not go together, there is no example, or a label is no class
 */
export function placesOfLabels(name: string, logits: Tensor, labels: Labels): Tensor {
  checkTensor(name, logits, "logits as a tensor");
  checkFloat(name, logits);
  if (logits.rank !== 2 || logits.size === 0)
    throw new RangeError(
      `${name}: expected logits [batch, class] of one example at least, got ${shapeText(logits.shape)}`,
    );
  const [batch, classes] = logits.shape as [number, number];
  const list = listOf(name, labels);
  if (list.length !== batch || (labels instanceof Tensor && labels.rank !== 1))
    throw new RangeError(
      `${name}: expected a label for each row of the logits, ${batch} for ${shapeText(logits.shape)}, got ${
        labels instanceof Tensor ? shapeText(labels.shape) : list.length
      }`,
    );
  const places = newValues("int32", batch);
  for (let i = 0; i < batch; i++) {
    const label = list[i]!;
    if (!(Number.isInteger(label) && label >= 0 && label < classes))
      throw new RangeError(
        `${name}: expected labels from 0 to ${classes - 1} for logits ${shapeText(logits.shape)}, got ${label} at place ${i}`,
      );
    places[i] = i * classes + label;
  }
  return leaf([batch], "int32", places);
}

function listOf(name: string, labels: Labels): ArrayLike<number> {
  if (labels instanceof Tensor ? labels.dtype === "int32" : isList(labels))
    return labels instanceof Tensor ? labels.values : labels;
  const got = labels instanceof Tensor ? `a tensor of ${labels.dtype}` : kindOf(labels);
  throw new TypeError(
    `${name}: expected labels as a list of whole numbers or an int32 tensor, got ${got}: tensor([3, 1, 4], { dtype: "int32" })`,
  );
}

function isList(labels: unknown): labels is ArrayLike<number> {
  return Array.isArray(labels) || (ArrayBuffer.isView(labels) && "length" in labels);
}
