import assert from "node:assert/strict";
import {
  type Molecule,
  mdBenzene,
  mdEthanol,
  mdMalonaldehyde,
  mdWater,
} from "../../../../tools/cells/data/molecule.js";

type Vectors = readonly (readonly number[])[];

const all = (count: number): number[] => Array.from({ length: count }, (_, i) => i);
const largest = (values: readonly number[]): number => Math.max(...values.map(Math.abs));

/** The sum of the forces, and the sum of r x F, over the atoms. */
function netForceAndTorque(positions: Vectors, forces: Vectors): number[] {
  return [0, 1, 2].flatMap((k) => {
    const [a, b] = [(k + 1) % 3, (k + 2) % 3];
    return [
      forces.reduce((sum, force) => sum + force[k]!, 0),
      positions.reduce((sum, r, i) => sum + r[a]! * forces[i]![b]! - r[b]! * forces[i]![a]!, 0),
    ];
  });
}

describe("molecules in motion", () => {
  it("are what their names say: an oxygen with two hydrogens near it, a ring of six carbons", async () => {
    const [water, benzene] = await Promise.all([mdWater(), mdBenzene()]);
    assert.deepEqual(water.atoms, ["O", "H", "H"]);
    assert.deepEqual([...benzene.atoms].sort(), [..."CCCCCCHHHHHH"]);
    for (const i of all(water.frames)) {
      const [o, ...hydrogens] = water.positions(i) as [readonly number[], ...Vectors];
      for (const h of hydrogens) assert.ok(Math.abs(Math.hypot(...h.map((x, k) => x - o[k]!)) - 0.96) < 0.3);
    }
  });

  it("have forces that pull a bond back which is longer than at rest, and push one which is shorter", async () => {
    for (const [molecule, bond] of [
      [await mdWater(), [0, 1]],
      [await mdBenzene(), [0, 1]],
      [await mdEthanol(), [2, 8]],
      [await mdMalonaldehyde(), [2, 6]],
    ] as const) {
      const along = (positions: Vectors): readonly number[] =>
        positions[bond[1]]!.map((x, k) => x - positions[bond[0]]![k]!);
      const rest = Math.hypot(...along(molecule.relaxed));
      let [work, signs] = [0, 0];
      for (const i of all(molecule.frames)) {
        const d = along(molecule.positions(i));
        const [f, g] = bond.map((atom) => molecule.forces(i)[atom]!) as [
          readonly number[],
          readonly number[],
        ];
        const apart = g.reduce((sum, x, k) => sum + ((x - f[k]!) * d[k]!) / Math.hypot(...d), 0);
        const product = apart * (Math.hypot(...d) - rest);
        work += product;
        signs += Math.sign(product);
      }
      assert.ok(work < 0 && signs < -0.5 * molecule.frames, `${molecule.name}: ${work}, ${signs}`);
    }
  });

  it("have dipoles from minus to plus: water's from its oxygen to its hydrogens, of about 0.4 e angstrom", async () => {
    const water = await mdWater();
    let size = 0;
    for (const i of all(water.frames)) {
      const [o, h, k] = water.positions(i) as [readonly number[], readonly number[], readonly number[]];
      const axis = o.map((x, n) => (h[n]! + k[n]!) / 2 - x);
      const dipole = water.dipole(i);
      const cosine =
        axis.reduce((sum, x, n) => sum + x * dipole[n]!, 0) / Math.hypot(...axis) / Math.hypot(...dipole);
      assert.ok(cosine > 0.9, `${i}: ${cosine}`);
      size += Math.hypot(...dipole) / water.frames;
    }
    // 1.85 debye in experiment are 0.385 e angstrom.
    assert.ok(Math.abs(size - 0.42) < 0.08, String(size));
  });

  it("keep their bonds while they move: the last atom of ethanol is the hydrogen of its oxygen, in every frame", async () => {
    const ethanol = await mdEthanol();
    assert.deepEqual(ethanol.atoms, [..."CCOHHHHHH"]);
    for (const i of all(ethanol.frames)) {
      const [, , oxygen, ...others] = ethanol.positions(i);
      const apart = others.map((h) => Math.hypot(...h.map((x, k) => x - oxygen![k]!)));
      assert.equal(apart.indexOf(Math.min(...apart)), others.length - 1);
      assert.ok(apart.at(-1)! < 1.2);
    }
  });

  it("have neither a net force nor a torque, as must be for an energy that is invariant under translations and rotations", async () => {
    const water = await mdWater();
    for (const i of all(water.frames))
      assert.ok(largest(netForceAndTorque(water.positions(i), water.forces(i))) < 1e-3);
    const wrong = netForceAndTorque(water.positions(0), water.forces(0).toReversed());
    assert.ok(largest(wrong) > 0.1);
  });

  it("are split into frames to train, to choose and to test, none of them twice", async () => {
    const { train, val, test, frames }: Molecule = await mdWater();
    assert.deepEqual([train.length, val.length, test.length], [800, 100, 300]);
    assert.equal(new Set([...train, ...val, ...test]).size, frames);
  });

  it("refuse a number that is not a frame's", async () => {
    const water = await mdWater();
    assert.throws(() => water.positions(1200), { name: "RangeError", message: /0 to 1199, got 1200/ });
  });
});
