import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const program = fileURLToPath(new URL("./heapOverSteps.js", import.meta.url));

/** What is alive after collection while 10,000 steps are made, on energies and forces. */
function aliveOver(...how: string[]): { readonly heap: number; readonly arena: number }[] {
  return JSON.parse(
    execFileSync(process.execPath, ["--expose-gc", program, ...how], { encoding: "utf8" }),
  ) as {
    heap: number;
    arena: number;
  }[];
}
/** How much the heap grows from step 4000 on to step 10,000, in bytes a step. */
const growth = (alive: readonly { readonly heap: number }[]): number =>
  (alive[4]!.heap - alive[1]!.heap) / 6000;

describe("10,000 steps of training on energies and forces", () => {
  it("leave nothing alive: the heap stays as it is, and no block is taken between two steps", () => {
    const alive = aliveOver();
    assert.deepEqual(alive.map(({ arena }) => arena), [0, 0, 0, 0, 0]); // biome-ignore format: one line
    // A single tensor that each step left behind would take 300 bytes.
    assert.ok(growth(alive) < 60, `${growth(alive)} bytes a step`);
  });

  it("are seen to leave something alive where one tensor of each is kept", () => {
    assert.ok(growth(aliveOver("leak")) > 200);
  });
});
