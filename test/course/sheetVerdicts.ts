import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { samples } from "../../tools/authoring/samples.js";
import type { Assessment } from "../../tools/cells/course/assessment.js";
import { ASSESSMENT } from "../../tools/cells/course/assessment.js";
import { runNotebook } from "../../tools/run/runNotebook.js";

const folder = fileURLToPath(new URL("../../../exercises", import.meta.url));

/** The verdicts that one student's sheet of a chapter gets when its author runs it, by exercise. */
export async function sheetVerdicts(chapter: string, name: string): Promise<ReadonlyMap<string, Assessment>> {
  const { notebook } = (await samples(chapter)).find((sample) => sample.name === name)!;
  const { notebook: run, failure } = await runNotebook(notebook, { folder });
  assert.equal(failure, undefined, failure?.ending.message);
  const found = run.cells
    .flatMap(({ outputs = [] }) => outputs)
    .flatMap((output) => ("data" in output ? [output.data[ASSESSMENT] as Assessment] : []));
  return new Map(
    found.filter((verdict) => verdict !== undefined).map((verdict) => [verdict.exercise, verdict]),
  );
}
