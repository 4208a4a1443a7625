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
import {
  assertDifferent,
  assertEqual,
  assertLearns,
  asTensor,
  double,
  normals,
  trained,
} from "./pieceChecks.js";
import {
  bessel,
  energyModel,
  type Labelled,
  message,
  type Neighbours,
  pointConvolution,
  trainedOnForces,
  update,
} from "./pieces.js";

const draw = random(23);
const numbers = normals(draw);

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
