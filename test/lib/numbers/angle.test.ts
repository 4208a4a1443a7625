import assert from "node:assert/strict";
import { cosineSine, radians } from "../../../lib/numbers/angle.js";

const quarters = Array.from({ length: 8193 }, (_, i) => i - 4096);
const exact = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
] as const;
const wanted = (k: number): readonly [number, number] => exact[((k % 4) + 4) % 4]!;

describe("cosine and sine", () => {
  it("are 0, 1 and -1 at every quarter turn up to 1024 full turns, however it is computed", () => {
    for (const k of quarters) {
      for (const angle of [k * (Math.PI / 2), (k * Math.PI) / 2, radians(90 * k)])
        assert.deepEqual(cosineSine(angle), wanted(k), `${k} quarter turns, ${angle}`);
    }
    let sum = 0;
    for (let k = 1; k <= 12; k++) {
      sum += Math.PI / 2;
      assert.deepEqual(cosineSine(sum), wanted(k), `${k} quarter turns, one after the other`);
    }
  });

  it("are those of the given angle if it is not a quarter turn, however near", () => {
    for (const k of [1, 2, 3, 100]) {
      const angle = k * (Math.PI / 2) * (1 + 1e-14);
      assert.deepEqual(cosineSine(angle), [Math.cos(angle), Math.sin(angle)]);
    }
    for (const tiny of [5e-324, 1e-300, 1e-17]) assert.deepEqual(cosineSine(tiny), [1, tiny]);
    assert.throws(() => cosineSine(Number.NaN), { name: "RangeError", message: /got NaN/ });
  });
});
