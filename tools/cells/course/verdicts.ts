import type { Notebook } from "../../notebook/notebook.js";
import type { Assessment } from "./assessment.js";
import { ASSESSMENT } from "./assessment.js";

/** The verdicts in an executed sheet, in order; for an exercise that was checked twice, the last. */
export function verdictsIn({ cells }: Notebook): readonly Assessment[] {
  const verdicts = new Map<string, Assessment>();
  for (const output of cells.flatMap(({ outputs = [] }) => outputs)) {
    if (!("data" in output) || !(ASSESSMENT in output.data)) continue;
    const verdict = output.data[ASSESSMENT] as Assessment;
    verdicts.set(verdict.exercise, verdict);
  }
  return [...verdicts.values()];
}
