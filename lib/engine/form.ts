import { apply } from "./apply.js";
import { add } from "./arithmetic.js";
import type { Values } from "./dtype.js";
import type { Kernels } from "./kernels.js";
import { type Shape, sameShape, shapeText } from "./shape.js";
import type { Operation, Tensor } from "./tensor.js";

/**
 * A multilinear form F(x_0, ..., x_n): a number, linear in each argument. The product of some tensors is F contracted
 * with all its arguments but the last, and its gradient by another argument is F contracted with all but that one; so are
 * the gradients of the gradient, and every form is differentiable as often as one likes.
 *
 * Matrix product: F(A, B, G) = sum_ijk A_ik B_kj G_ij.
 */
export interface Form {
  readonly name: string;
  /** What its arguments are called, for messages. */
  readonly arguments?: readonly string[];
  readonly shapes: readonly Shape[];
  /** What it depends on besides, such as the rows that meet: not differentiated. */
  readonly constants?: readonly Tensor[];
  /**
   * Writes dF/dx_skip from the other arguments.
   *
   * @param values the arguments; undefined at `skip`
   */
  run(
    skip: number,
    out: Values,
    values: readonly (Values | undefined)[],
    kernels: Kernels,
    constants: readonly Values[],
  ): void;
}

interface Contraction {
  readonly form: Form;
  readonly skip: number;
}

/** dF/dx_skip of the other arguments, in their order; the constants come after them. */
const Contract: Operation<Contraction> = {
  name: "contract",
  title: ({ form }) => form.name,
  isHeavy: true,
  shapes: (inputs, { form, skip }) => {
    const shapes = others(form.shapes, skip);
    for (const [k, shape] of shapes.entries()) {
      const got = inputs[k]!.shape;
      if (sameShape(got, shape)) continue;
      const name = form.arguments ? others(form.arguments, skip)[k] : `argument ${k}`;
      throw new RangeError(
        `${form.name}: expected ${name} of shape ${shapeText(shape)}, got ${shapeText(got)}`,
      );
    }
    return [form.shapes[skip]!];
  },
  run: ([out], values, { form, skip }, _, __, kernels) => {
    const count = form.shapes.length - 1;
    const given = [...values.slice(0, skip), undefined, ...values.slice(skip, count)];
    form.run(skip, out!, given, kernels, values.slice(count));
  },
  // F(.., g at skip, ..) is linear in each input: its gradient by one is F contracted with g and all others.
  gradients: ([g], { inputs, attributes: { form, skip } }, wanted) => {
    const given = inputs.slice(0, form.shapes.length - 1);
    const all = [...given.slice(0, skip), g!, ...given.slice(skip)];
    return given.map((_, k) => {
      if (!wanted[k] || !g) return undefined;
      const at = k < skip ? k : k + 1;
      return contract(form, at, others(all, at));
    });
  },
  push: (tangents, { inputs, attributes: { form, skip } }) => {
    const given = inputs.slice(0, form.shapes.length - 1);
    const terms = given.flatMap((_, k) => {
      const u = tangents[k];
      return u ? [contract(form, skip, [...given.slice(0, k), u, ...given.slice(k + 1)])] : [];
    });
    return [terms.reduce(add)];
  },
};

/** A list without the entry at a place. */
function others<T>(list: readonly T[], skip: number): T[] {
  return list.filter((_, k) => k !== skip);
}

/**
 * A form contracted with all its arguments but one: dF/dx_skip.
 *
 * @param skip the argument that is left out; the last one for the product itself
 * @param values the other arguments, in order
 * @throws RangeError if the shape of one is not as the form has it
 */
export function contract(form: Form, skip: number, values: readonly Tensor[]): Tensor {
  return apply(Contract, form.constants ? [...values, ...form.constants] : values, { form, skip });
}
