import assert from "node:assert/strict";
import { type Mark, orbitalLevels } from "noether/figure";

describe("orbitalLevels", () => {
  const spectra = { "Hartree-Fock": [-20.2, -1.3, -0.6, 0.4], network: [-20.1, -1.2, -0.7, 0.5] };
  const lines = (marks: readonly Mark[]) => marks.filter((mark) => mark.kind === "line");

  it("draws a line for each orbital of the valence shell, occupied ones in a colour of their own", () => {
    const { panels, alt } = orbitalLevels({ spectra, occupied: 3 });
    const all = lines(panels[0]!.marks);
    assert.deepEqual(
      all.map(({ y, colour }) => [y[0], colour]),
      [
        [-1.3, 0],
        [-0.6, 0],
        [0.4, 1],
        [-1.2, 0],
        [-0.7, 0],
        [0.5, 1],
      ],
    );
    assert.match(alt, /from -1\.6 to 0\.9: Hartree-Fock, network/);
    assert.deepEqual(
      all.flatMap(({ name }) => name ?? []),
      ["occupied", "empty"],
    );
  });

  it("shows core levels where the range has them", () => {
    const { panels } = orbitalLevels({ spectra, occupied: 3, range: [-21, 1] });
    assert.equal(lines(panels[0]!.marks).length, 8);
  });

  it("refuses no spectra, energies that are not finite, and more occupied orbitals than there are", () => {
    assert.throws(() => orbitalLevels({ spectra: {}, occupied: 1 }), /expected a spectrum, got none/);
    assert.throws(() => orbitalLevels({ spectra: { F: [Number.NaN] }, occupied: 1 }), /finite energies of F/);
    assert.throws(() => orbitalLevels({ spectra, occupied: 5 }), /from 0 to 4 occupied orbitals, .* got 5/);
  });
});
