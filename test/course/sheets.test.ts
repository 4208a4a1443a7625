import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type AuditedExercise, auditExercise } from "../../tools/authoring/audit.js";
import { exercisesPage } from "../../tools/authoring/exercisesPage.js";
import { numbersTold } from "../../tools/authoring/numbersTold.js";
import { exerciseIndex, findSheet } from "../../tools/cells/course/find.js";
import type { Sheet } from "../../tools/cells/course/sheet.js";
import { messages } from "../../tools/cli/audit.js";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const names = readdirSync(`${root}solutions`)
  .filter((file) => file.endsWith(".check.ts"))
  .map((file) => file.slice(0, -".check.ts".length))
  .sort();

/** Seeds that a reference must pass here; `noether audit --seeds 1000` tries more. */
const seeds = 8;

/** Fewer than `check` draws: what is refused with these is refused with more, in the same words. */
const draws = 40;

const sheets: readonly Sheet[] = await Promise.all(names.map(findSheet));

for (const sheet of sheets) {
  describe(`the sheet ${sheet.name}`, () => {
    for (const [name, exercise] of Object.entries(sheet.exercises)) {
      describe(name, () => {
        let audited: AuditedExercise;
        before(() => {
          audited = auditExercise(name, exercise, { seeds, runs: 2, draws });
        });

        it("has a reference that passes every seed, a stub without points, and mutants that each named law rejects alone", () => {
          assert.deepEqual(audited.faults, []);
          assert.equal(audited.passed, seeds);
        });

        it("tells every wrong solution what was reviewed for it", () => {
          const reviewed = readFileSync(`${root}test/course/${sheet.name}.messages.md`, "utf8");
          for (const part of messages(audited).split(/^(?=### )/m)) {
            assert.ok(
              reviewed.includes(part.trim()),
              `not reviewed, see noether audit ${sheet.name} --messages:\n${part}`,
            );
          }
        });

        it("speaks without stack or residual", () => {
          for (const { message } of audited.mutants) {
            assert.doesNotMatch(message, /residual|\bat .*:\d+:\d+|undefined|\[object/);
            assert.ok(message.length > 40);
          }
        });

        it("speaks in at most twelve numbers", () => {
          const long = audited.mutants.filter(({ message }) => numbersTold(message) > 12);
          const said = long.map(
            ({ description, message }) => `${description}: ${numbersTold(message)}\n${message}`,
          );
          assert.deepEqual(said, []);
        });
      });
    }

    it("is in the index under every name, and every name has a cell of its own", async () => {
      const index = await exerciseIndex();
      const master = readFileSync(`${root}solutions/${sheet.name}.ts`, "utf8");
      for (const name of Object.keys(sheet.exercises)) {
        assert.equal(index[name], sheet.name);
        assert.match(master, new RegExp(`exercise="${name}"`));
        assert.match(master, new RegExp(`await check\\("${name}", ${name}\\)`));
      }
    });
  });
}

describe("the page of exercises", () => {
  it("says what the sheets say", () => {
    assert.equal(
      readFileSync(`${root}docs/EXERCISES.md`, "utf8"),
      exercisesPage(sheets),
      "out of date: npx noether audit --page docs/EXERCISES.md",
    );
  });
});
