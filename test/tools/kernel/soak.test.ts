import assert from "node:assert/strict";
import fc from "fast-check";
import { diverges, isFlat, soak, soakReport, soakSession } from "../../../tools/bench/kernelSoak.js";
import {
  type SoakDraw,
  type SoakModel,
  soakCell,
  soakKinds,
  soakModel,
} from "../../../tools/bench/soakCells.js";
import type { NodeSession } from "../../../tools/kernel/node/session.js";

/** A cell drawn at random, as a command on a session whose state a model predicts. */
class Cell implements fc.AsyncCommand<SoakModel, NodeSession> {
  readonly #draw: SoakDraw;
  #source = "(not run)";
  constructor(draw: SoakDraw) {
    this.#draw = draw;
  }
  check(): boolean {
    return true;
  }
  async run(model: SoakModel, session: NodeSession): Promise<void> {
    const cell = soakCell(model, this.#draw);
    this.#source = cell.source;
    const divergence = await diverges(session, cell);
    assert.equal(divergence, undefined, divergence);
  }
  toString(): string {
    return JSON.stringify(this.#source);
  }
}

const draws: fc.Arbitrary<SoakDraw> = fc.record({
  kind: fc.nat(soakKinds - 1),
  name: fc.nat(4),
  other: fc.nat(11),
  number: fc.nat(999),
});

describe("a long session", () => {
  it("ends and shows every one of its cells as a model of the notebook says", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.commands([draws.map((draw) => new Cell(draw))], { size: "max", maxCommands: 100 }),
        async (commands) => {
          const { session, close } = await soakSession();
          try {
            await fc.asyncModelRun(() => ({ model: soakModel(), real: session }), commands);
          } finally {
            await close();
          }
        },
      ),
      { numRuns: 1 },
    );
  });

  it("does not grow in memory, and says so if it would", async () => {
    let steps = 0;
    const soaked = await soak({ cells: 100, seed: 7, onStep: () => steps++ });
    assert.equal(steps, 100);
    assert.deepEqual([soaked.cells, soaked.divergences, soaked.medians.length], [100, [], 10]);
    assert.ok(isFlat(soaked), soakReport(soaked));
    assert.match(soakReport(soaked), /^100 cells, each as it must be\.\nafter 10 cells: checker /);
    const grown = (executor: number): boolean =>
      isFlat({
        cells: 10,
        memory: [
          { cell: 2, checker: 300, executor: 100 },
          { cell: 10, checker: 310, executor },
        ],
      });
    assert.deepEqual([grown(240), grown(260)], [true, false]);
  });

  it("is compared with the model: a cell that does something else is found", async () => {
    const { session, close } = await soakSession();
    try {
      const right = { source: 'console.log("a"); 1 + 1', ending: "ok", stdout: "a\n", result: "2" };
      assert.equal(await diverges(session, right), undefined);
      for (const [wrong, found] of [
        [{ ...right, result: "3" }, /expected results \["3"\], got \["2"\] of\nconsole/],
        [{ ...right, stdout: "" }, /expected stdout "", got "a\\n"/],
        [{ ...right, ending: "TypeScriptError" }, /expected ending "TypeScriptError", got "ok"/],
        [{ ...right, displays: ["shows x: 0"] }, /expected displays \["shows x: 0"\], got \[\]/],
        [{ ...right, source: "throw new Error('no')" }, /expected ending "ok", got "Error".*\(no\)/s],
      ] as const)
        assert.match((await diverges(session, wrong)) ?? "", found);
    } finally {
      await close();
    }
  });

  it("keeps the type of a name whose new declaration was not reached", async () => {
    const { session, close } = await soakSession();
    const ending = async (source: string): Promise<string> => {
      const outcome = await session.execute(source, () => {});
      return outcome.status === "ok" ? "ok" : outcome.name;
    };
    try {
      assert.equal(await ending("let older = 1; const last = 'a';"), "ok");
      assert.equal(
        await ending("const last = [1]; if (last.length > 0) throw new RangeError(); const older = 'x';"),
        "RangeError",
      );
      assert.equal(await ending("older.toFixed(1); older = 2;"), "ok", "a number still, and no constant");
      assert.equal(await ending("older.length"), "TypeScriptError");
      assert.equal(await ending("last.map((n) => n)"), "ok", "what was reached has its new type");
    } finally {
      await close();
    }
  });
});
