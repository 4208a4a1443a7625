import assert from "node:assert/strict";
import { ballAndStick, bonds } from "../../../lib/figure/ballAndStick.js";
import { figure } from "../../../lib/figure/figure.js";
import { project } from "../../../lib/figure/surface.js";

const atoms = ["O", "H", "H"];
const positions = [
  [0, 0, 0],
  [0.76, 0, 0.59],
  [-0.76, 0, 0.59],
];

describe("a molecule as balls and sticks", () => {
  it("has bonds between neighbours and none between atoms that are far apart", () => {
    assert.deepEqual(bonds(atoms, positions), [
      [0, 1],
      [0, 2],
    ]);
    assert.deepEqual(
      bonds(
        atoms,
        positions.map((p) => p.map((x) => 3 * x)),
      ),
      [],
    );
  });

  it("draws each atom where the projection puts it, each element under its own name", () => {
    const { marks } = ballAndStick({ atoms, positions });
    const hydrogens = marks.find((mark) => mark.kind === "points" && mark.name === "H");
    assert.ok(hydrogens?.kind === "points");
    const seen = [project([0.76, 0, 0.59]), project([-0.76, 0, 0.59])];
    assert.deepEqual(
      hydrogens.x,
      seen.map(([x]) => x),
    );
    assert.deepEqual(
      hydrogens.y,
      seen.map(([, y]) => y),
    );
  });

  it("lifts the pen between one bond and the next", () => {
    const [line] = ballAndStick({ atoms, positions }).marks;
    assert.ok(line?.kind === "line");
    assert.deepEqual(
      line.x.map((x) => Number.isFinite(x)),
      [true, true, false, true, true, false],
    );
    figure({ alt: "Water", panels: [ballAndStick({ atoms, positions })] });
  });

  it("refuses atoms without a position", () => {
    assert.throws(() => ballAndStick({ atoms, positions: positions.slice(1) }), {
      name: "RangeError",
      message: /each of 3 atoms, got 2 positions/,
    });
  });
});
