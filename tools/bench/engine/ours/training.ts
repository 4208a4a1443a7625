import { type Optimizer, type Tensor, valueAndGrad } from "noether/engine";
import { type Ready, ready } from "../answering.js";

/**
 * Steps of training: loss, gradient, update; each gives the loss.
 *
 * @param shared whether the other libraries begin with the same parameters
 */
export function steps<P, S>(
  parameters: P,
  loss: (parameters: P) => Tensor,
  optimizer: Optimizer<S>,
  { shared }: { readonly shared: boolean },
): Ready {
  const both = valueAndGrad(loss);
  let state = optimizer.init(parameters);
  const step = (): Tensor => {
    const [value, gradient] = both(parameters);
    [parameters, state] = optimizer.update(parameters, gradient, state);
    return value;
  };
  return ready(step, shared ? (value) => [value.values] : null);
}
