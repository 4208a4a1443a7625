import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { grad, random, type Tensor, tensor, valueAndGrad } from "noether";
import { leaves, type Tree } from "noether/engine";
import type { Vector } from "../../../lib/algebra/vector.js";
import { ethanolBatch } from "../../../tools/bench/engine/ethanol.js";
import { nequip } from "../../../tools/bench/engine/nequip.js";
import { fill, reference } from "../../support/e3nn/reference.js";

interface Network {
  readonly silu_cst: number;
  readonly sigmoid_cst: number;
  readonly params: readonly { readonly name: string; readonly shape: readonly number[] }[];
  readonly energy: Vector;
  readonly forces: readonly Vector[];
  readonly loss: number;
  readonly param_grad_norms: Vector;
  readonly param_grad_first: Vector;
  readonly grads_small: Readonly<Record<string, unknown>>;
}

interface Block {
  readonly up: Tree;
  readonly first: Tree;
  readonly second: Tree;
  readonly down: Tree;
  readonly self: Tree;
}
interface Parameters {
  readonly embed: Tree;
  readonly blocks: readonly Block[];
  readonly first: Tree;
  readonly second: Tree;
}

/** Our parameters, in the order and under the names of e3nn's. */
function named({ embed, blocks, first, second }: Parameters): Readonly<Record<string, Tensor>> {
  const parts: [string, Tree][] = [["embed.weight", embed]];
  for (const [k, block] of blocks.entries()) {
    const own = {
      up: block.up,
      "mlp.layer0": block.first,
      "mlp.layer1": block.second,
      down: block.down,
      sc: block.self,
    };
    for (const [name, part] of Object.entries(own)) parts.push([`layers.${k}.${name}.weight`, part]);
  }
  parts.push(["r1.weight", first], ["r2.weight", second]);
  return Object.fromEntries(parts.map(([name, part]) => [name, leaves(part)[0]!]));
}

describe("a network as e3nn computes it", () => {
  const stored = reference<Network>("network");
  const { positions, molecules, energies, forces } = ethanolBatch(2, "float64", fill);
  const model = nequip({ mul: 4, hidden: 8 }, { silu: stored.silu_cst, sigmoid: stored.sigmoid_cst });
  const given = Object.fromEntries(
    stored.params.map(({ name, shape }, k) => {
      const size = shape.reduce((a, b) => a * b, 1);
      return [name, tensor(Float64Array.from(fill(100 + k, size)), { shape })];
    }),
  );
  const W = (name: string): { W: Tensor } => ({ W: given[name]! });
  const parameters = {
    embed: W("embed.weight"),
    blocks: [0, 1, 2].map((k) => ({
      up: W(`layers.${k}.up.weight`),
      first: W(`layers.${k}.mlp.layer0.weight`),
      second: W(`layers.${k}.mlp.layer1.weight`),
      down: W(`layers.${k}.down.weight`),
      self: given[`layers.${k}.sc.weight`]!,
    })),
    first: W("r1.weight"),
    second: W("r2.weight"),
  };
  const energyAndForces = (at: Tree, x: Tensor): readonly [Tensor, Tensor] => {
    const [, slope, energy] = valueAndGrad((r: Tensor) => {
      const E = model.apply(at, r, molecules);
      return [E.sum(), E] as const;
    })(x);
    return [energy, slope.neg()];
  };
  const near = (a: ArrayLike<number>, b: ArrayLike<number>): void => {
    assert.equal(a.length, b.length);
    const size = Math.max(1e-3, ...Array.from(b, Math.abs));
    for (let k = 0; k < b.length; k++)
      assert.ok(Math.abs(a[k]! - b[k]!) < 1e-12 * size, `${k}: ${a[k]}, ${b[k]}`);
  };

  it("takes the parameters that it draws itself", () => {
    const own = named(model.init(random(1), { dtype: "float64" }) as Parameters);
    assert.deepEqual(
      Object.entries(own).map(([name, { size }]) => [name, size]),
      Object.entries(given).map(([name, { size }]) => [name, size]),
    );
  });

  it("gives its energies and forces", () => {
    const [E, F] = energyAndForces(parameters, positions);
    near(E.values, stored.energy);
    near(F.values, stored.forces.flat());
  });

  it("gives its loss on energies and forces, and the gradients of that by all parameters", () => {
    const loss = (at: typeof parameters): Tensor => {
      const [E, F] = energyAndForces(at, positions);
      return E.sub(energies).square().mean().add(F.sub(forces).square().mean());
    };
    const [value, gradient] = valueAndGrad(loss)(parameters);
    near([value.item()], [stored.loss]);
    const own = named(gradient);
    const list = Object.values(own);
    near(
      list.map(({ values }) => Math.hypot(...values)),
      stored.param_grad_norms,
    );
    near(
      list.map(({ values }) => values[0]!),
      stored.param_grad_first,
    );
    for (const [name, expected] of Object.entries(stored.grads_small))
      near(own[name]!.values, (expected as number[][][]).flat(3) as unknown as number[]);
  });

  it("moves no energy when the molecules turn, and one when they bend", () => {
    const [c, s] = [Math.cos(0.7), Math.sin(0.7)];
    const R = tensor(
      [
        [c, -s, 0],
        [s, c, 0],
        [0, 0, 1],
      ],
      { dtype: "float64" },
    );
    const E = model.apply(parameters, positions, molecules);
    near(model.apply(parameters, positions.matmul(R), molecules).values, E.values);
    const bent = model.apply(parameters, positions.mul(tensor([1, 1, 1.5], { dtype: "float64" })), molecules);
    assert.ok(Math.abs(bent.values[0]! - E.values[0]!) > 1e-6);
    assert.ok(
      grad((x: Tensor) => model.apply(parameters, x, molecules).sum())(positions).size === positions.size,
    );
  });
});
