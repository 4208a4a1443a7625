import { shapeText } from "./shape.js";
import { type Node, recipeOf, type Tensor } from "./tensor.js";

/** Whether all numbers are finite: x 0 is 0 for finite x alone, and a sum is sooner made than each number is asked. */
export function allFinite({ values }: Tensor): boolean {
  let sum = 0;
  for (let k = 0; k < values.length; k++) sum += values[k]! * 0;
  return sum === 0;
}

/**
 * Looks, where a result of a step is not finite, for the first operation that made NaN or Infinity of finite numbers.
 *
 * @param what the result is, in words: "a finite value"
 * @throws RangeError naming that operation and its operands
 */
export function checkFinite(name: string, what: string, y: Tensor): void {
  if (!allFinite(y)) refuse(name, what, y, "");
}

/**
 * The same for what has been differentiated, at the outermost level: what an inner one gives may still be left out.
 *
 * @throws RangeError with the remedy, too
 */
export function checkDerivatives(name: string, what: string, y: Tensor): void {
  if (!allFinite(y)) refuse(name, what, y, remedy);
}

const remedy =
  ": what `where` leaves out counts in gradients, so give the operation other numbers there: where(x.greater(0), x, 1).log()";

function refuse(name: string, what: string, y: Tensor, then: string): never {
  const value = y.values.find((x) => !Number.isFinite(x));
  const first = recipeOf(y).find(
    ({ inputs, outputs }) => inputs.every(allFinite) && !outputs.every(allFinite),
  );
  if (!first)
    throw new RangeError(
      `${name}: expected ${what}, got ${value}: there is NaN or Infinity among the numbers that were given`,
    );
  const of = first.inputs.map(({ shape }) => shapeText(shape)).join(" and ");
  throw new RangeError(
    `${name}: expected ${what}, got ${value}: it begins with ${titleOf(first)} of ${of}, which gave ${example(first)}${then}`,
  );
}

function titleOf({ operation, attributes }: Node): string {
  return operation.title?.(attributes) ?? operation.name;
}

/** The first bad number of a node's outputs, and the numbers at its place in operands of the same shape. */
function example({ inputs, outputs }: Node): string {
  for (const { values, size } of outputs) {
    const at = values.findIndex((x) => !Number.isFinite(x));
    if (at < 0) continue;
    const from = inputs.map((x) => (x.size === size ? x.values[at] : x.size === 1 ? x.values[0] : undefined));
    const told = from.every((x) => x !== undefined) ? ` from ${from.join(" and ")}` : "";
    return `${values[at]} at place ${at}${told}`;
  }
  return "NaN";
}
