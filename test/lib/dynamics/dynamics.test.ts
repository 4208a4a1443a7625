import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { random } from "noether";
import {
  accelerationUnit,
  atomicMass,
  boltzmann,
  type DynamicsOptions,
  energyDrift,
  type ForceField,
  kineticEnergy,
  langevin,
  maxwellBoltzmann,
  molecularDynamics,
  networkForces,
  temperatureOf,
} from "noether/dynamics";
import { painn } from "noether/models";
import type { Vector } from "../../../lib/algebra/vector.js";

/** 1/2 K |x|^2 for each atom, in eV / angstrom^2. */
const spring =
  (K: number): ForceField =>
  (x) => ({
    energy: x.reduce((sum, row) => sum + (K / 2) * row.reduce((s, a) => s + a * a, 0), 0),
    forces: x.map((row) => row.map((a) => -K * a)),
  });

/** D (1 - exp(-a (d - d0)))^2 of each pair. */
const morse =
  (D = 4, a = 2, d0 = 1): ForceField =>
  (x) => {
    const forces = x.map(() => [0, 0, 0]);
    let energy = 0;
    for (let i = 0; i < x.length; i++)
      for (let j = 0; j < i; j++) {
        const r = x[j]!.map((value, k) => value - x[i]![k]!);
        const d = Math.hypot(...r);
        const e = Math.exp(-a * (d - d0));
        energy += D * (1 - e) ** 2;
        for (let k = 0; k < 3; k++) {
          const pull = (2 * D * a * e * (1 - e) * r[k]!) / d;
          forces[i]![k]! += pull;
          forces[j]![k]! -= pull;
        }
      }
    return { energy, forces };
  };

const triangle = [
  [0, 0, 0],
  [1.1, 0, 0],
  [0.4, 0.9, 0.1],
];
const masses = [15.999, 1.008, 12.011];
const momentum = (v: readonly Vector[]): number[] =>
  [0, 1, 2].map((k) => v.reduce((sum, row, i) => sum + masses[i]! * row[k]!, 0));
const angular = (x: readonly Vector[], v: readonly Vector[]): number[] =>
  [0, 1, 2].map((k) => {
    const [a, b] = [(k + 1) % 3, (k + 2) % 3];
    return x.reduce((sum, row, i) => sum + masses[i]! * (row[a]! * v[i]![b]! - row[b]! * v[i]![a]!), 0);
  });
const largest = (list: readonly number[]): number => Math.max(...list.map(Math.abs));

describe("molecular dynamics", () => {
  it("has the units of an oscillator: one amu at one eV / angstrom^2 takes 63.966 fs", () => {
    // 2 pi sqrt(m / K) in SI, by hand: 2 pi sqrt(1.66053906892e-27 / 16.02176634) s.
    const period = 2 * Math.PI * Math.sqrt(1 / accelerationUnit);
    assert.ok(Math.abs(period - 63.9664) < 1e-3, `${period}`);
    const { positions } = molecularDynamics({
      forceField: spring(1),
      positions: [[0.2, 0, -0.1]],
      masses: [1],
      dt: period / 1000,
      steps: 1000,
    });
    const end = positions.at(-1)![0]!;
    assert.ok(largest([end[0]! - 0.2, end[1]!, end[2]! + 0.1]) < 1e-5, `${end}`);
    assert.ok(Math.abs(positions[500]![0]![0]! + 0.2) < 1e-5);
  });

  it("has an error that falls as the square of the step", () => {
    const at = (steps: number): number => {
      const { positions } = molecularDynamics({
        forceField: spring(1),
        positions: [[0.2, 0, 0]],
        masses: [1],
        dt: 40 / steps,
        steps,
      });
      return positions.at(-1)![0]![0]! - 0.2 * Math.cos(40 * Math.sqrt(accelerationUnit));
    };
    const errors = [40, 80, 160, 320].map(at);
    for (let k = 1; k < 4; k++) {
      const order = Math.log2(Math.abs(errors[k - 1]! / errors[k]!));
      assert.ok(Math.abs(order - 2) < 0.05, `${order}`);
    }
  });

  it("keeps momentum, angular momentum and energy, and comes back when it is turned round", () => {
    const velocities = maxwellBoltzmann(triangle, masses, 300, random(1)).map((row) => [
      row[0]! + 1e-3,
      row[1]!,
      row[2]!,
    ]);
    const options = { forceField: morse(), positions: triangle, masses, dt: 0.25, steps: 2000 };
    const run = molecularDynamics({ ...options, velocities });
    const [x, v] = [run.positions.at(-1)!, run.velocities.at(-1)!];
    assert.ok(largest(momentum(v).map((p, k) => p - momentum(velocities)[k]!)) < 1e-12);
    assert.ok(largest(angular(x, v).map((l, k) => l - angular(triangle, velocities)[k]!)) < 1e-12);
    const { perPicosecond, largest: off } = energyDrift(run);
    assert.ok(off < 3e-3 && Math.abs(perPicosecond) < 1e-3, `${off} ${perPicosecond}`);
    const back = molecularDynamics({
      ...options,
      positions: x,
      velocities: v.map((row) => row.map((a) => -a)),
    });
    assert.ok(
      largest(back.positions.at(-1)!.flatMap((row, i) => row.map((a, k) => a - triangle[i]![k]!))) < 1e-8,
    );
    // Forces that are no gradient heat it up.
    const stirred: ForceField = (rows) => {
      const { energy, forces } = morse()(rows);
      return {
        energy,
        forces: forces.map((f, i) => [f[0]! - 0.1 * rows[i]![1]!, f[1]! + 0.1 * rows[i]![0]!, f[2]!]),
      };
    };
    assert.ok(
      energyDrift(molecularDynamics({ ...options, forceField: stirred, velocities })).largest > 2 * off,
    );
  });

  it("knows the drift of a motion of any length: half an eV / ps of each of two atoms, the first energy 7 eV", () => {
    const times = Array.from({ length: 200_001 }, (_, k) => k / 100);
    const drift = energyDrift({
      times,
      potential: times.map((t) => 7 - t / 1000),
      kinetic: times.map((t) => (2 * t) / 1000),
      positions: [[[0, 0, 0], [0, 0, 1]]], // biome-ignore format: positions
      velocities: [],
    });
    assert.ok(Math.abs(drift.perPicosecond - 0.5) < 1e-9, `${drift.perPicosecond}`);
    assert.ok(Math.abs(drift.largest - 1) < 1e-9, `${drift.largest}`);
  });

  it("begins without drift or rotation, with k T / 2 for each of 3n - 6 degrees of freedom", () => {
    const draw = random(2);
    let sum = 0;
    for (let k = 0; k < 3000; k++) {
      const v = maxwellBoltzmann(triangle, masses, 500, draw);
      if (k < 5) assert.ok(largest([...momentum(v), ...angular(triangle, v)]) < 1e-15);
      sum += temperatureOf(kineticEnergy(v, masses), 3) / 3000;
    }
    // The mean of 3000 x 3 squares of normal numbers: within four deviations.
    assert.ok(Math.abs(sum / 500 - 1) < 4 * Math.sqrt(2 / 9000), `${sum}`);
    const line = maxwellBoltzmann([[0, 0, 0], [0, 0, 1]], [1, 2], 500, draw); // biome-ignore format: positions
    assert.ok(Math.abs(line[0]![2]!) > 0 && largest([line[0]![0]!, line[0]![1]!]) < 1e-15);
    assert.deepEqual(maxwellBoltzmann([[1, 2, 3]], [1], 500, draw), [[0, 0, 0]]);
  });

  it("comes to the temperature of its thermostat, in velocities and in places", () => {
    const K = 5;
    const run = molecularDynamics({
      forceField: spring(K),
      positions: Array.from({ length: 20 }, () => [0, 0, 0]),
      masses: Array.from({ length: 20 }, () => 12),
      dt: 2,
      steps: 6000,
      every: 10,
      thermostat: langevin({ temperature: 300, friction: 0.02, draw: random(3) }),
    });
    const late = <T>(list: readonly T[]): readonly T[] => list.slice(100);
    const mean = (list: readonly number[]): number => list.reduce((s, a) => s + a, 0) / list.length;
    const T = temperatureOf(mean(late(run.kinetic)), 60);
    const byPlaces = (2 * mean(late(run.potential))) / (60 * boltzmann);
    assert.ok(Math.abs(T / 300 - 1) < 0.04, `${T}`);
    assert.ok(Math.abs(byPlaces / 300 - 1) < 0.04, `${byPlaces}`);
  });

  it("moves the atoms of a network, whose energy it keeps", () => {
    const model = painn({ elements: [1, 6, 8], cutoff: 3, features: 4, interactions: 1 });
    const parameters = model.init(random(4), { dtype: "float64" });
    const numbers = [8, 1, 6];
    const forceField = networkForces(
      { numbers, positions: triangle },
      (x, graph) => model.apply(parameters, x, graph),
      { cutoff: 3, dtype: "float64" },
    );
    const off = (steps: number): number =>
      energyDrift(
        molecularDynamics({
          forceField,
          positions: triangle,
          velocities: maxwellBoltzmann(triangle, numbers.map(atomicMass), 300, random(5)),
          masses: numbers.map(atomicMass),
          dt: 4 / steps,
          steps,
        }),
      ).largest;
    const [coarse, fine] = [off(40), off(160)];
    // As the square of the step: 16.
    assert.ok(coarse / fine > 12 && coarse / fine < 20, `${coarse} ${fine}`);
    assert.throws(() => forceField([...triangle.slice(0, 2), [0, 0, 9]]), {
      name: "RangeError",
      message:
        "networkForces: expected each atom within the cutoff 3 of another, got atom 2 9.00 angstrom from the nearest: it has flown away, and the network knows nothing of such places",
    });
  });

  it("has the atomic weights of IUPAC, also at both ends of the list", () => {
    const weights = { 1: 1.008, 6: 12.011, 8: 15.999, 17: 35.45, 26: 55.845, 79: 196.967, 92: 238.029 };
    for (const [Z, weight] of Object.entries(weights)) assert.equal(atomicMass(Number(Z)), weight);
  });

  it("says in one sentence what does not fit, and when atoms fly apart", () => {
    const options: DynamicsOptions = { forceField: morse(), positions: triangle, masses, dt: 0.5, steps: 20 };
    const of = (more: Partial<DynamicsOptions>) => () => molecularDynamics({ ...options, ...more });
    const wrong: readonly (readonly [Partial<DynamicsOptions>, RegExp])[] = [
      [
        { dt: 40, velocities: triangle.map(() => [0.01, 0, 0]) },
        /^molecularDynamics: expected atoms to stay together, got atom \d moving [\d.]+ angstrom in the step to \d+ fs: take a step shorter than 40 fs, or a force field that knows such places$/,
      ],
      [{ masses: [1, 2] }, /^molecularDynamics: expected a mass above 0 for each of 3 atoms, got 2$/],
      [{ masses: [1, -2, 1] }, /got -2 for atom 1$/],
      [{ velocities: [[0, 0, 0]] }, /^molecularDynamics: expected a velocity for each of 3 atoms, got 1$/],
      [
        { positions: [[0, 0, Number.NaN]] },
        /^molecularDynamics: expected positions x, y, z that are finite, got \(0, 0, NaN\) for atom 0$/,
      ],
      [{ dt: 0 }, /^molecularDynamics: expected a step above 0 fs, got 0$/],
      [{ steps: 1.5 }, /steps, got 1\.5$/],
      [{ forceField: () => ({ energy: Number.NaN, forces: triangle }) }, /got the energy NaN at 0 fs$/],
      [{ forceField: () => ({ energy: 0, forces: [] }) }, /got 0 forces at 0 fs$/],
    ];
    for (const [more, message] of wrong) assert.throws(of(more), { name: "RangeError", message });
    assert.throws(() => langevin({ temperature: -1, friction: 1, draw: random(1) }), /from 0 K on, got -1$/);
    assert.throws(() => langevin({ temperature: 1, friction: 0, draw: random(1) }), /above 0 \/ fs, got 0$/);
    assert.throws(() => maxwellBoltzmann(triangle, masses, Number.NaN, random(1)), /from 0 K on, got NaN$/);
    assert.throws(
      () => atomicMass(93),
      /^RangeError: atomicMass: expected an atomic number from 1 to 92, got Np/,
    );
  });
});
