import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { haarRotation, matvec, random } from "noether";
import { adam, type Tensor, tensor } from "noether/engine";
import { type FermiNetOptions, fermiNet } from "noether/models";
import { type OfWalkers, trapPotential, variationalMonteCarlo } from "noether/quantum";

const walkers = 4;
const draw = random(11);
const places = (n: number, D: number): number[][][] =>
  Array.from({ length: walkers }, () =>
    Array.from({ length: n }, () => Array.from({ length: D }, () => draw.normal())),
  );
const of = (r: number[][][]): Tensor => tensor(r, { dtype: "float64" });

/** The wave function of some parameters: log |Psi| and the sign, at each walker. */
function waveFunction(
  options: FermiNetOptions,
): (r: number[][][]) => { log: Float64Array; sign: Float64Array } {
  const model = fermiNet(options);
  const parameters = model.init(random(2), { dtype: "float64" });
  return (r) => {
    const { logarithm, sign } = model.apply(parameters, of(r));
    return { log: Float64Array.from(logarithm.values), sign: Float64Array.from(sign.values) };
  };
}

const exchanged = (r: number[][][], i: number, j: number): number[][][] =>
  r.map((electrons) => electrons.map((x, k) => (k === i ? electrons[j]! : k === j ? electrons[i]! : x)));

describe("FermiNet", () => {
  const lithium = {
    electrons: [3, 2],
    centres: [
      [0, 0, 0],
      [0, 0, 1.5],
    ],
    determinants: 3,
  } as const;
  const Psi = waveFunction(lithium);
  const r = places(5, 3);
  const here = Psi(r);

  it("changes its sign, and nothing else, when two electrons of one spin are exchanged", () => {
    for (const [i, j] of [
      [0, 1],
      [0, 2],
      [1, 2],
      [3, 4],
    ] as const) {
      const there = Psi(exchanged(r, i, j));
      for (let w = 0; w < walkers; w++) {
        assert.equal(there.sign[w], -here.sign[w]!);
        assert.ok(Math.abs(there.log[w]! - here.log[w]!) < 1e-12);
      }
    }
    const mixed = Psi(exchanged(r, 0, 3));
    assert.ok(Math.abs(mixed.log[0]! - here.log[0]!) > 1e-3, "electrons of two spins are told apart");
  });

  it("is unchanged when electrons and nuclei are moved together, but not when they are turned", () => {
    const motion = [0.3, -1.2, 0.7];
    const move = (x: readonly number[]): number[] => x.map((c, k) => c + motion[k]!);
    const R = haarRotation(3, random(4));
    const at = (how: (x: readonly number[]) => number[]): Float64Array =>
      waveFunction({ ...lithium, centres: lithium.centres.map(how) })(
        r.map((electrons) => electrons.map(how)),
      ).log;
    const moved = at(move);
    const turned = at((x) => matvec(R, x));
    for (let w = 0; w < walkers; w++) assert.ok(Math.abs(moved[w]! - here.log[w]!) < 1e-11);
    assert.ok(Math.abs(turned[0]! - here.log[0]!) > 1e-3, "it sees the components of vectors");
  });

  it("vanishes where two electrons of one spin meet, and takes one electron alone", () => {
    const apart = (d: number): number[][][] => [
      [
        [0.5, 0.1, 0],
        [0.5 + d, 0.1, 0],
      ],
    ];
    const two = waveFunction({ electrons: [2, 0], centres: [[0, 0, 0]] });
    // Linear in the distance: a factor of 10 is log 10.
    assert.ok(Math.abs(two(apart(1e-4)).log[0]! - two(apart(1e-5)).log[0]! - Math.log(10)) < 1e-2);
    assert.ok(Number.isFinite(waveFunction({ electrons: [0, 1], centres: [[0]] })([[[0.3]]]).log[0]!));
  });

  it("of three fermions in a trap comes near 4.5 from above; three bosons fall to 1.5", () => {
    const options = {
      potential: trapPotential as OfWalkers,
      optimizer: adam({ rate: 0.02 }),
      draw: random(5),
      r: of(Array.from({ length: 64 }, () => Array.from({ length: 3 }, () => [draw.normal()]))),
      moves: 5,
    };
    const model = fermiNet({
      electrons: [3, 0],
      centres: [[0]],
      envelope: "gaussian",
      features: 8,
      pairFeatures: 4,
      layers: 1,
    });
    const energies = [...variationalMonteCarlo({ ...options, model, steps: 40 })].map(({ energy }) => energy);
    const mean = (values: number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
    assert.ok(mean(energies.slice(-8)) < mean(energies.slice(0, 4)), `${energies}`);
    assert.ok(
      mean(energies.slice(-8)) > 4.4 && mean(energies.slice(-8)) < 5.2,
      `${mean(energies.slice(-8))}`,
    );
    // A product of the same function for each particle is symmetric: a fermionic energy is no bound for it.
    const one = fermiNet({ electrons: [1, 0], centres: [[0]], envelope: "gaussian", features: 8, layers: 1 });
    const product = {
      init: one.init,
      apply: (p: ReturnType<typeof one.init>, x: Tensor) => {
        const { logarithm, sign } = one.apply(p, x.reshape([-1, 1, 1]));
        return { logarithm: logarithm.reshape([-1, 3]).sum(1), sign: sign.reshape([-1, 3]).sum(1) };
      },
    };
    const bosons = [...variationalMonteCarlo({ ...options, model: product, steps: 40 })].map(
      ({ energy }) => energy,
    );
    assert.ok(mean(bosons.slice(-8)) < 2.5, `${mean(bosons.slice(-8))}`);
  });

  it("refuses no electrons, no centre, and positions of another shape", () => {
    assert.throws(() => fermiNet({ electrons: [0, 0], centres: [[0]] }), /an electron at least/);
    assert.throws(() => fermiNet({ electrons: [1, 0], centres: [] }), /expected centres/);
    assert.throws(() => fermiNet({ electrons: [1, 0], centres: [[0, 0], [1]] }), /expected centres/);
    assert.throws(() => fermiNet({ electrons: [1.5, 0], centres: [[0]] }), /electrons up, got 1.5/);
    assert.throws(
      () => waveFunction({ electrons: [2, 1], centres: [[0, 0, 0]] })(places(2, 3)),
      /positions \[walkers, 3, 3\] of 2 electrons up and 1 down, got \[4, 2, 3\]/,
    );
  });
});
