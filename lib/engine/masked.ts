import { apply } from "./apply.js";
import { symmetricRules } from "./symmetricRules.js";
import type { Operation, Tensor } from "./tensor.js";

/** x where the mask is as the attribute says (true: not 0), else 0: linear in x, and its own transpose. */
const Masked: Operation<boolean> = {
  name: "masked",
  shapes: ([x]) => [x!.shape],
  run: ([y], [x, mask], where) => {
    for (let i = 0; i < y!.length; i++) y![i] = (mask![i] !== 0) === where ? x![i]! : 0;
  },
  ...symmetricRules((u, { inputs: [, mask], attributes: where }) => masked(u, mask!, where)),
};

/** x where a mask of the same shape is not 0 (or, with `where` false, where it is), and 0 elsewhere. */
export function masked(x: Tensor, mask: Tensor, where: boolean): Tensor {
  return apply(Masked, [x, mask], where);
}
