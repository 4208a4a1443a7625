import { adam, type Tensor, valueAndGrad } from "noether";

/** Parameters after some steps of Adam on the mean square of what a function of them gives. */
export function afterSteps<P>(f: (at: P) => Tensor, first: P, count = 5): P {
  const optimizer = adam({ rate: 1e-2 });
  const loss = valueAndGrad((at: P) => f(at).square().mean());
  let [now, state] = [first, optimizer.init(first)];
  for (let k = 0; k < count; k++) [now, state] = optimizer.update(now, loss(now)[1], state);
  return now;
}
