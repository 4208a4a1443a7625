import assert from "node:assert/strict";
import { cp, mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { slopes } from "../../../../tools/bench/learn/slopes.js";
import { studies } from "../../../../tools/bench/learn/studies.js";
import { writeCurve } from "../../../../tools/bench/learn/writeCurve.js";
import { type ErrorCurve, type ErrorPoint, errorCurve } from "../../../../tools/cells/data/errorCurve.js";
import {
  type LearningCurve,
  type LearningPoint,
  learningCurve,
} from "../../../../tools/cells/data/learningCurve.js";
import { inTemporaryFolder } from "../../notebook/temporaryFolder.js";

const root = fileURLToPath(new URL("../../../../../", import.meta.url));

/** The studies whose points are errors. */
const errors: Readonly<Record<string, true>> = {
  "ethanol-forces": true,
  "density-water": true,
  dipoles: true,
  polarisabilities: true,
  "ethanol-degrees": true,
  "malonaldehyde-forces": true,
  "benzene-forces": true,
  "charged-bodies": true,
  "tensor-fields": true,
  "water-hamiltonians": true,
  "ethanol-hamiltonians": true,
  "small-hamiltonians": true,
};

/** A kernel, and an error that needs no training, draw nothing and have one seed. */
const isDrawn = (point: LearningPoint | ErrorPoint): boolean =>
  point.model !== "kernel" && !("error" in point && point.steps === 0);

describe("the learning curves that come with the package", () => {
  it("are those of the studies that noether bench learn knows, each with three seeds, made by one commit", async () => {
    const files = (await readdir(join(root, "data", "curves"))).sort();
    assert.deepEqual(files, studies.map(({ name }) => `${name}.json`).sort());
    for (const { name } of studies) {
      const { commit, points } = await (name in errors ? errorCurve(name) : learningCurve(name));
      assert.match(commit, /^[0-9a-f]{10}$/, "without changes");
      const about = (point: LearningPoint | ErrorPoint): string =>
        JSON.stringify([point.model, "images" in point ? point.images : point.examples, point.steps]);
      for (const point of points) {
        const seeds = points.filter((other) => about(other) === about(point)).map(({ seed }) => seed);
        const expected = isDrawn(point) ? [1, 2, 3] : [1];
        assert.deepEqual(new Set(seeds), new Set(expected), `${name}: ${point.model}`);
      }
    }
  });

  it("show what the texts say: the group network ahead at every size, the CNN unmoved by shifts, sets kept without their order", async () => {
    const mean = (points: readonly LearningPoint[]): number =>
      points.reduce((sum, { accuracy }) => sum + accuracy, 0) / points.length;
    const rotated = (await learningCurve("rotated-digits")).points;
    for (const images of [100, 300, 600, 2000]) {
      const of = (model: string) => rotated.filter((p) => p.model === model && p.images === images);
      const least = Math.min(...of("se2GCnn").map(({ accuracy }) => accuracy));
      assert.ok(of("plainCnn").every(({ accuracy }) => accuracy < least - 0.1));
      assert.ok(mean(of("kernel")) < least - 0.05);
    }
    const ofSets = (await learningCurve("sets-of-digits")).points;
    for (const { model, accuracy, whole } of ofSets)
      assert.ok(model === "classical" ? accuracy < 0.6 && whole! < 0.01 : accuracy > 0.99 && whole! > 0.95);
    const ofTurned = (await learningCurve("canonical-digits")).points;
    const rivals = ["imageAutoencoder", "classical"].map((name) =>
      ofTurned.filter(({ model }) => model === name),
    );
    for (const { accuracy, reconstruction, seed } of rivals[0]!) {
      const classical = rivals[1]!.find((point) => point.seed === seed)!;
      assert.ok(accuracy > classical.accuracy + 0.15 && reconstruction! < classical.reconstruction!);
    }
    const ofBodies = (await learningCurve("voxel-bodies")).points;
    for (const { model, accuracy, reconstruction } of ofBodies)
      assert.ok(
        model === "classical"
          ? accuracy < 0.7 && reconstruction! > 0.05
          : accuracy === 1 && reconstruction! < 0.01,
      );
    const ofPieces = (await learningCurve("tetris-pieces")).points;
    for (const { model, accuracy, reconstruction } of ofPieces)
      assert.ok(
        model === "classical"
          ? accuracy < 0.3 && reconstruction! > 0.1
          : accuracy === 1 && reconstruction! < 0.05,
      );
    const shifted = (await learningCurve("shifted-digits")).points;
    const lost = (model: string, shift: number): number =>
      mean(shifted.filter((p) => p.model === model && p.shift === 0)) -
      mean(shifted.filter((p) => p.model === model && p.shift === shift));
    for (const shift of [1, 2, 3, 4, 6, 8, 10]) {
      assert.ok(Math.abs(lost("plainCnn", shift)) < 0.02);
      if (shift > 1) assert.ok(lost("mlp", shift) > 0.4);
    }
  });

  it("show what the texts say of ethanol: PaiNN ahead of distances alone, both of the kernel, coordinates lost", async () => {
    const { points } = await errorCurve("ethanol-forces");
    const of = (model: string, examples: number): number[] =>
      points
        .filter((p) => p.model === model && p.examples === examples && p.steps !== 1000)
        .map(({ error }) => error);
    for (const examples of [25, 100, 400]) {
      const worst = Math.max(...of("painn", examples));
      assert.ok(worst < Math.min(...of("schNet", examples)));
      assert.ok(Math.max(...of("schNet", examples)) < of("kernel", examples)[0]!);
    }
    assert.ok(Math.abs(of("kernel", 100)[0]! - 71.8) < 2, "the reference of the data's makers");
    assert.ok(Math.max(...of("painn", 100)) < 0.6 * 71.8);
    assert.ok(Math.min(...of("mlp", 100)) > 10 * Math.max(...of("painn", 100)));
  });

  it("show what the texts say of dipoles: PaiNN below a fifth of no dipole at all, the plain network nowhere near", async () => {
    const { points } = await errorCurve("dipoles");
    const of = (model: string): number[] => points.filter((p) => p.model === model).map(({ error }) => error);
    const [zero] = of("zero");
    assert.ok(Math.max(...of("painnDipole")) < 0.2 * zero!);
    assert.ok(Math.min(...of("plain")) > 0.4 * zero!);
  });

  it("show what the texts say of polarisabilities: as 0 + 2 below a third of the plain network's error, and of what elements tell", async () => {
    const { points } = await errorCurve("polarisabilities");
    const of = (model: string): number[] => points.filter((p) => p.model === model).map(({ error }) => error);
    const worst = Math.max(...of("nequipPolarisability"));
    assert.ok(worst < Math.min(...of("plain")) / 2);
    assert.ok(worst < of("elements")[0]! / 3 && of("elements")[0]! < of("mean")[0]!);
  });

  it("show what the texts say of degrees: each takes more than a quarter off the error, and slopes grow with it", async () => {
    const { points } = await errorCurve("ethanol-degrees");
    const curve = points.filter(({ steps }) => steps !== 1500);
    const of = (l: number, examples: number): number[] =>
      curve
        .filter((p) => p.model === `nequip, l = ${l}` && p.examples === examples)
        .map(({ error }) => error);
    const mean = (errors: readonly number[]): number => errors.reduce((sum, x) => sum + x, 0) / errors.length;
    const falls = slopes(curve);
    for (const l of [0, 1]) {
      for (const examples of [25, 100, 400])
        assert.ok(mean(of(l + 1, examples)) < 0.75 * mean(of(l, examples)), `${l}, ${examples}`);
      assert.ok(falls[l + 1]!.whole < falls[l]!.whole);
    }
    assert.ok(Math.max(...of(2, 100)) < 30);
  });

  it("show what the texts say of Hamiltonians: far below the Hueckel form and a plain network, on unseen molecules too", async () => {
    for (const [name, share, ahead] of [
      ["water", 0.01, 10],
      ["ethanol", 0.04, 3],
      ["small", 0.2, 1.8],
    ] as const) {
      const { points } = await errorCurve(`${name}-hamiltonians`);
      const of = (model: string, unit: string): number[] =>
        points.filter((p) => p.model === model && p.unit === unit).map(({ error }) => error);
      const energies = (model: string): number => {
        const all = of(model, "mHa, occupied energies");
        return all.reduce((sum, x) => sum + x, 0) / all.length;
      };
      assert.ok(energies("nequipHamiltonian") < energies("plain"));
      assert.ok(energies("nequipHamiltonian") < 0.4 * energies("extendedHueckel"));
      const worst = Math.max(...of("nequipHamiltonian", "mHa"));
      assert.ok(worst < share * of("extendedHueckel", "mHa")[0]!);
      assert.ok(ahead * worst < Math.min(...of("plain", "mHa")));
      if (name !== "small") continue;
      const [atoms] = of('start "atoms"', "iterations");
      assert.ok(Math.max(...of("nequipHamiltonian", "iterations")) < atoms!);
      assert.ok(Math.min(...of("plain", "iterations")) > atoms!);
    }
  });

  it("show what the texts say of densities: near the fit, below the mean in the frame, no round atoms below 6 %", async () => {
    const { points } = await errorCurve("density-water");
    const of = (model: string): number[] => points.filter((p) => p.model === model).map(({ error }) => error);
    const [ours, plain] = [of("densityNetwork"), of("mlp")];
    assert.ok(Math.max(...ours) < 1.5 && Math.min(...ours) > of("fit")[0]!);
    assert.ok(
      Math.max(...ours) < of("mean in the frame")[0]! && of("mean in the frame")[0]! < Math.min(...plain),
    );
    assert.ok(Math.max(...plain) < of("best l = 0")[0]! && of("best l = 0")[0]! < of("l = 0 of the fit")[0]!);
    assert.ok(of("l = 0 of the fit")[0]! < of("free atoms")[0]!);
  });

  it("show what the texts say of charged bodies: steps of EGNN below 0.08, EGNN ahead of permutations alone", async () => {
    const { points } = await errorCurve("charged-bodies");
    const of = (model: string): number[] => points.filter((p) => p.model === model).map(({ error }) => error);
    const mean = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length;
    assert.ok(mean(of("egnn, ten steps")) < 0.08);
    assert.ok(Math.max(...of("egnn, ten steps")) < Math.min(...of("egnn")));
    assert.ok(Math.max(...of("egnn")) < 0.6 * Math.min(...of("messages")));
    assert.ok(Math.max(...of("messages")) < of("straight")[0]!);
  });

  it("show what the texts say of tensor fields: gravity within 5 %, Tetris without a mistake", async () => {
    const { points } = await errorCurve("tensor-fields");
    const worst = (model: string): number =>
      Math.max(...points.filter((p) => p.model === model).map(({ error }) => error));
    assert.ok(worst("gravity") < 5);
    assert.ok(worst("inertia") < 1);
    assert.equal(worst("tetris"), 0);
  });

  it("refuse what is no name, and what there is not", async () => {
    for (const read of [learningCurve, errorCurve]) {
      for (const name of ["../index", "", "Rotated digits"])
        await assert.rejects(read(name), {
          name: "UserError",
          message: `expected the name of a learning curve, such as "rotated-digits", got "${name}"`,
        });
      await assert.rejects(read("no-such"), {
        name: "UserError",
        message: /^data\/curves\/no-such\.json is missing/,
      });
    }
  });
});

describe("a learning curve that was written", () => {
  const point: LearningPoint = {
    model: "né",
    images: 100,
    seed: 1,
    steps: 400,
    accuracy: 0.5,
    upright: 1,
    parameters: 10,
    seconds: 1.25,
  };
  const curve: LearningCurve = { study: "some", commit: "abc", processor: "one", points: [point, point] };

  const off: ErrorPoint = {
    model: "né",
    examples: 100,
    seed: 1,
    steps: 400,
    error: 40.5,
    unit: "meV/A",
    validation: 38,
    parameters: 10,
    seconds: 1.25,
  };
  const errors: ErrorCurve = { ...curve, points: [off, off] };

  /** Reads data/curves/some.json by a function of a copy of the package's readers. */
  async function read(
    written: (curves: string) => Promise<unknown>,
    reader: "learningCurve" | "errorCurve" = "learningCurve",
  ): Promise<unknown> {
    let found: unknown;
    await inTemporaryFolder(async (folder) => {
      const module = join("tools", "cells", "data", `${reader}.js`);
      const parts = ["curve.js", "packaged.js"].map((file) => join(module, "..", file));
      for (const file of [module, ...parts, join("tools", "userError.js")])
        await cp(join(root, "dist", file), join(folder, "dist", file), { recursive: true });
      await writeFile(join(folder, "package.json"), '{"type":"module"}');
      await mkdir(join(folder, "data", "curves"), { recursive: true });
      await written(join(folder, "data", "curves"));
      const copy = (await import(pathToFileURL(join(folder, "dist", module)).href)) as Record<
        typeof reader,
        (name: string) => Promise<unknown>
      >;
      found = await copy[reader]("some").catch((error: Error) => error.message);
    });
    return found;
  }

  it("is read as it was", async () => {
    assert.deepEqual(await read((folder) => writeCurve(folder, curve)), curve);
    assert.deepEqual(await read((folder) => writeCurve(folder, errors), "errorCurve"), errors);
  });

  it("of the other kind is left to the other reader, by its name", async () => {
    assert.equal(
      await read((folder) => writeCurve(folder, errors)),
      'the points of "some" are errors, which errorCurve reads',
    );
    assert.equal(
      await read((folder) => writeCurve(folder, curve), "errorCurve"),
      'the points of "some" are accuracies, which learningCurve reads',
    );
  });

  it("is refused where it is damaged, saying what and where", async () => {
    const damaged = (change: object): Promise<unknown> =>
      read((folder) => writeCurve(folder, { ...curve, ...change }).then(() => {}));
    const withPoint = (change: object): Promise<unknown> =>
      damaged({ points: [point, { ...point, ...change }] });
    const cases: readonly (readonly [Promise<unknown>, string])[] = [
      [read((folder) => writeFile(join(folder, "some.json"), "{")), "it is no JSON"],
      [
        read((folder) => writeFile(join(folder, "some.json"), "null")),
        "expected the study some, got undefined",
      ],
      [
        read((folder) => writeFile(join(folder, "some.json"), '{"study":"other"}')),
        'expected the study some, got "other"',
      ],
      [damaged({ commit: 3 }), "expected a commit in words, got 3"],
      [damaged({ points: [] }), "expected points, got none"],
      [withPoint({ model: "" }), 'expected the name of a model, got "" in point 1'],
      [withPoint({ accuracy: 50 }), "expected a number from 0 to 1 for accuracy, got 50 in point 1"],
      [withPoint({ upright: null }), "expected a number from 0 to 1 for upright, got null in point 1"],
      [withPoint({ seed: 1.5 }), "expected a whole number for seed, got 1.5 in point 1"],
      [withPoint({ seconds: -1 }), "expected a number from 0 on for seconds, got -1 in point 1"],
      [withPoint({ loss: 1 }), "expected no loss, got one in point 1"],
      [damaged({ points: [null] }), "expected the name of a model, got undefined in point 0"],
    ];
    const withError = (change: object): Promise<unknown> =>
      read((folder) => writeCurve(folder, { ...errors, points: [off, { ...off, ...change }] }), "errorCurve");
    const ofErrors: typeof cases = [
      [withError({ error: -1 }), "expected a number from 0 on for error, got -1 in point 1"],
      [withError({ error: Number.NaN }), "expected a number from 0 on for error, got null in point 1"],
      [withError({ unit: "" }), 'expected the name of a unit, got "" in point 1'],
      [withError({ examples: -1 }), "expected a whole number for examples, got -1 in point 1"],
      [withError({ accuracy: 1 }), "expected no accuracy, got one in point 1"],
    ];
    for (const [found, what] of [...cases, ...ofErrors])
      assert.equal(
        await found,
        `data/curves/some.json is damaged, ${what}: get it back with git checkout data/curves/some.json`,
      );
  });
});
