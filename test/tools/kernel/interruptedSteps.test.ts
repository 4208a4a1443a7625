import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type NodeSession, nodeSession } from "../../../tools/kernel/node/session.js";
import { interruptedCell } from "./interruptedCell.js";

const model = `
import { adam, grad, layer, leaves, parameter, randomNormal, Tensor, valueAndGrad } from "noether/engine";
import { random } from "noether";
const model = layer(
  { W: parameter([8, 64], "lecun"), V: parameter([64, 1], "lecun") },
  ({ W, V }, x: Tensor) => V && x.matmul(W).tanh().matmul(V),
);
const x = randomNormal([64, 8], random(2));
const loss = valueAndGrad((p: ReturnType<typeof model.init>) => model.apply(p, x).square().mean());
const optimizer = adam();
const begin = model.init(random(1));
let [parameters, state] = [begin, optimizer.init(begin)];
let kept = x;
`;
const training = `
for (let step = 1; ; step++) {
  const [, gradient] = loss(parameters);
  [parameters, state] = optimizer.update(parameters, gradient, state);
  grad((y: Tensor) => { kept = y.add(1); return kept.square().sum(); })(x);
  if (step === 1) console.log("now");
}
`;

describe("an interrupt while a cell trains", () => {
  let folder: string;
  let session: NodeSession;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "noether interrupted steps "));
    session = await nodeSession({ folder });
    assert.deepEqual((await run(model)).ending, { status: "ok" });
  });
  after(async () => {
    await session.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function run(source: string) {
    let result: unknown;
    const ending = await session.execute(source, (event) => {
      if (event.type === "result") result = event.data["text/plain"];
    });
    return { ending, result };
  }
  /** Runs the cell that trains until it has made a step and some more, and interrupts it. */
  async function interrupted(): Promise<void> {
    await interruptedCell(session, training, ({ type }) => type === "stream");
  }

  it("keeps the parameters so far, and the gradients of the next cell are right", async () => {
    const value = "JSON.stringify(leaves(loss(begin)).map(({ values }) => Array.from(values)))";
    const { result: right } = await run(value);
    for (let k = 0; k < 5; k++) {
      await interrupted();
      assert.equal((await run(value)).result, right);
      // A result of a step is no longer recorded: the engine's own sign that the step was one of its own.
      assert.equal(
        (await run("loss(begin)[0].origin === undefined && x.mul(2).origin === undefined")).result,
        "true",
      );
      assert.equal(
        (await run("Math.abs(kept.item === undefined ? 1 : kept.sub(x).mean().item() - 1) < 1e-6")).result,
        "true",
      );
    }
    assert.equal(
      (await run("state.step > 0 && leaves(parameters).every(({ values }) => values.every(Number.isFinite))"))
        .result,
      "true",
    );
  });
});
