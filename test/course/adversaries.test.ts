import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { resisted } from "../../tools/authoring/adversaries/resist.js";
import { findSheet } from "../../tools/cells/course/find.js";

const folder = new URL("../../solutions/", import.meta.url);
const names = readdirSync(folder)
  .filter((file) => file.endsWith(".check.js"))
  .map((file) => file.slice(0, -".check.js".length))
  .sort();

/** Fewer than `check` draws: what resists with these resists with more. */
const draws = 40;

/** What is given away and known to be; each line must be true, and none may be missing. */
const open: Readonly<Record<string, readonly string[]>> = {};

for (const sheet of await Promise.all(names.map(findSheet))) {
  describe(`the sheet ${sheet.name} against answers that are not earned`, () => {
    for (const [name, exercise] of Object.entries(sheet.exercises)) {
      it(`gives none of them points in ${name}`, () => {
        const found = resisted(name, exercise, { seeds: 1, draws });
        assert.deepEqual(
          found.filter(({ leaks }) => leaks).map(({ adversary }) => adversary),
          open[name] ?? [],
          JSON.stringify(found, undefined, 1),
        );
      });
    }
  });
}
