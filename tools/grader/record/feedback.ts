import type { Result } from "./record.js";
import { isFinal, type Status } from "./status.js";

/**
 * The feedback for the author of a notebook, as plain text: points, and for every law that failed the simplest case.
 */
export function feedback(sheet: string, results: readonly Result[], notes: readonly string[]): string {
  const points = results.reduce((sum, result) => sum + result.points, 0);
  const outOf = results.reduce((sum, result) => sum + result.outOf, 0);
  const inside = [...new Set(results.flatMap((result) => result.notes))];
  const remarks = [...notes, ...inside].map((note) => `  - ${oneLine(note)}`);
  return [
    `${sheet}: ${score(points, outOf)}`,
    ...results.map(ofExercise),
    ...(remarks.length === 0 ? [] : [["About the notebook:", ...remarks].join("\n")]),
  ].join("\n\n");
}

/** What a status that is not final means, for the author. */
const unfinished: Readonly<Partial<Record<Status, string>>> = {
  "timed out": "the machine was too busy, or the notebook was waiting for something",
  killed: "something outside the notebook ended it",
};

function ofExercise({ exercise, points, outOf, laws, status }: Result): string {
  const width = Math.max(...laws.map(({ name }) => name.length));
  const told = new Set<string>();
  const lines = laws.flatMap((law) => {
    const worth = law.outOf === 0 ? "condition" : `${law.points} of ${law.outOf}`;
    const line = `  ${law.outcome === "holds" ? "\u2713" : "\u2717"} ${law.name.padEnd(width)}  ${worth}`;
    if (law.message === "" || told.has(law.message)) return [line];
    told.add(law.message);
    // An explanation is ours; any other message may contain text that the notebook threw.
    const words = law.outcome === "fails" ? indented(law.message, 6) : oneLine(law.message);
    return [line, `      ${words}`];
  });
  const lost = laws.some((law) => law.outOf === 0 && law.outcome !== "holds") && points === 0;
  const remark =
    lost && laws.some((law) => law.points > 0) ? ["  A condition fails, so the exercise has no points."] : [];
  const open = isFinal(status)
    ? []
    : [`  Not final (${status}): ${unfinished[status]}. It will be graded again.`];
  return [`${exercise}: ${score(points, outOf)}`, ...open, ...lines, ...remark].join("\n");
}

function score(points: number, outOf: number): string {
  return `${points} of ${outOf} ${outOf === 1 ? "point" : "points"}`;
}

/** Text that a notebook may have written, on one line, so that no part of it can pass for a line of the feedback. */
function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, " \u21b5 ");
}

function indented(text: string, columns: number): string {
  return text.replaceAll("\n", `\n${" ".repeat(columns)}`);
}
