import assert from "node:assert/strict";
import {
  adam,
  assertAction,
  dense,
  fullOctahedral,
  judge,
  layer,
  type Matrix,
  matvec,
  type Random,
  random,
  type Tensor,
  tensor,
  training,
} from "noether";
import { autoencoderLaws, canonicalAutoencoder, orbitSelection } from "noether/autoencoder";
import { mapTree } from "noether/engine";

type Voxels = readonly number[];
const group = fullOctahedral();
const places = Array.from({ length: 27 }, (_, k) => [
  (k % 3) - 1,
  (Math.floor(k / 3) % 3) - 1,
  Math.floor(k / 9) - 1,
]);
const placeOf = ([x, y, z]: readonly number[]): number => x! + 1 + 3 * (y! + 1) + 9 * (z! + 1);
const targets = new Map(group.elements.map((h) => [String(h), places.map((p) => placeOf(matvec(h, p)))]));
const apply = (h: Matrix, f: Voxels): Voxels => {
  const moved = [...f];
  for (const [k, to] of targets.get(String(h))!.entries()) moved[to] = f[k]!;
  return moved;
};

/** Two rods and a dot beside the plane that mirrors them, in any of 48 positions: a body without a symmetry. */
function body(draw: Random): Voxels {
  const f = places.map(([x, y, z]) => (x === 0 && y === 0 ? 1 : y === 1 && z === 1 ? 0.5 : 0));
  f[placeOf([1, draw.integer(3) - 1, draw.integer(3) - 1])]! += 0.2 + 0.1 * draw.uniform();
  return apply(group.haar(draw), f);
}

describe("a group of one's own: the 48 symmetries of the cube on voxels", () => {
  it("makes of two perceptrons an autoencoder that learns, and keeps the laws to 1e-9, in forty lines", async () => {
    const xi = orbitSelection({ group, apply });
    const encoder = layer({ one: dense(27, 24), two: dense(24, 4) }, ({ one, two }, x: Tensor) =>
      two(one(x).silu()),
    );
    const decoder = layer({ one: dense(4, 24), two: dense(24, 27) }, ({ one, two }, z: Tensor) =>
      two(one(z).silu()),
    );
    const draw = random(1);
    const data = Array.from({ length: 48 }, () => body(draw));
    assertAction(xi.action, data.slice(0, 1));
    const canonical = tensor(data.map((f) => [...xi.canonical(f)]));
    const run = training({
      model: layer({ encoder, decoder }, (on, x: Tensor) => on.decoder(on.encoder(x))),
      loss: (predict, x: Tensor) => predict(x).sub(x).square().mean(),
      optimizer: adam({ rate: 0.01 }),
      batches: Array.from({ length: 60 }, () => canonical),
      draw,
    });
    for await (const _ of run);
    const { values } = run.now.losses;
    assert.ok(values.at(-1)! < values[0]! / 3, `${values[0]} to ${values.at(-1)}`);

    const trained = mapTree(run.now.parameters, (t) => t.as("float64"));
    const row = (x: readonly number[]): Tensor => tensor([[...x]], { dtype: "float64" });
    const functions = {
      encode: (f: Voxels): Voxels => Array.from(encoder.apply(trained.encoder, row(f)).values),
      decode: (z: Voxels): Voxels => Array.from(decoder.apply(trained.decoder, row(z)).values),
    };
    const laws = autoencoderLaws({
      action: xi.action,
      inputs: {
        examples: [[data[0]!] as [Voxels]],
        draw: (stream: Random): [Voxels] => [body(stream)],
        simpler: () => [],
      },
      loss: (u: Voxels, w: Voxels) => u.reduce((sum, x, k) => sum + (x - w[k]!) ** 2, 0),
    });
    const holds = (of: ReturnType<typeof canonicalAutoencoder<Matrix, Voxels, Voxels>>): boolean[] =>
      Object.values(laws).map((law) => judge(law, of, { random: random(2), runs: 4 }).holds);
    const ours = canonicalAutoencoder(xi, functions);
    assert.deepEqual(holds(ours), [true, true, true]);
    // The control: the same perceptrons on the bodies as they are.
    assert.deepEqual(holds({ ...ours, ...functions, psi: () => group.identity }), [false, false, false]);
  });
});
