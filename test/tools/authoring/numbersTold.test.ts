import assert from "node:assert/strict";
import { numbersTold } from "../../../tools/authoring/numbersTold.js";

describe("the numbers told in a message", () => {
  for (const [message, count] of [
    ["Nothing to count here.", 0],
    ["Shifting f by 1 should shift the result by 1.", 2],
    ["f = [1, 0, -2.5], 1e-5 and 3.25e+7", 5],
    ["x0, S3, S_3, R^3 and g2 are names", 0],
    ["a matrix of 3 x 4 entries", 2],
    ["[[1, 2], [3, 4]]\n  entry [0][1]: 2", 7],
    ["the turn by 90 degrees, a 2nd time", 1],
  ] as const)
    it(`are ${count} in "${message.replace("\n", " ")}"`, () => assert.equal(numbersTold(message), count));
});
