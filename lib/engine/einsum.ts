import { operand } from "./arithmetic.js";
import { arrange } from "./arrange.js";
import { checkTensor } from "./checkTensor.js";
import { contractionOrder } from "./contractionOrder.js";
import { contract, type Form } from "./form.js";
import { type Formula, parseFormula, refusal } from "./formula.js";
import type { EinsumFormula, EinsumTensors } from "./formulaText.js";
import { indexedProduct } from "./indexedProduct.js";
import { sum } from "./reduce.js";
import { shapeText } from "./shape.js";
import type { Tensor } from "./tensor.js";

/**
 * The sum of products of tensors by their indices: what stands on both sides of the arrow goes side by side, what only
 * stands on its left is summed over.
 *
 *     "i j, j k -> i k"     C_ik = sum_j A_ij B_jk
 *     "i i ->"              the trace, sum_i A_ii
 *     "i, j -> i j"         the outer product, x_i y_j
 *     "i j -> j i"          the transpose
 *
 * @param formula an index is a word: "node xyz channel, channel hidden -> node xyz hidden"; words have spaces between them,
 * operands commas
 * @param tensors one for each operand, an axis for each of its words
 * @returns an axis for each word of the result
 * @throws RangeError if the formula is none, if there are not as many tensors as operands or not as many axes as words, or
 * if an index has two lengths
 * @throws TypeError if something is no tensor, or the dtypes differ
 */
export function einsum<const S extends string>(
  formula: EinsumFormula<S>,
  ...tensors: EinsumTensors<S>
): Tensor {
  const list: readonly Tensor[] = tensors;
  for (const x of list) {
    checkTensor("einsum", x, "tensors");
    operand("einsum", list[0]!, x);
  }
  const key = `${formula}|${list.map(({ shape }) => shape.join()).join("|")}`;
  let plan = plans.get(key);
  if (plan === undefined) {
    plan = planFor(formula, parseFormula(formula), list);
    if (plans.size === mostPlans) plans.clear();
    plans.set(key, plan);
  }
  return plan(list);
}

/** What is done with tensors of some shapes. */
type Plan = (tensors: readonly Tensor[]) => Tensor;

const plans = new Map<string, Plan>();
/** Graphs of all sizes make plans of all shapes: when there are so many, planning begins anew. */
const mostPlans = 1000;

function planFor(text: string, formula: Formula, tensors: readonly Tensor[]): Plan {
  const { operands, result } = formula;
  const sizeOf = sizesOf(text, formula, tensors);
  const needed = operands.map((words, k) => {
    const elsewhere = new Set([...result, ...operands.filter((_, other) => other !== k).flat()]);
    return [...new Set(words)].filter((index) => elsewhere.has(index));
  });
  const order = contractionOrder(needed, result, sizeOf);
  const left: (readonly string[])[] = [...needed];
  const steps: { readonly places: readonly [number, number]; readonly form: Form }[] = [];
  for (const { places, words } of order) {
    const [b] = left.splice(places[1], 1);
    const [a] = left.splice(places[0], 1);
    const sizes = new Map([...a!, ...b!].map((index) => [index, sizeOf.get(index)!]));
    steps.push({ places, form: indexedProduct(`einsum "${text}"`, [a!, b!, words], sizes) });
    left.push(words);
  }
  return (list) => {
    const items = list.map((x, k) => reduced(x, operands[k]!, needed[k]!));
    for (const { places, form } of steps) {
      const [b] = items.splice(places[1], 1);
      const [a] = items.splice(places[0], 1);
      items.push(contract(form, 2, [a!, b!]));
    }
    return arrange(items[0]!, left[0]!, result);
  };
}

/** An operand with its diagonals taken, and summed over what nobody else has. */
function reduced(x: Tensor, words: readonly string[], needed: readonly string[]): Tensor {
  const distinct = [...new Set(words)];
  const axes = distinct.flatMap((index, axis) => (needed.includes(index) ? [] : [axis]));
  const diagonal = arrange(x, words, distinct);
  return axes.length === 0 ? diagonal : sum(diagonal, axes);
}

/** How far each index runs. */
function sizesOf(text: string, { operands }: Formula, tensors: readonly Tensor[]): Map<string, number> {
  if (tensors.length !== operands.length)
    throw refusal(
      text,
      `expected ${operands.length} tensor${operands.length === 1 ? "" : "s"}, got ${tensors.length}`,
    );
  const found = new Map<string, { readonly size: number; readonly in: string }>();
  for (const [k, words] of operands.entries()) {
    const { shape } = tensors[k]!;
    if (shape.length !== words.length) throw refusal(text, wrongRank(words, shape, k));
    for (const [axis, index] of words.entries()) {
      const [size, before] = [shape[axis]!, found.get(index)];
      if (before !== undefined && before.size !== size)
        throw refusal(
          text,
          `index ${index} is ${before.size} in ${before.in} and ${size} in ${shapeText(shape)}`,
        );
      found.set(index, { size, in: shapeText(shape) });
    }
  }
  return new Map([...found].map(([index, { size }]) => [index, size]));
}

function wrongRank(words: readonly string[], shape: readonly number[], place: number): string {
  const [word = ""] = words;
  const axes = `${words.length} ${words.length === 1 ? "axis" : "axes"}`;
  const runTogether = words.length === 1 && word.length === shape.length && shape.length > 1;
  return `expected ${axes} for operand ${place}, "${words.join(" ")}", got shape ${shapeText(shape)}${
    runTogether ? `: write its indices with spaces between them, "${[...word].join(" ")}"` : ""
  }`;
}
