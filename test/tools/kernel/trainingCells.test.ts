import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type NodeSession, nodeSession } from "../../../tools/kernel/node/session.js";
import type { Ending, KernelEvent } from "../../../tools/kernel/session.js";
import { interruptedCell } from "./interruptedCell.js";

/** Two classes of 64 points, one inside of a ring of the other, and a network that is to tell them apart. */
const model = `
import { adam, layer, parameter, Tensor, tensor, training } from "noether/engine";
import { curves, figure } from "noether/figure";
import { display } from "noether/display";
import { random } from "noether";

const draw = random(1);
const points = Array.from({ length: 64 }, (_, k) => {
  const [radius, angle] = [k % 2 === 0 ? 0.5 : 1.5, draw.uniform() * 2 * Math.PI];
  return [radius * Math.cos(angle), radius * Math.sin(angle)];
});
const x = tensor(points);
const y = tensor(points.map((_, k) => [k % 2]));

const dense = (inputs: number, outputs: number) =>
  layer({ W: parameter([inputs, outputs], "glorot"), b: parameter([outputs], "zeros") }, ({ W, b }, x: Tensor) =>
    x.matmul(W).add(b),
  );
const network = layer({ first: dense(2, 16), second: dense(16, 1) }, ({ first, second }, x: Tensor) =>
  second(first(x).tanh()),
);
`;
const train = `
const run = training({
  model: network,
  loss: (predict, { x, y }) => predict(x).sub(y).square().mean(),
  optimizer: adam({ rate: 0.02 }),
  batches: Array.from({ length: 400 }, () => ({ x, y })),
  draw,
});
const place = display("training");
for await (const now of run) place.update(now);
`;
const draws = `
const predicted = network.apply(run.now.parameters, x);
const right = predicted.values.filter((p, k) => (p > 0.5 ? 1 : 0) === k % 2).length;
console.log(right);
figure({
  alt: "The points, by what the network says",
  panels: [{ xLabel: "x", yLabel: "y", marks: [0, 1].map((of) => {
    const chosen = points.filter((_, k) => (predicted.values[k]! > 0.5 ? 1 : 0) === of);
    return { kind: "points", name: String(of), colour: of, x: chosen.map(([x]) => x!), y: chosen.map(([, y]) => y!) } as const;
  }) }],
})
`;

describe("a notebook that trains", () => {
  let folder: string;
  let session: NodeSession;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "noether training "));
    session = await nodeSession({ folder });
  });
  after(async () => {
    await session.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function run(source: string): Promise<{ ending: Ending; events: readonly KernelEvent[] }> {
    const events: KernelEvent[] = [];
    const ending = await session.execute(source, (event) => void events.push(event));
    return { ending, events };
  }
  async function works(source: string): Promise<readonly KernelEvent[]> {
    const { ending, events } = await run(source);
    assert.equal(ending.status, "ok", JSON.stringify(ending));
    return events;
  }
  const shown = (events: readonly KernelEvent[], type: string): string[] =>
    events.flatMap((event) =>
      (event.type === "display" || event.type === "update" || event.type === "result") &&
      typeof event.data[type] === "string"
        ? [event.data[type]]
        : [],
    );

  it("defines, trains and draws an MLP on 64 points, in one cell each", async () => {
    await works(model);
    const places = shown(await works(train), "text/html");
    assert.match(places.at(-1)!, /<div>step 400 of 400, loss 0\.0\d+, 0 s left<\/div><svg/);
    const events = await works(draws);
    const printed = events.map((event) => (event.type === "stream" ? event.text : "")).join("");
    assert.equal(printed, "64\n");
    assert.equal(shown(events, "image/svg+xml").length, 1);
  });

  it("defines, trains and draws it in a single cell", async () => {
    const other = await nodeSession({ folder });
    try {
      const events: KernelEvent[] = [];
      const ending = await other.execute(`${model}${train}${draws}`, (event) => void events.push(event));
      assert.equal(ending.status, "ok", JSON.stringify(ending));
      assert.ok(shown(events, "image/svg+xml").length === 1);
    } finally {
      await other.close();
    }
  });

  it("keeps what was learned when it is interrupted, shows that, and goes on", async () => {
    await works(model);
    const endless = train.replace(
      "Array.from({ length: 400 }, () => ({ x, y }))",
      "(function* () { for (;;) yield { x, y }; })()",
    );
    let updates = 0;
    await interruptedCell(session, endless, ({ type }) => type === "update" && ++updates === 4);
    const words = shown(await works("run.now"), "text/plain")[0]!;
    assert.match(words, /^step \d+, loss 0\.\d+$/);
    assert.match(shown(await works("network.apply(run.now.parameters, x).shape"), "text/plain")[0]!, /64, 1/);
    const after = shown(await works("const before = run.now.step; for await (const now of run) if (now.step > before + 50) break; run.now.step - before > 50"), "text/plain"); // biome-ignore format: a cell
    assert.deepEqual(after, ["true"]);
  });
});
