import { createRequire } from "node:module";
import { answerAll, type Ready, ready } from "./answering.js";
import { classes, fill } from "./inputs.js";
import type { EngineWork } from "./work.js";

// TensorFlow.js as one of those compared. Usage: node onTfjs.js FOLDER cpu|wasm

/** What of its interface is used here. */
interface Tensor {
  add(other: Tensor): Tensor;
  mul(other: Tensor): Tensor;
  matMul(other: Tensor): Tensor;
  sum(): Tensor;
  sigmoid(): Tensor;
  logSoftmax(): Tensor;
  neg(): Tensor;
  dataSync(): Float32Array;
  dispose(): void;
}
interface Tfjs {
  readonly version: { readonly tfjs: string };
  readonly train: { adam(rate: number): { minimize(loss: () => Tensor, returnCost: true): Tensor } };
  setBackend(name: string): Promise<boolean>;
  tensor(values: Float32Array, shape: readonly number[]): Tensor;
  variable(initial: Tensor): Tensor;
  zeros(shape: readonly number[]): Tensor;
  grad(f: (x: Tensor) => Tensor): (x: Tensor) => Tensor;
  tidy<T>(act: () => T): T;
}

const [folder, backend] = process.argv.slice(2) as [string, string];
const load = createRequire(`${folder}/`);
const tf = load("@tensorflow/tfjs") as Tfjs;
if (backend === "wasm") {
  (load("@tensorflow/tfjs-backend-wasm") as { setThreadsCount(n: number): void }).setThreadsCount(1);
}
if (!(await tf.setBackend(backend))) throw new Error(`there is no backend ${backend}`);

function make({ kind, size }: EngineWork): Ready {
  const tensor = (seed: number, ...shape: readonly number[]): Tensor =>
    tf.tensor(fill(seed, ...shape), shape);
  switch (kind) {
    case "add": {
      const [a, b] = [tensor(1, 4), tensor(2, 4)];
      return read(() => a.add(b));
    }
    case "chain": {
      const [x, b] = [tensor(1, 4), tf.tensor(nearOne(), [4])];
      const gradient = tf.grad((y) => {
        for (let i = 0; i < size; i++) y = y.mul(b);
        return y.sum();
      });
      return read(() => gradient(x));
    }
    case "matmul": {
      const [a, b] = [tensor(1, size, size), tensor(2, size, size)];
      return read(() => a.matMul(b));
    }
    case "mlp":
      return perceptron(tensor);
    default:
      throw new Error(`nobody wrote ${kind} in TensorFlow.js here`);
  }
}

/** 2 - 32 - 32 - 3, SiLU, cross entropy over 64 examples, one step of Adam. */
function perceptron(tensor: (seed: number, ...shape: readonly number[]) => Tensor): Ready {
  const layers = (
    [
      [2, 32],
      [32, 32],
      [32, 3],
    ] as const
  ).map(([inputs, outputs], k) => ({
    W: tf.variable(
      tf.tensor(
        fill(21 + k, inputs, outputs).map((w) => w / Math.sqrt(inputs)),
        [inputs, outputs],
      ),
    ),
    b: tf.variable(tf.zeros([outputs])),
  }));
  const [x, y, scale] = [
    tensor(31, 64, 2),
    tf.tensor(classes(3, 64), [64, 3]),
    tf.tensor(Float32Array.of(1 / 64), []),
  ];
  const optimizer = tf.train.adam(1e-3);
  const loss = (): Tensor => {
    const logits = layers.reduce((h, { W, b }, k) => {
      const z = h.matMul(W).add(b);
      return k < 2 ? z.mul(z.sigmoid()) : z;
    }, x);
    return logits.logSoftmax().mul(y).sum().neg().mul(scale);
  };
  return read(() => optimizer.minimize(loss, true));
}

function nearOne(): Float32Array {
  return fill(2, 4).map((x) => 1 + 0.01 * x);
}

/** Reads the result, which is where TensorFlow.js says that it has it, and gives the memory back. */
function read(compute: () => Tensor): Ready {
  return ready(
    () => tf.tidy(() => compute().dataSync()),
    (values) => [values],
  );
}

await answerAll(`tfjs ${tf.version.tfjs} on node ${process.versions.node}`, make);
