import assert from "node:assert/strict";
import { describe, it } from "mocha";
import {
  type Edges,
  einsum,
  fromRows,
  grad,
  haarOrthogonal,
  type IrrepsArray,
  irrepsD,
  type Matrix,
  random,
  type Tensor,
  tensor,
  valueAndGrad,
} from "noether";
import { leaves } from "noether/engine";
import {
  assertDifferent,
  assertEqual,
  assertLearns,
  asTensor,
  double,
  draw,
  numbers,
  trained,
} from "./pieceChecks.js";
import {
  bessel,
  dense,
  energyModel,
  type Labelled,
  lifting,
  message,
  type Neighbours,
  pointConvolution,
  trainedOnForces,
  update,
} from "./pieces.js";

/** Q x for vectors [..., xyz] and [..., xyz, channel]. */
const turn = (Q: Matrix, x: Tensor): Tensor => einsum("i j, node j -> node i", asTensor(Q), x);
const turnChannels = (Q: Matrix, v: Tensor): Tensor =>
  einsum("i j, node j channel -> node i channel", asTensor(Q), v);

/** Rotations, and reflections. */
const motions = Array.from({ length: 4 }, () => haarOrthogonal(3, draw)).flatMap((Q) => [
  Q,
  Q.map((row) => row.map((x) => -x)),
]);

/** Five nodes, each with all others as neighbours. */
const nodes = 5;
const pairs = Array.from(
  { length: nodes ** 2 },
  (_, k) => [k % nodes, Math.floor(k / nodes)] as const,
).filter(([source, target]) => source !== target);
const edges: Edges = {
  source: tensor(Int32Array.from(pairs, ([source]) => source)),
  target: tensor(Int32Array.from(pairs, ([, target]) => target)),
  nodes,
};
const positions = numbers(nodes, 3);
const between = (x: Tensor): Tensor => x.gather(edges.source).sub(x.gather(edges.target));
const neighbours = (x: Tensor): Neighbours => {
  const r = between(x);
  const distance = r.norm(1, { keep: true });
  const [basis, cutoff] = bessel(distance, 4, 5);
  return { ...edges, basis, cutoff, direction: r.div(distance) };
};

describe("a dense layer", () => {
  const model = dense(3, 2);
  const parameters = model.init(random(1), double);
  const x = numbers(6, 3);
  const order = tensor(Int32Array.from([2, 0, 5, 1, 4, 3]));

  it("is y = x W + b", () => {
    const [W, b] = leaves(parameters) as [Tensor, Tensor];
    for (let i = 0; i < 6; i++)
      for (let j = 0; j < 2; j++) {
        let y = b.values[j]!;
        for (let k = 0; k < 3; k++) y += x.values[3 * i + k]! * W.values[2 * k + j]!;
        assert.ok(Math.abs(model.apply(parameters, x).values[2 * i + j]! - y) < 1e-12);
      }
  });

  it("commutes with permutations of the rows, and a sum that ends early does not", () => {
    assertEqual(model.apply(parameters, x.gather(order)), model.apply(parameters, x).gather(order));
    const broken = (rows: Tensor): Tensor => model.apply(parameters, rows.cumulativeSum(0));
    assertDifferent(broken(x.gather(order)), broken(x).gather(order));
  });

  it("learns", () => {
    const y = x.matmul(numbers(3, 2)).add(2);
    assertLearns(trained(model.init(random(2), double), (at) => model.apply(at, x).sub(y)));
  });
});

describe("the lifting convolution", () => {
  const side = 3;
  /** An image [..., row, column] turned by 90 degrees, k times. */
  const turned = (x: Tensor, k: number): Tensor => (k === 0 ? x : turned(x.transpose().flip(-2), k - 1));
  const pixels = asTensor(
    Array.from({ length: 9 }, (_, i) => Array.from({ length: 9 }, (_, j) => (i === j ? 1 : 0))),
  );
  /** [to, from]: what the turn makes of each pixel alone. */
  const matrix = (k: number): Tensor =>
    turned(pixels.reshape([9, side, side]), k)
      .reshape([9, 9])
      .transpose();
  const turns = tensor(
    [0, 1, 2, 3].map((k) => matrix(k).toArray()),
    double,
  );
  const images = numbers(2, 2, 6, 6);
  /** Turned images and turned results [batch, out, g, row, column], where g moves on by one. */
  const both = (by: Tensor): [Tensor, Tensor] => {
    const model = lifting(2, 3, side, by);
    const of = (x: Tensor): Tensor => {
      const y = model.apply(model.init(random(1), double), x);
      return y.reshape([2, 3, 4, 4, 4]);
    };
    const before = of(images).permute([2, 0, 1, 3, 4]);
    const moved = turned(before.gather(tensor(Int32Array.from([3, 0, 1, 2]))), 1);
    return [of(turned(images, 1)), moved.permute([1, 2, 0, 3, 4])];
  };

  it("turns with the image, and the copies move on", () => {
    assertEqual(...both(turns));
  });

  it("does not where the kernel is turned the other way", () => {
    assertDifferent(...both(turns.transpose()));
  });

  it("learns", () => {
    const model = lifting(2, 3, side, turns);
    const y = model.apply(model.init(random(5), double), images);
    assertLearns(trained(model.init(random(6), double), (at) => model.apply(at, images).sub(y)));
  });
});

describe("PaiNN's message and update", () => {
  const [send, change] = [message(4, 4), update(4)];
  const parameters = { send: send.init(random(1), double), change: change.init(random(2), double) };
  const [s, v] = [numbers(nodes, 4), numbers(nodes, 3, 4)];
  const block = (at: typeof parameters, vectors: Tensor, x: Tensor): [Tensor, Tensor] => {
    const [ds, dv] = send.apply(at.send, s, vectors, neighbours(x));
    return change.apply(at.change, s.add(ds), vectors.add(dv));
  };

  it("leave scalars as they are and turn vectors, under rotations and reflections", () => {
    const [scalars, vectors] = block(parameters, v, positions);
    for (const Q of motions) {
      const [again, turned] = block(parameters, turnChannels(Q, v), turn(Q, positions));
      assertEqual(again, scalars);
      assertEqual(turned, turnChannels(Q, vectors));
    }
  });

  it("do not where an activation is put on the components of vectors", () => {
    const broken = (vectors: Tensor, x: Tensor): Tensor => block(parameters, vectors.silu(), x)[1];
    const [Q] = motions;
    assertDifferent(broken(turnChannels(Q!, v), turn(Q!, positions)), turnChannels(Q!, broken(v, positions)));
  });

  it("learn", () => {
    const aim = numbers(nodes, 3, 4);
    assertLearns(
      trained(parameters, (at) =>
        block(at, v, positions)[1].sub(turnChannels(motions[0]!, aim.mul(0.1)).add(v)),
      ),
    );
  });
});

describe("the convolution of points", () => {
  const [input, output] = ["2x0e + 2x1o", "2x0e + 1x1o + 1x2e"] as const;
  const model = pointConvolution(input, output, 2, 4);
  const parameters = model.init(random(1), double);
  const rows = numbers(nodes, 8);
  const act = (text: typeof input | typeof output, Q: Matrix, x: Tensor): Tensor =>
    einsum("i j, node j -> node i", asTensor(irrepsD<string>(text, Q)), x);
  const convolved = (x: Tensor, h: Tensor): Tensor =>
    model.apply(parameters, fromRows(input, h), between(x), neighbours(x).basis, edges).toRows();

  it("commutes with rotations and reflections", () => {
    const y = convolved(positions, rows);
    for (const Q of motions)
      assertEqual(convolved(turn(Q, positions), act(input, Q, rows)), act(output, Q, y));
  });

  it("does not with features in the other order, or without turning the points", () => {
    const [Q] = motions;
    const y = convolved(positions, rows);
    assertDifferent(convolved(positions, act(input, Q!, rows)), act(output, Q!, y));
    const swapped = rows.gather(tensor(Int32Array.from([1, 0, 2, 3, 4])));
    assertDifferent(convolved(turn(Q!, positions), act(input, Q!, swapped)), act(output, Q!, y));
  });

  it("has irreps that the compiler and the layer compare", () => {
    const h: IrrepsArray<"2x0e+2x1o"> = fromRows(input, rows);
    const wrong = fromRows("2x0e + 2x1e", rows);
    const { basis } = neighbours(positions);
    assert.ok(model.apply(parameters, h, between(positions), basis, edges).is("2x0e+1x1o+1x2e"));
    // @ts-expect-error Type '"2x0e+2x1e"' is not assignable to type '"2x0e+2x1o"'
    assert.throws(() => model.apply(parameters, wrong, between(positions), basis, edges), {
      message: /expected x of 2x0e\+2x1o, got 2x0e\+2x1e$/,
    });
  });

  it("learns", () => {
    const h = fromRows(input, rows);
    const [r, { basis }] = [between(positions), neighbours(positions)];
    const y = model.apply(model.init(random(5), double), h, r, basis, edges).array;
    assertLearns(
      trained(model.init(random(6), double), (at) => model.apply(at, h, r, basis, edges).array.sub(y)),
    );
  });
});

describe("training on energies and forces", () => {
  const kinds = asTensor([
    [1, 0],
    [1, 0],
    [0, 1],
    [0, 1],
    [0, 1],
  ]);
  const model = energyModel(2, 4, 4);
  const parameters = model.init(random(3), double);
  const energy = (x: Tensor): Tensor => model.apply(parameters, x, kinds, edges);

  it("has energies that stay and forces that turn, which add up to 0", () => {
    const forces = grad(energy)(positions);
    for (const Q of motions) {
      assertEqual(energy(turn(Q, positions)), energy(positions));
      assertEqual(grad(energy)(turn(Q, positions)), turn(Q, forces));
    }
    assertEqual(forces.sum(0), tensor([0, 0, 0], double));
    assertDifferent(forces, forces.mul(0));
  });

  it("has none of that where the energy sees the positions themselves", () => {
    const broken = (x: Tensor): Tensor => energy(x).add(x.square().square().sum());
    const [Q] = motions;
    assertDifferent(broken(turn(Q!, positions)), broken(positions));
    assertDifferent(grad(broken)(positions).sum(0), tensor([0, 0, 0], double));
  });

  it("learns both in float32", () => {
    const single = kinds.as("float32");
    const molecules: Labelled[] = Array.from({ length: 3 }, () => {
      const x = numbers(nodes, 3);
      const [E, slope] = valueAndGrad(energy)(x);
      return {
        positions: x.as("float32"),
        kinds: single,
        edges,
        energy: E.as("float32"),
        forces: slope.neg().as("float32"),
      };
    });
    const losses = trainedOnForces(model, molecules, 40);
    assertLearns([losses[0]!, losses.at(-1)!]);
  });
});
