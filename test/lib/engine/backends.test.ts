import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { plainBackend } from "../../../lib/engine/plain/backend.js";
import { backendCases } from "./backendCases.js";
import { numbersOf } from "./numbersOf.js";

describe("operations on the default backend and on plain loops", () => {
  for (const [name, [f, xs]] of Object.entries(backendCases))
    it(`agree: ${name}`, () => {
      const [own, plain] = [numbersOf(f, xs), numbersOf(f, xs, plainBackend)];
      assert.equal(own.length, plain.length);
      const size = Math.max(...plain.map(Math.abs));
      for (const [i, expected] of plain.entries())
        assert.ok(Math.abs(own[i]! - expected) <= 2e-6 * size, `expected ${expected} at ${i}, got ${own[i]}`);
    });
});
