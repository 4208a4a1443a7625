import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { benchQuantum, quantumTable } from "../../../tools/bench/quantum/run.js";
import { wholeRun } from "../../../tools/bench/quantum/wholeRun.js";

describe("the bench of quantum mechanics", () => {
  it("shows medians, and how many times as long the peer took", () => {
    const times = new Map([
      [
        "water",
        [
          [1, 2, 9],
          [8, 6, 4],
        ],
      ],
    ]);
    assert.match(quantumTable(times, 2), /PySCF +ratio[\s\S]*water +2\.00 +6\.00 +3\.0/);
    assert.match(quantumTable(new Map([["water", [[1, 2, 9]]]]), 1), /noether\s[\s\S]*water +2\.00/);
  });

  it("refuses a Python without PySCF, and a program that prints no energy", async () => {
    const wishes = { rounds: 1, limit: 1000, onStep: () => {} };
    await assert.rejects(
      benchQuantum({ python: "no-python", ...wishes }),
      /a Python with PySCF, got no-python.*pip install pyscf/,
    );
    assert.throws(() => wholeRun(process.execPath, ["-e", "console.log(`none`)"]), /expected an energy of/);
    assert.equal(wholeRun(process.execPath, ["-e", "console.log(-1.5)"]).value, -1.5);
  });
});
