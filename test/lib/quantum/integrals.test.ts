import assert from "node:assert/strict";
import { describe, it } from "mocha";
import {
  auxiliaryRepulsion,
  type Basis,
  basisValues,
  coulombMetric,
  dipoleIntegrals,
  electronRepulsion,
  kinetic,
  nuclearAttraction,
  overlap,
} from "noether/quantum";
import { erfc } from "../../../lib/numbers/erfc.js";
import { fixture, fromTriangle, type Listed, largestDifference, listedBasis } from "./molecules.js";

interface Fixture {
  readonly basis: readonly Listed[];
  readonly auxiliary: readonly Listed[];
  readonly overlap: readonly number[];
  readonly kinetic: readonly number[];
  readonly nuclear: readonly number[];
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly z: readonly number[];
  readonly repulsion: readonly (readonly [number, number, number, number, number])[];
  readonly metric: readonly number[];
  readonly three: readonly (readonly [number, number, number, number])[];
}

describe("integrals of contracted Gaussians, s to g on two atoms", () => {
  const stored = fixture<Fixture>("pyscf.json");
  const both = listedBasis(stored.basis);
  const near = (got: number[][], values: readonly number[]): void => {
    const apart = largestDifference(got, fromTriangle(values, got.length));
    assert.ok(apart < 1e-12 * Math.max(1, ...values.map(Math.abs)), `${apart}`);
  };

  it("of one electron agree with PySCF: overlap, kinetic energy, nuclear attraction, dipole", () => {
    near(overlap(both), stored.overlap);
    near(kinetic(both), stored.kinetic);
    near(nuclearAttraction(both), stored.nuclear);
    const [x, y, z] = dipoleIntegrals(both);
    near(x, stored.x);
    near(y, stored.y);
    near(z, stored.z);
  });

  it("of two electrons agree with PySCF: four, three and two functions", () => {
    const four = electronRepulsion(both);
    for (const [i, j, k, l, value] of stored.repulsion)
      assert.ok(Math.abs(four.at(i, j, k, l) - value) < 1e-12, `(${i}${j}|${k}${l}): ${value}`);
    const auxiliary = listedBasis(stored.auxiliary);
    near(coulombMetric(auxiliary), stored.metric);
    const three = auxiliaryRepulsion(auxiliary, both);
    const pairs = (both.size * (both.size + 1)) / 2;
    for (const [P, i, j, value] of stored.three) {
      const [a, b] = [Math.max(i, j), Math.min(i, j)];
      assert.ok(Math.abs(three[P * pairs + (a * (a + 1)) / 2 + b]! - value) < 1e-12, `(${P}|${i}${j})`);
    }
  });
});

describe("screened integrals", () => {
  it("keep the repulsion of a density by two cores that hardly overlap", () => {
    // Nitrogen's and carbon's 1s of dimethylamine: their product repels itself by less than 1e-16, but a core by 5e-9.
    const contraction = (exponents: number[]) => ({
      l: 0,
      exponents,
      coefficients: [0.15432897, 0.53532814, 0.44463454],
    });
    const two = listedBasis([
      { element: "N", position: [0, 0, 0], shells: [contraction([99.106169, 18.052312, 4.8856602])] },
      { element: "C", position: [0, 0, 2.9], shells: [contraction([71.616837, 13.045096, 3.5305122])] },
    ]);
    const V = nuclearAttraction({
      ...two,
      molecule: { ...two.molecule, numbers: [1], positions: [[0, 0, 0]] },
    });
    const { at } = electronRepulsion(two);
    assert.ok(Math.abs(at(0, 1, 0, 1)) < 1e-15);
    // The core of nitrogen is nearly a point charge to what lies between.
    assert.ok(
      at(1, 0, 0, 0) > 0.5 * -V[1]![0]! && at(1, 0, 0, 0) < -V[1]![0]! && V[1]![0]! < -1e-9,
      `${at(1, 0, 0, 0)} ${V[1]![0]}`,
    );
  });
});

/** Sums over a cubic grid, which for functions that fall like Gaussians converges faster than any power of the spacing. */
function integral(f: (r: readonly number[]) => number, reach = 4.4, step = 0.4): number {
  const n = Math.round(reach / step);
  let sum = 0;
  for (let i = -n; i <= n; i++)
    for (let j = -n; j <= n; j++) for (let k = -n; k <= n; k++) sum += f([i * step, j * step, k * step]);
  return sum * step ** 3;
}

describe("each kind of integral, from its definition", () => {
  // One shell on each of two atoms, smooth enough for the grid.
  const two = listedBasis([
    { element: "Li", position: [0.3, -0.2, 0.1], shells: [{ l: 1, exponents: [0.9], coefficients: [1] }] },
    { element: "He", position: [-0.4, 0.3, -0.2], shells: [{ l: 2, exponents: [0.8], coefficients: [1] }] },
  ]);
  const [p, d] = [1, 5];
  const chi = new Float64Array(two.size);
  const product = (i: number, j: number) => (r: readonly number[]) => {
    basisValues(two, r, chi);
    return chi[i]! * chi[j]!;
  };
  const close = (got: number, expected: number, tolerance = 1e-8): void =>
    assert.ok(Math.abs(expected) > 0.01 && Math.abs(got - expected) < tolerance, `${got} for ${expected}`);

  it("overlap and dipole", () => {
    close(overlap(two)[p]![d]!, integral(product(p, d)));
    const z = dipoleIntegrals(two)[2];
    close(
      z[p]![d]!,
      integral((r) => r[2]! * product(p, d)(r)),
    );
  });

  it("kinetic energy, half the square of the gradients", () => {
    const h = 1e-3;
    const slope = (r: readonly number[], axis: number, i: number): number => {
      const at = (by: number): number => {
        basisValues(
          two,
          r.map((x, k) => (k === axis ? x + by : x)),
          chi,
        );
        return chi[i]!;
      };
      return (at(h) - at(-h)) / (2 * h);
    };
    const half = (r: readonly number[]): number =>
      0.5 * [0, 1, 2].reduce((sum, axis) => sum + slope(r, axis, p) * slope(r, axis, d), 0);
    close(kinetic(two)[p]![d]!, integral(half, 4.4, 0.55), 1e-5);
  });

  it("nuclear attraction, in spheres about the nucleus", () => {
    const at = [0.5, 0.4, -0.3] as const;
    const one: Basis = { ...two, molecule: { numbers: [1], positions: [[...at]], charge: 0, electrons: 0 } };
    // With r = e^s, and the angles by sums over circles at Gauss's points of the axis.
    let sum = 0;
    const ds = 0.08;
    const points = 24;
    for (let s = -9; s < 1.7; s += ds) {
      const r = Math.exp(s);
      let sphere = 0;
      for (const [height, weight] of gauss16) {
        const across = Math.sqrt(1 - height * height);
        for (let k = 0; k < points; k++) {
          const phi = (2 * Math.PI * k) / points;
          const direction = [across * Math.cos(phi), across * Math.sin(phi), height];
          sphere += weight * product(p, d)(direction.map((x, axis) => at[axis]! + r * x));
        }
      }
      sum += (((-sphere * 2 * Math.PI) / points) * r * r * ds) as number;
    }
    close(nuclearAttraction(one)[p]![d]!, sum, 1e-6);
  });

  it("repulsion of four and three functions, the potential of one density at every point of the other", () => {
    const potential = (r: readonly number[]): number => {
      const here = [[r[0]!, r[1]!, r[2]!]] as const;
      return -nuclearAttraction({
        ...two,
        molecule: { numbers: [1], positions: here, charge: 0, electrons: 0 },
      })[p]![d]!;
    };
    const potentials = new Map<string, number>();
    const known = (r: readonly number[]): number => {
      const key = r.join();
      const value = potentials.get(key) ?? potential(r);
      potentials.set(key, value);
      return value;
    };
    const [reach, step] = [3.6, 0.45];
    close(
      electronRepulsion(two).at(p, d, 4, 2),
      integral((r) => product(4, 2)(r) * known(r), reach, step),
      1e-6,
    );
    close(
      auxiliaryRepulsion(two, two)[7 * 36 + (d * (d + 1)) / 2 + p]!,
      integral(
        (r) => {
          const at = known(r);
          basisValues(two, r, chi);
          return chi[7]! * at;
        },
        reach,
        step,
      ),
      2e-3,
    );
  });

  it("repulsion of two functions: a Gaussian charge has the potential q erf(sqrt(alpha) r) / r", () => {
    const alpha = 0.7;
    const charges = listedBasis([
      { element: "H", position: [0.55, 0.1, 0.2], shells: [{ l: 0, exponents: [alpha], coefficients: [1] }] },
      { element: "He", position: [-0.3, 0.2, -0.1], shells: [{ l: 1, exponents: [1], coefficients: [1] }] },
    ]);
    const q = (Math.PI / alpha) ** 1.5 * ((2 * alpha) / Math.PI) ** 0.75;
    const values = new Float64Array(4);
    const expected = integral((r) => {
      basisValues(charges, r, values);
      const s = Math.hypot(r[0]! - 0.55, r[1]! - 0.1, r[2]! - 0.2);
      return (values[1]! * q * (1 - erfc(Math.sqrt(alpha) * s))) / s;
    });
    close(coulombMetric(charges)[1]![0]!, expected, 1e-6);
  });
});

/** Points and weights of Gauss and Legendre, 16 of them. */
const gauss16: readonly (readonly [number, number])[] = [
  [0.0950125098376374, 0.1894506104550685],
  [0.2816035507792589, 0.1826034150449236],
  [0.4580167776572274, 0.1691565193950025],
  [0.6178762444026438, 0.1495959888165767],
  [0.755404408355003, 0.1246289712555339],
  [0.8656312023878318, 0.0951585116824928],
  [0.9445750230732326, 0.0622535239386479],
  [0.9894009349916499, 0.0271524594117541],
].flatMap(([x, w]) => [[x!, w!] as const, [-x!, w!] as const]);
