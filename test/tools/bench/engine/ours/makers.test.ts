import assert from "node:assert/strict";
import { type Check, checked } from "../../../../../tools/bench/engine/answer.js";
import { makers } from "../../../../../tools/bench/engine/ours/makers.js";
import type { EngineWork } from "../../../../../tools/bench/engine/work.js";

describe("the works that this library does", () => {
  /** What torch 2.13 and e3nn 0.6 find in float32, by peers/engine_on_torch.py and engine_on_e3nn.py. */
  const found: readonly (readonly [
    kind: EngineWork["kind"],
    size: number,
    pass: EngineWork["pass"],
    Check,
  ])[] = [
    ["add", 4, "forward", { mean: 0.7033048197627068, size: 0.9610298578012232 }],
    ["chain", 10, "both", { mean: -1.4499400556087494, size: 0.9930767864922705 }],
    ["chain", 100, "both", { mean: -1.2291094586253166, size: 1.0759136279153483 }],
    ["matmul", 32, "forward", { mean: 0.23378843813506478, size: 5.859031913028423 }],
    ["matmul", 512, "forward", { mean: 0.13408460551251622, size: 22.644373229003527 }],
    ["mlp", 64, "both", { mean: -3.377421498298645, size: 1.1258071660995483 }],
    ["harmonics", 2, "forward", { mean: -0.0033349055220673056, size: 1.000000008631259 }],
    ["harmonics", 4, "both", { mean: -0.018232716566951326, size: 8.021475628247726 }],
    ["uvu", 100, "both", { mean: -0.012445958607866429, size: 2.233655855443111 }],
    ["fullyConnected", 100, "both", { mean: 0.010587682224997723, size: 1.4038612893843219 }],
    ["messages", 400, "forward", { mean: -0.03357179317417571, size: 4.404436859186829 }],
    ["messages", 400, "both", { mean: -0.007817003695029528, size: 2.9646047337879766 }],
    ["painn", 32, "forward", { mean: 0.31869018853675307, size: 6.081720450384855 }],
    ["painn", 32, "both", { mean: -128.85070037841797, size: 42.950233459472656 }],
    ["nequip", 32, "forward", { mean: 0.001494639651971243, size: 0.04357743133399979 }],
    ["nequip", 32, "both", { mean: -5.688824415206909, size: 1.8962748050689697 }],
  ];
  for (const [kind, size, pass, expected] of found) {
    it(`give what the peers give: ${kind} ${size}, ${pass}`, () => {
      const work = makers[kind]({ kind, size, pass });
      const result = checked(work.read!(work.run() as never));
      const tolerance = 1e-5;
      assert.ok(Math.abs(result.mean - expected.mean) < tolerance * expected.size, `${result.mean}`);
      assert.ok(Math.abs(result.size - expected.size) < tolerance * expected.size, `${result.size}`);
    });
  }

  it("learn: the loss falls, step by step", () => {
    const work = makers.mlp({ kind: "mlp", size: 64, pass: "both" });
    const loss = (): number => work.read!(work.run() as never)[0]![0]!;
    const first = loss();
    for (let step = 0; step < 100; step++) work.run();
    assert.ok(loss() < 0.99 * first);
  });
});
