import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { boys } from "noether/quantum";
import { fixture } from "./molecules.js";

describe("the Boys functions", () => {
  it("agree with mpmath to 1e-14 of themselves, up to order 16 and on both sides of the table's end", () => {
    const values = fixture<[n: number, T: number, F: number][]>("boys.json");
    const into = new Float64Array(17);
    for (const [n, T, F] of values) {
      boys(n, T, into);
      assert.ok(Math.abs(into[n]! - F) <= 1e-14 * F, `F_${n}(${T}): ${into[n]} for ${F}`);
      boys(16, T, into);
      assert.ok(Math.abs(into[n]! - F) <= 1e-14 * F, `F_${n}(${T}) below F_16: ${into[n]} for ${F}`);
    }
  });
});
