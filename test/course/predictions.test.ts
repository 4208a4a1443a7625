import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Cell } from "../../tools/notebook/notebook.js";
import { parsePercent } from "../../tools/notebook/percent.js";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const prediction = /\*\*Before you [^*\n]+:\*\*/;

/** A fault of a lesson's predictions, by the cell that has it. */
function faults(cells: readonly Cell[]): string[] {
  const found: string[] = [];
  let asked = false;
  for (const [k, { type, source, id, metadata }] of cells.entries()) {
    if (type === "markdown") {
      if (/Before you (?!go)/.test(source.replaceAll(new RegExp(prediction, "g"), "")))
        found.push(`${id}: a prediction is written **Before you run:**`);
      asked = prediction.test(source);
      if (/\*\*Before you run[^*\n]*:\*\*/.test(source) && !answersAreFolded(cells.slice(k + 1)))
        found.push(`${id}: what it asks to predict is in sight`);
      continue;
    }
    const isFolded = Array.isArray(metadata.tags) && metadata.tags.includes("hide-output");
    if (isFolded && !asked) found.push(`${id}: an answer is folded, and no prediction asks for it`);
    const answered = cells.slice(k + 1).find(({ type }) => type === "markdown");
    if (isFolded && answered === undefined) found.push(`${id}: no text says what came out`);
  }
  return found;
}

/** Whether an output before the next text is folded. */
function answersAreFolded(cells: readonly Cell[]): boolean {
  const next = cells.findIndex(({ type }) => type === "markdown");
  return cells
    .slice(0, next < 0 ? cells.length : next)
    .some(({ metadata: { tags } }) => Array.isArray(tags) && tags.includes("hide-output"));
}

describe("a prediction", () => {
  for (const file of readdirSync(`${root}notebooks`).filter((name) =>
    /^(\d\d|[A-Z]\d)-.*(?<!\.exercises)\.ts$/.test(name),
  )) {
    it(`in ${file} is set in bold, is above what is folded, and is followed by a text that can answer it`, () => {
      assert.deepEqual(faults(parsePercent(readFileSync(`${root}notebooks/${file}`, "utf8")).cells), []);
    });
  }

  it("is reported missing if a folded output has none, or if it is not in bold", () => {
    const lesson = (text: string) => parsePercent(text).cells;
    const answer = '// %% [markdown] id="b"\n// Two.\n';
    const folded = '// %% id="a" tags=["hide-output"]\n1 + 1;\n\n';
    assert.deepEqual(
      faults(lesson(`// %% [markdown] id="q"\n// **Before you run:** what?\n\n${folded}${answer}`)),
      [],
    );
    assert.equal(
      faults(lesson(`// %% [markdown] id="q"\n// *Before you run:* what?\n\n${folded}${answer}`)).length,
      2,
    );
    assert.equal(faults(lesson(`${folded}${answer}`)).length, 1);
    assert.deepEqual(
      faults(
        lesson(`// %% [markdown] id="q"\n// **Before you run:** what?\n\n// %% id="a"\n1 + 1;\n\n${answer}`),
      ),
      ["q: what it asks to predict is in sight"],
    );
    assert.equal(
      faults(lesson(`// %% [markdown] id="q"\n// **Before you run:** what?\n\n${folded}`)).length,
      1,
    );
  });
});
