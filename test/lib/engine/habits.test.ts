import assert from "node:assert/strict";
import { describe, it } from "mocha";
import {
  adam,
  adamW,
  countParameters,
  defaultBackend,
  grad,
  layer,
  nesterov,
  normal,
  ones,
  parameter,
  plainBackend,
  range,
  readCheckpoint,
  saveCheckpoint,
  sgd,
  type Tensor,
  tensor,
  training,
  valueAndGrad,
  writeSafetensors,
  zeros,
} from "../../../lib/engine/index.js";
import { fromRows, irrepsArray } from "../../../lib/layers/irrepsArray.js";
import { linear } from "../../../lib/layers/linear.js";
import { normActivation } from "../../../lib/layers/normActivation.js";
import { random } from "../../../lib/numbers/random.js";

const anything = (x: unknown): never => x as never;
const x = ones([2, 3]);
const net = layer({ W: parameter([3, 1], "lecun") }, ({ W }, x: Tensor) => x.matmul(W));
const features = linear("2x0e", "2x0e");

describe("what the compiler would have refused", () => {
  const refusals: readonly (readonly [what: string, of: () => unknown, message: RegExp])[] = [
    // Options that are none, and would be ignored
    ["adam({ lr })", () => adam(anything({ lr: 0.1 })), /^adam: expected the options rate, beta1, beta2, epsilon, got lr/],
    ["adam(0.01)", () => adam(anything(0.01)), /^adam: expected options, an object such as \{ rate: \.\.\. \}, got number/],
    ["adamW({ weightDecay })", () => adamW(anything({ weightDecay: 1 })), /^adamW: expected the options decay, rate, .*got weightDecay/],
    ["sgd(0.01)", () => sgd(anything(0.01)), /^sgd: expected options, an object such as \{ rate: \.\.\. \}, got number/],
    ["nesterov({ mu })", () => nesterov(anything({ mu: 0.9 })), /^nesterov: expected the options rate, momentum, got mu/],
    ['tensor(x, "float64")', () => tensor([1], anything("float64")), /^tensor: expected options, an object such as \{ dtype: \.\.\. \}, got string/],
    ['zeros(shape, "float64")', () => zeros([1], anything("float64")), /^zeros: expected options, an object such as \{ dtype/],
    ["ones(shape, { type })", () => ones([1], anything({ type: "int32" })), /^ones: expected the options dtype, got type/],
    ["range(1, 5)", () => range(1, anything(5)), /^range: expected options, an object such as \{ dtype/],
    ['grad(f, "plain")', () => grad((x: Tensor) => x.sum(), anything("plain")), /^grad: expected options, an object such as \{ backend/],
    ['valueAndGrad(f, { argnums })', () => valueAndGrad((x: Tensor) => x.sum(), anything({ argnums: 1 })), /^valueAndGrad: expected the options backend, got argnums/],
    // Shapes
    ["zeros(3)", () => zeros(anything(3)), /^zeros: expected a shape, a list of whole numbers from 0 on such as \[2, 3\], got 3$/],
    ["reshape(3, 2)", () => x.reshape(anything(3)), /^reshape: expected a shape, a list of whole numbers such as \[2, 3\], got 3$/],
    ["permute(1, 0)", () => x.permute(anything(1)), /^permute: expected the order of the axes, a list such as \[1, 0\], got 1$/],
    // A layer, or a training, where parameters are due
    ["readCheckpoint(bytes, layer)", () => readCheckpoint(saveCheckpoint(net.init(random(1))), net), /^readCheckpoint: expected parameters, got a layer: give what its init\(\.\.\.\) draws, or a training's run\.now\.parameters$/],
    ["saveCheckpoint(layer)", () => saveCheckpoint(net), /^saveCheckpoint: expected parameters, got a layer: /],
    ["countParameters(layer)", () => countParameters(net), /^countParameters: expected parameters, got a layer: /],
    ["adam().init(layer)", () => adam().init(net), /^adam: expected parameters, got a layer: /],
    ["sgd().init(layer)", () => sgd().init(net), /^sgd: expected parameters, got a layer: /],
    ["grad(f)(layer)", () => grad(() => ones([]) as never)(net), /^grad: expected parameters, got a layer: /],
    ["writeSafetensors(record)", () => writeSafetensors(anything({ x })), /^writeSafetensors: expected a Map of tensors by name, got object: new Map\(Object\.entries\(\.\.\.\)\), or saveCheckpoint/],
    ["writeSafetensors of lists", () => writeSafetensors(new Map([["a", anything([1])]])), /^writeSafetensors: expected a tensor for a, got a list: make one by tensor\(\.\.\.\)$/],
    ["readCheckpoint of a path", () => readCheckpoint(anything("model.safetensors"), {}), /^safetensors: expected bytes, a Uint8Array, got string: read the file first/],
    // Tensors where features are due
    ["linear of a tensor", () => features.apply(features.init(random(1)), anything(zeros([5, 2]))), /^linear: expected features of 2x0e, got a tensor: make features of it by fromRows\("2x0e", x\)$/],
    ["normActivation of a tensor", () => normActivation("2x0e", (x) => x)(anything(zeros([5, 2]))), /^normActivation: expected features of 2x0e, got a tensor: /],
    ["features and a tensor", () => irrepsArray("2x0e", x.slice(1, 0, 2)).add(anything(x)), /^add: expected features of 2x0e, got a tensor: /],
    ["irrepsArray of a list", () => irrepsArray("2x0e", anything([[1, 2]])), /^irrepsArray: expected a tensor, got a list: make one by tensor\(\.\.\.\)$/],
    ["fromRows of a list", () => fromRows("2x0e", anything([[1, 2]])), /^fromRows: expected a tensor, got a list: /],
  ]; // biome-ignore format: a line each
  for (const [what, of, message] of refusals)
    it(`${what} is refused with what is expected, what was given and the remedy`, () =>
      assert.throws(of, { message }));

  it("what is right passes", () => {
    assert.equal(countParameters(net.init(random(1))), 3);
    assert.deepEqual(tensor([1], {}).shape, [1]);
    adam({ rate: 0.1 });
    parameter([3], normal(1));
  });

  it("a training given for its place is told from parameters", () => {
    const run = training({
      model: net,
      loss: (predict) => predict(x).sum(),
      optimizer: sgd(),
      batches: [1],
      draw: random(1),
    });
    assert.throws(
      () => readCheckpoint(saveCheckpoint(run.now.parameters), run),
      /^TypeError: readCheckpoint: expected parameters, got a training: give its now\.parameters$/,
    );
    assert.throws(
      () => saveCheckpoint(run),
      /^TypeError: saveCheckpoint: expected parameters, got a training/,
    );
  });
});

describe("features", () => {
  it("are asked for their irreps in every spelling that irreps() reads", () => {
    const h = irrepsArray("2x0e + 1o", zeros([1, 5]));
    for (const same of [h.is("2x0e + 1o"), h.is("2x0e+1x1o"), h.is(" 2x0e  +  1x1o "), h.is(h.irreps)])
      assert.ok(same);
    for (const other of [h.is("1o + 2x0e"), h.is("2x0e"), h.is("2x0e + 1e")]) assert.ok(!other);
    assert.throws(() => h.is("8x0q" as string), /'8x0q' is not an irrep/);
  });
});

describe("a backend", () => {
  it("has a name, and is given to a gradient", () => {
    assert.equal(plainBackend.name, "plain");
    assert.ok(["wasm", "plain"].includes(defaultBackend().name));
    const f = (x: Tensor): Tensor => x.matmul(x.transpose()).sin().exp().sum();
    const at = tensor(
      Array.from({ length: 12 }, (_, k) => Array.from({ length: 12 }, (_, j) => Math.sin(k + 3 * j))),
    );
    const [ours, plain] = [defaultBackend(), plainBackend].map((backend) => grad(f, { backend })(at).values);
    const size = Math.max(...plain!.map(Math.abs));
    for (const [k, value] of plain!.entries()) assert.ok(Math.abs(value - ours![k]!) < 1e-5 * size);
  });
});
