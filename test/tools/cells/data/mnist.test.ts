import assert from "node:assert/strict";
import { dataSet, dataSets } from "../../../../tools/cells/data/dataset.js";
import { mnist } from "../../../../tools/cells/data/mnist.js";

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

describe("the digits", () => {
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

  it("are split into 5000 and 1000 that have none in common", async () => {
    const { train, test } = await mnist();
    assert.deepEqual([train.length, test.length], [5000, 1000]);
    assert.equal(new Set([...train, ...test]).size, 6000);
  });

  it("refuse a number that is no digit", async () => {
    const { image } = await mnist();
    assert.throws(() => image(6000), { name: "RangeError", message: /got 6000/ });
  });
});
