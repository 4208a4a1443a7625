import assert from "node:assert/strict";
import { appendFile, cp, mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type Image, rotateImage } from "noether";
import { dataSet, dataSets } from "../../../../tools/cells/data/dataset.js";
import { mnist } from "../../../../tools/cells/data/mnist.js";
import { inTemporaryFolder } from "../../notebook/temporaryFolder.js";

describe("the data sets that come with the package", () => {
  it("are what the index says, with origin, licence and units", async () => {
    for (const { name, origin, licence, units } of await dataSets()) {
      assert.ok((await dataSet(name)).length > 0);
      for (const words of [origin, licence, units]) assert.ok(words.length > 10);
    }
  });

  it("refuse a name that the index does not know", async () => {
    await assert.rejects(dataSet("no such set"), { name: "UserError", message: /got no such set/ });
  });
});

describe("a copy of the package whose data are not what its index says", () => {
  /** Looks for a data set of such a copy: the error's message. */
  async function told(change: (folder: string) => Promise<void>): Promise<string> {
    let said = "";
    await inTemporaryFolder(async (folder) => {
      const own = fileURLToPath(new URL("../../../../", import.meta.url));
      const module = join("tools", "cells", "data", "dataset.js");
      for (const file of [module, join(module, "..", "packaged.js"), join("tools", "userError.js")])
        await cp(join(own, file), join(folder, "dist", file), { recursive: true });
      await mkdir(join(folder, "data"));
      await writeFile(join(folder, "package.json"), '{"type":"module"}');
      for (const file of ["index.json", "md_water.npz"])
        await cp(join(own, "..", "data", file), join(folder, "data", file));
      await change(join(folder, "data"));
      const copy = (await import(pathToFileURL(join(folder, "dist", module)).href)) as {
        dataSet: typeof dataSet;
      };
      said = await copy.dataSet("md_water.npz").then(
        (bytes) => `${bytes.length} bytes`,
        (error: Error) => error.message,
      );
    });
    return said;
  }

  it("is recognised by their digests", async () => {
    assert.match(await told(async () => {}), /^\d+ bytes$/);
    assert.match(
      await told(async (data) => appendFile(join(data, "md_water.npz"), "x")),
      /^data\/md_water\.npz has changed \(sha256 [0-9a-f]{8}, expected c8fbd870\): get it back with git checkout/,
    );
    assert.match(
      await told(async (data) => rm(join(data, "md_water.npz"))),
      /^data\/md_water\.npz is missing: get it back with git checkout/,
    );
  });
});

describe("the digits", () => {
  it("have angles that turn them counter-clockwise, as the file gives them clockwise", async () => {
    // What others read from the file, by its index clockwise: the first three, in radians, rounded.
    const clockwise = [5.526921, 2.041915, 3.753011];
    const units = (await dataSets()).find(({ name }) => name === "mnist.npz")?.units ?? "";
    assert.match(units, /angle: radians, clockwise as one sees it/);
    const { angles, image, labels } = await mnist();
    assert.equal(angles.length, labels.length);
    assert.ok(angles.every((angle) => angle >= 0 && angle < 2 * Math.PI));
    for (const [i, angle] of clockwise.entries())
      assert.ok(Math.abs(angles[i]! + angle - 2 * Math.PI) < 1e-6, `${angles[i]} and ${angle}`);
    // In the picture: the ink right of the middle of a digit is above it after a quarter turn counter-clockwise.
    const ink = (f: Image, row: number, column: number) =>
      f
        .slice(row, row + 14)
        .reduce((sum, pixels) => sum + pixels.slice(column, column + 14).reduce((a, b) => a + b, 0), 0);
    const [f, turned] = [image(0), rotateImage(image(0), Math.PI / 2)];
    assert.ok(Math.abs(ink(turned, 0, 0) - ink(f, 0, 14)) < 1e-9, "upper right comes to the upper left");
    assert.ok(Math.abs(ink(turned, 14, 0) - ink(f, 0, 0)) < 1e-9, "upper left comes to the lower left");
  });

  it("are 600 of each, in images from 0 to 1", async () => {
    const { labels, image } = await mnist();
    for (let digit = 0; digit < 10; digit++) {
      assert.equal(labels.filter((label) => label === digit).length, 600);
    }
    const first = image(0);
    assert.equal(first.length, 28);
    assert.ok(first.every((row) => row.length === 28 && row.every((value) => value >= 0 && value <= 1)));
    assert.ok(Math.max(...first.flat()) > 0.9);
  });

  it("are split into 5000 and 1000 with none in common", async () => {
    const { train, test } = await mnist();
    assert.deepEqual([train.length, test.length], [5000, 1000]);
    assert.equal(new Set([...train, ...test]).size, 6000);
  });

  it("refuse a number that is not a digit", async () => {
    const { image } = await mnist();
    assert.throws(() => image(6000), { name: "RangeError", message: /got 6000/ });
  });
});
