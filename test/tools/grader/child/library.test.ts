import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { Withheld } from "../../../../tools/cells/course/withholding.js";
import { modules } from "../../../../tools/grader/child/library.js";
import type { Namespace } from "../../../../tools/kernel/compiler/namespace.js";

/** One export of each entry of the library, and another one of the same entry. */
const entries = {
  noether: ["convolve", "correlate"],
  "noether/engine": ["cholesky", "solve"],
  "noether/laws": ["isViolated", "firstViolatedAxiom"],
  "noether/figure": ["tablePanel", "project"],
  "noether/models": ["se2GCnn", "plainCnn"],
  "noether/autoencoder": ["softSort", "hardSort"],
  "noether/quantum": ["hartreeFock", "overlap"],
  "noether/dynamics": ["molecularDynamics", "langevin"],
} as const;

const isWithheld = (module: unknown, name: string): boolean => {
  try {
    void (module as Readonly<Record<string, () => unknown>>)[name]!();
    return false;
  } catch (error) {
    return error instanceof Withheld && error.exportName === name;
  }
};

describe("the modules of a notebook that is graded", () => {
  for (const [entry, [name, beside]] of Object.entries(entries)) {
    it(`withhold an export of ${entry}, by import and by require, and no other`, async () => {
      const { load, require } = modules((await import("noether")) as unknown as Namespace, [name]);
      const found = [await load(entry), require(entry)];
      assert.deepEqual(
        found.map((module) => [isWithheld(module, name), isWithheld(module, beside)]),
        [
          [true, false],
          [true, false],
        ],
      );
    });
  }
});
