import assert from "node:assert/strict";
import {
  countParameters,
  type Layer,
  layer,
  mapTree,
  normal,
  ones,
  parameter,
  type Tensor,
  tensor,
  valueAndGrad,
} from "../../../lib/engine/index.js";
import { recording } from "../../../lib/engine/recording.js";
import { random } from "../../../lib/numbers/random.js";

const dense = (inputs: number, outputs: number) =>
  layer(
    { W: parameter([inputs, outputs], "lecun"), b: parameter([outputs], "zeros") },
    ({ W, b }, x: Tensor) => x.matmul(W).add(b),
  );

const chain = (widths: readonly number[]) =>
  layer({ layers: widths.slice(1).map((width, k) => dense(widths[k]!, width)) }, ({ layers }, x: Tensor) =>
    layers.reduce((h, each, k) => (k === 0 ? each(h) : each(h.tanh())), x),
  );

const paths = (tree: unknown): Record<string, readonly number[]> => {
  const found: Record<string, readonly number[]> = {};
  mapTree(tree, (t, path) => {
    found[path] = t.shape;
    return t;
  });
  return found;
};

describe("layer", () => {
  it("is x W + b at its parameters", () => {
    const parameters = { W: tensor([[1, 2, 3], [4, 5, 6]]), b: tensor([10, 20, 30]) }; // biome-ignore format: a matrix
    assert.deepEqual(
      dense(2, 3)
        .apply(parameters, tensor([[1, -1]]))
        .toArray(),
      [[7, 17, 27]],
    );
  });

  it("has parameters that are records in the form of its parts", () => {
    const parameters = chain([2, 5, 3]).init(random(1));
    assert.deepEqual(paths(parameters), {
      "layers.0.W": [2, 5],
      "layers.0.b": [5],
      "layers.1.W": [5, 3],
      "layers.1.b": [3],
    });
    assert.equal(Object.getPrototypeOf(parameters), Object.prototype);
    assert.equal(countParameters(parameters), 2 * 5 + 5 + 5 * 3 + 3);
  });

  it("gives each place parameters of its own, even if one layer is in two places", () => {
    const one = dense(2, 2);
    const { a, b } = layer({ a: one, b: one }, ({ a, b }, x: Tensor) => a(b(x))).init(random(1));
    assert.notDeepEqual(a.W.toArray(), b.W.toArray());
  });

  it("draws its parameters in the order of its parts, the same for both kinds of floats", () => {
    const model = chain([2, 3, 1]);
    const draw = random(4);
    const expected = [...Array(6)].map(() => Math.sqrt(1 / 2) * draw.normal());
    expected.push(...[...Array(3)].map(() => Math.sqrt(1 / 3) * draw.normal()));
    const drawn = ({ layers }: ReturnType<typeof model.init>) => layers.flatMap(({ W }) => [...W.values]);
    assert.deepEqual(drawn(model.init(random(4), { dtype: "float64" })), expected);
    assert.deepEqual(drawn(model.init(random(4))), expected.map(Math.fround));
  });

  it("is differentiated by its parameters, also those of its parts", () => {
    const model = chain([2, 3, 1]);
    const parameters = model.init(random(2), { dtype: "float64" });
    const x = tensor([[1, 2]], { dtype: "float64" });
    const [, gradient] = valueAndGrad((p: typeof parameters) => model.apply(p, x).sum())(parameters);
    const { W } = parameters.layers[1]!;
    const hidden = dense(2, 3).apply(parameters.layers[0]!, x).tanh();
    assert.deepEqual(gradient.layers[1]!.W.toArray(), hidden.reshape([3, 1]).toArray());
    const slope = W.reshape([3]).mul(hidden.reshape([3]).square().neg().add(1));
    assert.ok(gradient.layers[0]!.b.sub(slope).values.every((error) => Math.abs(error) < 1e-15));
  });

  it("opens a step if none is open, and closes it", () => {
    let was: unknown;
    const spy = layer({}, (_, x: Tensor) => {
      was = recording.scope;
      return x.add(1);
    });
    const y = spy.apply({}, tensor([1]));
    assert.ok(was !== undefined);
    assert.equal(recording.scope, undefined);
    assert.deepEqual(y.toArray(), [2]);
    assert.equal(y.origin, undefined);
  });

  it("takes layers that are written by hand", () => {
    const byHand: Layer<[x: Tensor], Tensor, { by: Tensor }> = {
      init: (_, { dtype = "float32" } = {}) => ({ by: ones([], { dtype }) }),
      apply: ({ by }, x) => x.mul(by),
    };
    const model = layer({ byHand, again: dense(1, 1) }, ({ byHand, again }, x: Tensor) => byHand(again(x)));
    const parameters = model.init(random(1));
    assert.equal(model.apply(parameters, ones([1, 1])).item(), parameters.again.W.item());
    assert.throws(() => model.apply({ ...parameters, again: dense(2, 1).init(random(1)) }, ones([1, 1])), {
      message: /^apply: .*\n {2}again\.W: the layer has \[1, 1\], the parameters have \[2, 1\]$/,
    });
  });
});

describe("parameters of another architecture", () => {
  const model = chain([2, 5, 3]);
  const refused = (parameters: unknown, ...lines: string[]): void =>
    assert.throws(() => model.apply(parameters as never, ones([1, 2])), {
      name: "RangeError",
      message: ["apply: expected the parameters of this layer, got others:", ...lines].join("\n  "),
    });

  it("are refused, with paths and shapes of both sides", () => {
    refused(
      chain([2, 4, 3]).init(random(1)),
      "layers.0.W: the layer has [2, 5], the parameters have [2, 4]",
      "layers.0.b: the layer has [5], the parameters have [4]",
      "layers.1.W: the layer has [5, 3], the parameters have [4, 3]",
    );
    refused(
      chain([2, 5]).init(random(1)),
      "layers.1.W: the layer has [5, 3], the parameters have nothing",
      "layers.1.b: the layer has [3], the parameters have nothing",
    );
    refused(
      { ...model.init(random(1)), more: ones([7]) },
      "more: the layer has nothing, the parameters have [7]",
    );
  });

  it("are refused if they are not parameters at all", () => {
    for (const wrong of [undefined, null, 3, ones([2]), [], model.init])
      assert.throws(() => model.apply(wrong as never, ones([1, 2])), {
        message: /layers\.0\.W: the layer has \[2, 5\], the parameters have nothing/,
      });
  });

  it("are listed up to eight lines", () => {
    assert.throws(() => chain(Array(9).fill(2)).apply({} as never, ones([1, 2])), /and 8 more$/);
  });

  it("are accepted if they are those of the architecture", () => {
    assert.deepEqual(model.apply(model.init(random(1)), ones([4, 2])).shape, [4, 3]);
  });
});

describe("parameter", () => {
  it("refuses what is not a shape and what is not an initialiser", () => {
    assert.throws(() => parameter([-1], "zeros"), /parameter: expected a shape/);
    assert.throws(() => parameter([2, 2], "xavier" as never), {
      message:
        'parameter: expected one of "zeros", "ones", "lecun", "glorot", "he" or an initialiser such as normal(0.1), got "xavier"',
    });
    assert.throws(() => parameter([2, 2], "toString" as never), RangeError);
    assert.throws(() => parameter([3], "lecun"), {
      message:
        "lecun: expected a shape [..., in, out], got [3]: say how wide its numbers are by normal(deviation)",
    });
    assert.deepEqual(parameter([3], normal(0.1)).shape, [3]);
  });
});

describe("layer refuses", () => {
  it("parts that are neither parameters nor layers", () => {
    const wrong: readonly [unknown, RegExp][] = [
      [
        ones([2]),
        /expected W to be a parameter, a layer or a list of layers, got another object: make a tensor/,
      ],
      [3, /got number/],
      [[parameter([1], "zeros"), 4], /got a list of other things/],
      [null, /got null/],
    ];
    for (const [part, message] of wrong)
      assert.throws(() => layer({ W: part as never }, () => 0), { name: "TypeError", message });
  });

  it("names that a path could not tell apart", () => {
    assert.throws(() => layer({ "a.b": parameter([1], "zeros") }, () => 0), /name without dots/);
    assert.throws(() => layer({ "": parameter([1], "zeros") }, () => 0), /name without dots/);
  });
});

describe("the types of layers", () => {
  const a = dense(1, 1);
  const b = layer({ one: a, many: [a, a] }, ({ one, many }, x: Tensor, k: number) =>
    many.reduce((h, f) => f(h), one(x)).mul(k),
  );
  const c = layer({ b, again: [b, b] }, ({ b, again }, x: Tensor) => again[0](b(x, 2), 3));
  const d = layer({ c }, ({ c }, x: Tensor): [Tensor, number] => [c(x), 1]);

  it("follow four deep, through lists", () => {
    const p = d.init(random(1));
    const [y, n]: [Tensor, number] = d.apply(p, p.c.b.one.W);
    const w: Tensor = p.c.again[1].many[0].b;
    assert.deepEqual([y.shape, n, w.shape], [[1, 1], 1, [1]]);
    // @ts-expect-error no such part
    assert.equal(p.c.b.two, undefined);
    const wrong = () => {
      // @ts-expect-error a number is missing
      layer({ b }, ({ b }, x: Tensor) => b(x));
      // @ts-expect-error a third of two
      p.c.again[2];
      // @ts-expect-error the parameters of another layer
      d.apply(c.init(random(1)), p.c.b.one.W);
      // @ts-expect-error a tensor is not a list
      a.apply(a.init(random(1)), [1]);
    };
    assert.equal(typeof wrong, "function");
  });

  it("are annotated by arguments and result alone", () => {
    const model: Layer<[x: Tensor], Tensor> = a;
    const around = layer({ model }, ({ model }, x: Tensor) => model(x).neg());
    const p = around.init(random(1));
    assert.deepEqual(around.apply(p, ones([1, 1])).shape, [1, 1]);
    // @ts-expect-error two arguments
    const wrong: Layer<[x: Tensor], Tensor> = b;
    assert.equal(wrong, b);
  });
});
