import assert from "node:assert/strict";
import { trace } from "noether";
import { smallMolecules } from "../../../../tools/cells/data/molecules.js";

describe("small molecules", () => {
  it("are found by their SMILES, with the atoms that it names and as many positions", async () => {
    const set = await smallMolecules();
    const benzene = set.molecule(set.find("c1ccccc1"));
    assert.deepEqual(benzene.numbers.toSorted(), [1, 1, 1, 1, 1, 1, 6, 6, 6, 6, 6, 6].toSorted());
    assert.equal(benzene.positions.length, 12);
    assert.equal(set.find("no molecule"), -1);
    assert.equal(set.molecule(0).smiles, "C");
    assert.equal(set.molecule(set.count - 1).positions.length, set.molecule(set.count - 1).numbers.length);
  });

  it("have dipoles from minus to plus: to the hydrogens of water and ammonia, and none in methane and ethyne", async () => {
    const set = await smallMolecules();
    for (const [smiles, heavy] of [
      ["O", 8],
      ["N", 7],
    ] as const) {
      const { numbers, positions, dipole } = set.molecule(set.find(smiles));
      const centre = positions[numbers.indexOf(heavy)]!;
      const towards = positions.reduce(
        (sum, r) => sum + r.reduce((part, x, k) => part + (x - centre[k]!) * dipole[k]!, 0),
        0,
      );
      assert.ok(towards > 0, smiles);
      assert.ok(Math.hypot(...dipole) > 0.2, smiles);
    }
    for (const smiles of ["C", "C#C"])
      assert.ok(Math.hypot(...set.molecule(set.find(smiles)).dipole) < 1e-3, smiles);
  });

  it("have polarisabilities that are symmetric and not negative, and methane's is a multiple of 1", async () => {
    const set = await smallMolecules();
    for (let i = 0; i < set.count; i++) {
      const { polarisability: alpha } = set.molecule(i);
      for (const [a, b] of [
        [0, 1],
        [0, 2],
        [1, 2],
      ] as const)
        assert.ok(Math.abs(alpha[a]![b]! - alpha[b]![a]!) < 1e-5);
      assert.ok(trace(alpha) > 0);
    }
    const [methane, ethyne] = [set.molecule(0), set.molecule(set.find("C#C"))];
    const spread = (alpha: readonly (readonly number[])[]): number => Math.abs(alpha[0]![0]! - alpha[1]![1]!);
    assert.ok(spread(methane.polarisability) < 1e-5);
    assert.ok(spread(ethyne.polarisability) > 1);
  });

  it("bind: the energy is below that of the free atoms", async () => {
    const set = await smallMolecules();
    for (let i = 0; i < set.count; i++) assert.ok(set.molecule(i).atomisation < 0);
  });

  it("are split into three parts without a common molecule", async () => {
    const { train, val, test, count } = await smallMolecules();
    assert.equal(new Set([...train, ...val, ...test]).size, count);
    assert.equal(train.length + val.length + test.length, count);
  });

  it("refuse a number that is not a molecule's", async () => {
    const set = await smallMolecules();
    assert.throws(() => set.molecule(set.count), /expected the number of a molecule, 0 to 6978, got 6979/);
  });
});
