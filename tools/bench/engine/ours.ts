import { grad, type Tensor, tensor } from "noether/engine";
import { answerAll, type Ready } from "./answering.js";
import { fill } from "./inputs.js";
import type { EngineWork } from "./work.js";

// This library as one of those compared.

function make({ kind, size }: EngineWork): Ready {
  const filled = (seed: number, ...shape: readonly number[]): Tensor =>
    tensor(fill(seed, ...shape), { shape });
  switch (kind) {
    case "add": {
      const [a, b] = [filled(1, 4), filled(2, 4)];
      return () => [a.add(b).values];
    }
    case "chain": {
      const [x, factor] = [filled(1, 4), filled(2, 4).mul(0.01).add(1)];
      const gradient = grad((y: Tensor) => {
        for (let k = 0; k < size; k++) y = y.mul(factor);
        return y.sum();
      });
      return () => [gradient(x).values];
    }
    case "matmul": {
      const [a, b] = [filled(1, size, size), filled(2, size, size)];
      return () => [a.matmul(b).values];
    }
    default:
      throw new Error(`${kind} is not written yet`);
  }
}

await answerAll(`noether on node ${process.versions.node}`, make);
