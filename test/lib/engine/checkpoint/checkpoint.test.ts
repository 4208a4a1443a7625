import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  adam,
  averaged,
  dropout,
  layer,
  leaves,
  mapTree,
  parameter,
  randomNormal,
  readCheckpoint,
  readSafetensors,
  saveCheckpoint,
  type Tensor,
  tensor,
  training,
  writeSafetensors,
  zeros,
} from "../../../../lib/engine/index.js";
import { type Random, random } from "../../../../lib/numbers/random.js";
import { pythonWith } from "../../../tools/kernel/jupyter/python.js";

const at = (path: string): string => fileURLToPath(new URL(`../../../../../test/${path}`, import.meta.url));

const tree = () => ({
  layers: [{ W: tensor([[1.5, -2], [3, 4]]), b: tensor([0.1, -0]) }], // biome-ignore format: a matrix
  scale: tensor(Math.PI, { dtype: "float64" }),
  index: tensor([-1, 2 ** 31 - 1], { dtype: "int32" }),
  none: zeros([0, 4], { dtype: "float64" }),
  step: 12,
  numbers: [0.1, Number.NaN, -0, Infinity],
});

describe("a checkpoint", () => {
  it("gives back the tree that was stored, bit for bit", () => {
    const like = {
      ...mapTree(tree(), (x) => zeros(x.shape, { dtype: x.dtype })),
      step: 0,
      numbers: [0, 0, 0, 0],
    };
    const read = readCheckpoint(saveCheckpoint(tree()), like);
    assert.deepEqual(read.step, 12);
    assert.deepEqual(read.numbers, [0.1, Number.NaN, -0, Infinity]);
    for (const [k, x] of leaves(tree()).entries()) {
      const y = leaves(read)[k]!;
      assert.deepEqual([y.shape, y.dtype, y.values], [x.shape, x.dtype, x.values]);
    }
    assert.deepEqual(leaves(like).map(({ size }) => size), leaves(tree()).map(({ size }) => size)); // biome-ignore format: one line
  });

  it("calls tensors by their paths, and says what it is", () => {
    const { tensors, metadata } = readSafetensors(saveCheckpoint(tree(), { description: "two layers" }));
    assert.deepEqual([...tensors.keys()].sort(), ["index", "layers.0.W", "layers.0.b", "none", "scale"]);
    assert.deepEqual(metadata, {
      noether: "1",
      layout: "m copy",
      description: "two layers",
      numbers: '{"step":"12","numbers.0":"0.1","numbers.1":"NaN","numbers.2":"-0","numbers.3":"Infinity"}',
    });
  });

  it("stores a tensor alone", () => {
    assert.deepEqual(readCheckpoint(saveCheckpoint(tensor([1, 2])), zeros([2])).toArray(), [1, 2]);
  });

  it("lets a training go on bit for bit: parameters, average, optimiser, step and random numbers", async () => {
    const model = layer(
      { W: parameter([3, 2], "lecun"), b: parameter([2], "zeros") },
      ({ W, b }, x: Tensor) => x.matmul(W).add(b),
    );
    function* batches(draw: Random): Generator<Tensor> {
      for (;;) yield randomNormal([4, 3], draw);
    }
    const of = (draw: Random, steps: number) => ({
      model,
      loss: (predict: (x: Tensor) => Tensor, x: Tensor, stream: Random) =>
        dropout(predict(x), 0.3, stream).square().mean(),
      optimizer: adam({ rate: 0.1 }),
      batches: batches(draw),
      draw,
      steps,
      average: averaged(0.9),
    });
    const whole = training(of(random(5), 30));
    for await (const _ of whole);
    const half = training(of(random(5), 15));
    for await (const _ of half);
    const { step, parameters, average, state, random: stream } = half.now;
    const bytes = saveCheckpoint({ step, parameters, average, state, random: stream });

    const like = model.init(random(0));
    const state0 = adam().init(like);
    const from = readCheckpoint(bytes, {
      step: 0,
      parameters: like,
      average: like,
      state: state0,
      random: [0, 0, 0, 0],
    });
    const rest = training({ ...of(random(from.random), 30), from });
    for await (const _ of rest);
    assert.equal(rest.now.step, 30);
    const all = ({ now }: typeof whole) =>
      leaves([now.parameters, now.average, now.state]).map(({ values }) => values);
    assert.deepEqual(all(rest), all(whole));
    assert.deepEqual(rest.now.random, whole.now.random);
  });

  it("refuses a file of other tensors, with paths, shapes and kinds of both sides", () => {
    const bytes = saveCheckpoint({ W: zeros([2, 3]), b: zeros([3]), step: 1 });
    const refused = (like: unknown, ...lines: string[]): void =>
      assert.throws(() => readCheckpoint(bytes, like), {
        name: "RangeError",
        message: ["readCheckpoint: expected the file to have these tensors:", ...lines].join("\n  "),
      });
    refused(
      { W: zeros([3, 2]), c: zeros([3]), step: 1 },
      "W: expected [3, 2] float32, the file has [2, 3] float32",
      "c: expected [3] float32, the file has nothing",
      "b: expected nothing, the file has [3] float32",
    );
    refused({ W: zeros([2, 3], { dtype: "float64" }), b: zeros([3]), step: 1 }, "W: expected [2, 3] float64, the file has [2, 3] float32"); // biome-ignore format: one line
    refused({ W: zeros([2, 3]), b: zeros([3]) }, "step: expected nothing, the file has a number");
    refused({ W: zeros([2, 3]), b: 3, step: zeros([]) }, "b: expected a number, the file has [3] float32", "step: expected [] float32, the file has a number"); // biome-ignore format: one line
    const many = saveCheckpoint(Array.from({ length: 12 }, () => zeros([1])));
    assert.throws(() => readCheckpoint(many, []), /\n {2}and 4 more$/);
  });

  it("refuses to store what is neither tensor nor number", () => {
    assert.throws(() => saveCheckpoint({ a: { f: () => 1 } }), {
      name: "TypeError",
      message: "saveCheckpoint: expected tensors and numbers, got function at a.f: store what is not one of them elsewhere", // biome-ignore format: one line
    });
    assert.throws(() => saveCheckpoint({ name: "text" }), /got string at name/);
  });

  it("of a later version is refused", () => {
    const later = writeSafetensors(new Map(), { noether: "2" });
    assert.throws(() => readCheckpoint(later, {}), /expected a checkpoint of version 1, got 2/);
  });
});

describe("files of safetensors", () => {
  const fixture = readFileSync(at("lib/engine/fixtures/python.safetensors"));
  const like = {
    layers: [{ W: zeros([2, 3]), b: zeros([3]) }],
    scale: zeros([], { dtype: "float64" }),
    index: zeros([2, 1], { dtype: "int32" }),
    none: zeros([0, 4], { dtype: "float64" }),
  };

  it("by Python's package are read", () => {
    const { layers, scale, index, none } = readCheckpoint(fixture, like);
    assert.deepEqual(
      layers[0]!.W.values,
      Float32Array.from([-2.5, -1.5, -0.5, 0.5, 1.5, 2.5], (x) => x / 3),
    );
    assert.deepEqual(layers[0]!.b.values, new Float32Array([1e-30, -0, 3e38]));
    assert.equal(scale.item(), Math.PI);
    assert.deepEqual(index.toArray(), [[-1], [2 ** 31 - 1]]);
    assert.deepEqual(none.shape, [0, 4]);
    assert.deepEqual(readSafetensors(fixture).metadata, { by: "Python", note: "naïve" });
  });

  it("are read from anywhere in memory", () => {
    const shifted = new Uint8Array(fixture.length + 3);
    shifted.set(fixture, 3);
    assert.equal(readCheckpoint(shifted.subarray(3), like).scale.item(), Math.PI);
  });

  it("of ours are read by Python's package", function () {
    const python = pythonWith("safetensors", "numpy");
    if (!python) return this.skip();
    const folder = mkdtempSync(join(tmpdir(), "noether safetensors "));
    try {
      const file = join(folder, "ours.safetensors");
      writeFileSync(file, saveCheckpoint(tree(), { description: "naïve" }));
      const said = JSON.parse(
        execFileSync(python, [at("python/safetensors_fixture.py"), file], { encoding: "utf8" }),
      ) as {
        metadata: Record<string, string>;
        tensors: Record<string, { dtype: string; shape: number[]; values: number[] }>;
      };
      assert.equal(said.metadata.description, "naïve");
      const expected: Record<string, unknown> = {};
      mapTree(tree(), (x, path) => {
        expected[path] = { dtype: x.dtype, shape: x.shape, values: [...x.values] };
        return x;
      });
      assert.deepEqual(said.tensors, expected);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  const file = (header: unknown, numbers = 0): Uint8Array => {
    const json = Buffer.from(typeof header === "string" ? header : JSON.stringify(header));
    const bytes = new Uint8Array(8 + json.length + numbers);
    new DataView(bytes.buffer).setBigUint64(0, BigInt(json.length), true);
    bytes.set(json, 8);
    return bytes;
  };
  const entry = (begin: number, end: number, shape = [(end - begin) / 4], dtype = "F32") => ({ dtype, shape, data_offsets: [begin, end] }); // biome-ignore format: one line

  it("that are damaged or foreign are refused, each in a sentence", () => {
    const huge = file("{}");
    new DataView(huge.buffer).setBigUint64(0, 2n ** 63n, true);
    const wrong: readonly [string, Uint8Array, RegExp][] = [
      ["empty", new Uint8Array(), /expected 8 bytes at least, got 0: the file is truncated or another/],
      ["seven bytes", new Uint8Array(7), /got 7/],
      [
        "a huge header",
        huge,
        /header of 100 MB at most, got one of 9223372036854775808 bytes: this is no file of safetensors/,
      ],
      [
        "a zip archive",
        Buffer.from("PK\u0003\u0004\u0000\u0000\u0000\u0000\u0000\u0000"),
        /safetensors: expected a header/,
      ],
      [
        "a pickle",
        Buffer.from("\u0080\u0002}q\u0000(X\u0001\u0000\u0000\u0000a"),
        /safetensors: expected a header/,
      ],
      [
        "a truncated header",
        fixture.subarray(0, 50),
        /expected a header of \d+ bytes, got 42: the file is truncated or another/,
      ],
      ["a header that is no JSON", file("{'a': 1}"), /expected a header in JSON, got something else/],
      ["a header that is a list", file([]), /expected a header in JSON/],
      [
        "a header that is no UTF-8",
        new Uint8Array([1, 0, 0, 0, 0, 0, 0, 0, 0xff]),
        /expected a header in JSON/,
      ],
      [
        "truncated numbers",
        fixture.subarray(0, -1),
        /expected \d+ bytes of numbers, got \d+: the file is truncated/,
      ],
      [
        "more than was said",
        file({ a: entry(0, 8) }, 12),
        /expected 8 bytes of numbers, got 12: there is more after the last tensor/,
      ],
      [
        "overlapping tensors",
        file({ a: entry(0, 8), b: entry(4, 12) }, 12),
        /expected b to begin at byte 8 of the numbers, got 4: tensors overlap/,
      ],
      ["the same bytes twice", file({ a: entry(0, 8), b: entry(0, 8) }, 8), /tensors overlap/],
      [
        "room between tensors",
        file({ a: entry(0, 8), b: entry(12, 16) }, 16),
        /expected b to begin at byte 8 of the numbers, got 12: tensors leave room/,
      ],
      [
        "offsets beyond the end",
        file({ a: entry(0, 2 ** 40) }, 8),
        /expected 1099511627776 bytes of numbers, got 8: the file is truncated/,
      ],
      [
        "offsets backwards",
        file({ a: { dtype: "F32", shape: [2], data_offsets: [8, 0] } }, 8),
        /expected 8 bytes for a \[2\] F32, got the offsets \[8, 0\]/,
      ],
      [
        "a shape that does not hold them",
        file({ a: entry(0, 8, [3]) }, 8),
        /expected 12 bytes for a \[3\] F32, got the offsets \[0, 8\]/,
      ],
      [
        "a negative shape",
        file({ a: entry(0, 8, [-2, -1]) }, 8),
        /expected dtype, shape and data_offsets of a/,
      ],
      [
        "half numbers",
        file({ a: entry(0, 4, [2], "F16") }, 4),
        /kinds F32, F64, I32, got F16 in a: convert them before they are stored/,
      ],
      ["no entry", file({ a: 3 }), /expected dtype, shape and data_offsets of a, got 3/],
      ["metadata of numbers", file({ __metadata__: { a: 1 } }), /expected metadata of texts, got others/],
    ];
    for (const [what, bytes, message] of wrong)
      assert.throws(() => readSafetensors(bytes), (error: Error) => error instanceof RangeError && message.test(error.message), what); // biome-ignore format: one line
  });

  it("have room for names like those of objects", () => {
    const names = ["__proto__", "constructor", "toString"];
    const { tensors } = readSafetensors(
      writeSafetensors(new Map(names.map((name, k) => [name, tensor([k])]))),
    );
    assert.deepEqual([...tensors].map(([name, x]) => [name, x.item()]), names.map((name, k) => [name, k])); // biome-ignore format: one line
  });
});
