import { grad, type Tensor } from "noether/engine";
import { type Ready, ready } from "../answering.js";
import type { EngineWork } from "../work.js";
import { filled } from "./filled.js";

export function sum(): Ready {
  const [a, b] = [filled(1, 4), filled(2, 4)];
  return ready(
    () => a.add(b),
    (made) => [made.values],
  );
}

export function chain({ size }: EngineWork): Ready {
  const [x, factor] = [filled(1, 4), filled(2, 4).mul(0.01).add(1)];
  const gradient = grad((y: Tensor) => {
    for (let k = 0; k < size; k++) y = y.mul(factor);
    return y.sum();
  });
  return ready(
    () => gradient(x),
    (made) => [made.values],
  );
}

export function matrixProduct({ size }: EngineWork): Ready {
  const [a, b] = [filled(1, size, size), filled(2, size, size)];
  return ready(
    () => a.matmul(b),
    (made) => [made.values],
  );
}
