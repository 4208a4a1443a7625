import assert from "node:assert/strict";
import { createHash } from "node:crypto";

import { appendFile, cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { layer, parameter, random, type Tensor, zeros } from "noether";
import { readCheckpoint, readSafetensors, saveCheckpoint } from "noether/engine";
import { storeWeights } from "../../../../tools/bench/storeWeights.js";
import { type TrainedWeights, trainedWeights } from "../../../../tools/cells/data/trainedWeights.js";
import { inTemporaryFolder } from "../../notebook/temporaryFolder.js";

const root = fileURLToPath(new URL("../../../../../", import.meta.url));

/** What is wrong with a folder of weights: each file is small, holds tensors, and is in the index with the command that makes it. */
async function faults(folder: string): Promise<string[]> {
  const index = JSON.parse(await readFile(join(folder, "index.json"), "utf8")) as readonly TrainedWeights[];
  const files = (await readdir(folder)).filter((file) => file !== "index.json");
  const unknown = files.filter((file) => !index.some(({ name }) => `${name}.safetensors` === file));
  const found = unknown.map((file) => `${file}: not in the index`);
  for (const { name, model, command, sha256, bytes } of index) {
    const file = await readFile(join(folder, `${name}.safetensors`)).catch(() => undefined);
    const is = (isRight: boolean, what: string): void => void (isRight || found.push(`${name}: ${what}`));
    is(file !== undefined, "missing");
    is(model.length > 10 && /^(npx )?noether bench /.test(command), "no command");
    if (file === undefined) continue;
    is(file.length === bytes && createHash("sha256").update(file).digest("hex") === sha256, "another file");
    is(file.length < 300_000, "too large");
    is(readSafetensors(file).tensors.size > 0, "no tensors");
  }
  return found;
}

describe("the trained weights that come with the package", () => {
  it("are small files of tensors, each in the index with the command that makes it", async () => {
    assert.deepEqual(await faults(join(root, "data", "weights")), []);
  });

  it("would not be: a file that is not in the index, one that is missing, changed, empty, too large, without its command", () =>
    inTemporaryFolder(async (folder) => {
      const right = { model: "a product of matrices", command: "noether bench learn" };
      const tensors = saveCheckpoint({ W: zeros([2]) });
      for (const name of ["whole", "missing", "changed"])
        await storeWeights(folder, { ...right, name }, tensors);
      await rm(join(folder, "missing.safetensors"));
      await writeFile(join(folder, "changed.safetensors"), saveCheckpoint({ W: zeros([3]) }));
      await storeWeights(folder, { ...right, name: "empty" }, saveCheckpoint({}));
      await storeWeights(folder, { ...right, name: "large" }, saveCheckpoint({ W: zeros([80_000]) }));
      await storeWeights(folder, { ...right, name: "by-hand", command: "by hand" }, tensors);
      await writeFile(join(folder, "left.safetensors"), tensors);
      assert.deepEqual((await faults(folder)).sort(), [
        "by-hand: no command",
        "changed: another file",
        "empty: no tensors",
        "large: too large",
        "left.safetensors: not in the index",
        "missing: missing",
      ]);
    }));

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
