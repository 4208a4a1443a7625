import type { Arena } from "../../../lib/engine/arena.js";
import { defaultBackend } from "../../../lib/engine/defaultBackend.js";
import {
  adam,
  grad,
  layer,
  parameter,
  randomNormal,
  type Tensor,
  valueAndGrad,
} from "../../../lib/engine/index.js";
import { random } from "../../../lib/numbers/random.js";

// Run with --expose-gc: trains on energies and forces, and prints as JSON what is alive after some steps, after collection.

const { gc } = globalThis as unknown as { gc(): void };
const model = layer({ W: parameter([3, 8], "lecun"), V: parameter([8, 1], "lecun") }, ({ W, V }, x: Tensor) =>
  x.matmul(W).tanh().matmul(V).sum(),
);
const draw = random(1);
const x = randomNormal([4, 3], draw);
let parameters = model.init(draw);
const loss = valueAndGrad((p: typeof parameters, forces: Tensor) =>
  grad((y: Tensor) => model.apply(p, y))(x)
    .add(forces)
    .square()
    .mean(),
);
const optimizer = adam();
let state = optimizer.init(parameters);
const kept: unknown[] = [];
const leaks = process.argv[2] === "leak";
const alive: { readonly step: number; readonly heap: number; readonly arena: number }[] = [];
for (let step = 1; step <= 10_000; step++) {
  const [value, gradient] = loss(parameters, randomNormal([4, 3], draw));
  [parameters, state] = optimizer.update(parameters, gradient, state);
  if (leaks) kept.push(value);
  if (step % 2000 !== 0) continue;
  gc();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  alive.push({ step, heap: heapUsed + arrayBuffers, arena: (defaultBackend().memory as Arena).live });
}
console.log(JSON.stringify(alive));
