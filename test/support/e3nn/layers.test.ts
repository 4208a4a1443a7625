import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { reference } from "./reference.js";

/** Where each entry of layers.json is compared with ours. */
const compared: Readonly<Record<string, string>> = {
  irreps: "lib/irreps/irreps.test.ts",
  s2grid: "lib/harmonics/s2Grid.test.ts",
  full_tp: "lib/product/tensorProduct.test.ts",
  norm: "lib/product/norm.test.ts",
  reduced_ij_sym: "lib/product/reducedTensorProducts.test.ts",
  reduced_ijk_sym: "lib/product/reducedTensorProducts.test.ts",
  soft_one_hot: "lib/radial/softOneHot.test.ts",
  linear: "lib/layers/irrepsLinear.test.ts",
  gate: "lib/layers/gate.test.ts",
  normalize2mom: "lib/layers/gate.test.ts",
  norm_activation: "lib/layers/normActivation.test.ts",
};

/** The test that mentions an entry after it has read layers.json. */
const reads = (entry: string, file: string): boolean => {
  const text = readFileSync(new URL(`../../../../test/${file}`, import.meta.url), "utf8");
  return /reference<\w+>\("layers"\)/.test(text) && new RegExp(`\\b${entry}\\b`).test(text);
};

describe("the reference values of layers", () => {
  it("are all compared with ours", () => {
    const entries = Object.keys(reference<object>("layers")).filter((key) => !/^meta$|_note$/.test(key));
    assert.deepEqual(Object.keys(compared).sort(), entries.sort());
    for (const [entry, file] of Object.entries(compared)) assert.ok(reads(entry, file), `${entry}: ${file}`);
    assert.ok(!reads("norm_activation", compared.norm!));
  });
});
