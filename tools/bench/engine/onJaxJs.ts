import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { answerAll, type Ready, ready } from "./answering.js";
import { classes, fill } from "./inputs.js";
import type { EngineWork } from "./work.js";

// jax-js on WebAssembly as one of those compared. Usage: node onJaxJs.js FOLDER eager|compiled

/** What of its interface is used here. An array is used up by what it is given to; `ref` is one more use of it. */
interface Value {
  readonly ref: Value;
  add(other: Value | number): Value;
  sub(other: Value): Value;
  mul(other: Value | number): Value;
  div(other: Value | number): Value;
  sum(): Value;
  reshape(shape: readonly number[]): Value;
  dataSync(): Float32Array;
}
type Tree = readonly Value[];
interface JaxJs {
  readonly numpy: {
    array(values: Float32Array): Value;
    matmul(a: Value, b: Value): Value;
    sqrt(x: Value): Value;
    square(x: Value): Value;
  };
  readonly nn: { silu(x: Value): Value; logSoftmax(x: Value): Value };
  init(device: "wasm"): Promise<unknown>;
  jit<F extends (...values: never[]) => unknown>(f: F): F;
  grad(f: (x: Value) => Value): (x: Value) => Value;
  valueAndGrad(f: (parameters: Tree) => Value): (parameters: Tree) => readonly [Value, Tree];
}

const [folder, mode] = process.argv.slice(2) as [string, string];
const main = createRequire(`${folder}/`).resolve("@jax-js/jax");
const jax = (await import(pathToFileURL(main).href)) as JaxJs;
await jax.init("wasm");
const { numpy: np, nn } = jax;
const best = <F extends (...values: never[]) => unknown>(f: F): F => (mode === "compiled" ? jax.jit(f) : f);

function make({ kind, size }: EngineWork): Ready {
  const array = (seed: number, ...shape: readonly number[]): Value =>
    np.array(fill(seed, ...shape)).reshape(shape);
  switch (kind) {
    case "add": {
      const [a, b, add] = [array(1, 4), array(2, 4), best((x: Value, y: Value) => x.add(y))];
      return read(() => add(a.ref, b.ref));
    }
    case "chain": {
      const [x, b] = [array(1, 4), np.array(fill(2, 4).map((v) => 1 + 0.01 * v))];
      const gradient = best(
        jax.grad((y) => {
          for (let i = 0; i < size; i++) y = y.mul(b.ref);
          return y.sum();
        }),
      );
      return read(() => gradient(x.ref));
    }
    case "matmul": {
      const [a, b, product] = [array(1, size, size), array(2, size, size), best(np.matmul)];
      return read(() => product(a.ref, b.ref));
    }
    case "mlp":
      return perceptron(array(31, 64, 2), np.array(classes(3, 64)).reshape([64, 3]));
    default:
      throw new Error(`nobody wrote ${kind} in jax-js here`);
  }
}

/** 2 - 32 - 32 - 3, SiLU, cross entropy over 64 examples, one step of Adam, written out. */
function perceptron(x: Value, y: Value): Ready {
  const sizes = [
    [2, 32],
    [32, 32],
    [32, 3],
  ] as const;
  const zeros = (...shape: readonly number[]): Value =>
    np.array(new Float32Array(shape.reduce((a, b) => a * b, 1))).reshape(shape);
  let parameters: Tree = sizes.flatMap(([inputs, outputs], k) => [
    np.array(fill(21 + k, inputs, outputs).map((w) => w / Math.sqrt(inputs))).reshape([inputs, outputs]),
    zeros(outputs),
  ]);
  const like = (): Tree => sizes.flatMap(([inputs, outputs]) => [zeros(inputs, outputs), zeros(outputs)]);
  let [first, second] = [like(), like()];
  const loss = jax.valueAndGrad(([V, a, W, b, U, c]) => {
    const h = nn.silu(np.matmul(x.ref, V!).add(a!));
    const logits = np.matmul(nn.silu(np.matmul(h, W!).add(b!)), U!).add(c!);
    return nn
      .logSoftmax(logits)
      .mul(y.ref)
      .sum()
      .mul(-1 / 64);
  });
  const step = best(
    (p: Tree, m: Tree, v: Tree, one: Value, two: Value): readonly [Value, Tree, Tree, Tree] => {
      const [value, gradient] = loss(p.map((each) => each.ref));
      const mean = m.map((each, k) => each.mul(0.9).add(gradient[k]!.ref.mul(0.1)));
      const square = v.map((each, k) => each.mul(0.999).add(np.square(gradient[k]!).mul(0.001)));
      const next = p.map((each, k) =>
        each.sub(
          mean[k]!.ref.div(one.ref)
            .div(np.sqrt(square[k]!.ref.div(two.ref)).add(1e-8))
            .mul(1e-3),
        ),
      );
      return [value, next, mean, square];
    },
  );
  let t = 0;
  return read(() => {
    t++;
    const [one, two] = [1 - 0.9 ** t, 1 - 0.999 ** t].map((c) => np.array(Float32Array.of(c)));
    const [value, ...rest] = step(parameters, first, second, one!, two!);
    [parameters, first, second] = rest;
    return value;
  });
}

/** Reads the result, which is when jax-js has computed it. */
function read(compute: () => Value): Ready {
  return ready(
    () => compute().dataSync(),
    (values) => [values],
  );
}

const { version } = JSON.parse(readFileSync(join(main, "..", "..", "package.json"), "utf8")) as {
  version: string;
};
await answerAll(`jax-js ${version} on node ${process.versions.node}`, make);
