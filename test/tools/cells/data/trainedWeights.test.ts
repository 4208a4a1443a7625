import assert from "node:assert/strict";
import { appendFile, cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { layer, parameter, random, type Tensor } from "noether";
import { readCheckpoint, readSafetensors, saveCheckpoint } from "noether/engine";
import { storeWeights } from "../../../../tools/bench/storeWeights.js";
import { allTrainedWeights, trainedWeights } from "../../../../tools/cells/data/trainedWeights.js";
import { inTemporaryFolder } from "../../notebook/temporaryFolder.js";

const root = fileURLToPath(new URL("../../../../../", import.meta.url));

describe("the trained weights that come with the package", () => {
  it("are what the index says: tensors in a small file, with the command that makes it", async () => {
    for (const { name, model, command, bytes } of await allTrainedWeights()) {
      const file = await trainedWeights(name);
      assert.equal(file.length, bytes);
      assert.ok(bytes < 300_000, `${name} has ${bytes} bytes`);
      assert.ok(readSafetensors(file).tensors.size > 0);
      assert.ok(model.length > 10);
      assert.match(command, /^(npx )?noether bench /);
    }
  });

  it("are all in the index", async () => {
    const files = (await readdir(join(root, "data", "weights"))).filter((file) => file !== "index.json");
    const known = (await allTrainedWeights()).map(({ name }) => `${name}.safetensors`);
    assert.deepEqual(files.sort(), known.sort());
  });

  it("refuse a name that the index does not know", async () => {
    await assert.rejects(trainedWeights("../index.json"), {
      name: "UserError",
      message: /^expected the name of weights in data\/weights\/index\.json.*, got \.\.\/index\.json\.$/,
    });
  });
});

describe("weights that are stored", () => {
  const model = layer({ W: parameter([2, 3], "lecun") }, ({ W }, x: Tensor) => x.matmul(W));
  const made = model.init(random(1));
  const entry = { model: "a product of matrices", command: "noether bench learn" };

  /** A copy of the package's reader and an index of its own, with two models in it. */
  async function copied(
    use: (weights: string, read: (name: string) => Promise<Uint8Array>) => Promise<void>,
  ): Promise<void> {
    await inTemporaryFolder(async (folder) => {
      const module = join("tools", "cells", "data", "trainedWeights.js");
      for (const file of [module, join(module, "..", "packaged.js"), join("tools", "userError.js")])
        await cp(join(root, "dist", file), join(folder, "dist", file), { recursive: true });
      await writeFile(join(folder, "package.json"), '{"type":"module"}');
      await mkdir(join(folder, "data"));
      const weights = join(folder, "data", "weights");
      await storeWeights(weights, { ...entry, name: "b" }, saveCheckpoint(model.init(random(2))));
      await storeWeights(weights, { ...entry, name: "a" }, saveCheckpoint(made));
      await storeWeights(weights, { ...entry, name: "b" }, saveCheckpoint(made));
      const copy = (await import(pathToFileURL(join(folder, "dist", module)).href)) as {
        trainedWeights: typeof trainedWeights;
      };
      await use(weights, copy.trainedWeights);
    });
  }

  it("are read as they were, each name once in the index, in order", () =>
    copied(async (weights, read) => {
      for (const name of ["a", "b"]) {
        const parameters = readCheckpoint(await read(name), model.init(random(3)));
        assert.deepEqual(parameters.W.toArray(), made.W.toArray());
      }
      const index = JSON.parse(await readFile(join(weights, "index.json"), "utf8")) as { name: string }[];
      assert.deepEqual(
        index.map(({ name }) => name),
        ["a", "b"],
      );
      await assert.rejects(read("c"), { message: /index\.json \(a, b\), got c\.$/ });
    }));

  it("are recognised by their digests", () =>
    copied(async (weights, read) => {
      await appendFile(join(weights, "a.safetensors"), "x");
      await assert.rejects(read("a"), {
        name: "UserError",
        message:
          /^data\/weights\/a\.safetensors has changed \(sha256 [0-9a-f]{8}, expected [0-9a-f]{8}\): get it back with git checkout data\/weights\/a/,
      });
      await rm(join(weights, "b.safetensors"));
      await assert.rejects(read("b"), { message: /^data\/weights\/b\.safetensors is missing: get it back/ });
    }));
});
