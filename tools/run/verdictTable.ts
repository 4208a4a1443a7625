import type { Assessment } from "../cells/course/assessment.js";
import { firstFailing } from "../cells/course/assessment.js";
import { helpIn } from "../cells/course/help.js";
import { verdictsIn } from "../cells/course/verdicts.js";
import type { Cell, Notebook, Output } from "../notebook/notebook.js";
import { table } from "../terminal/table.js";
import { NOT_RUN } from "./unreached.js";

/** How many lines of an objection a table shows. */
const lines = 6;

/** Options of a table of verdicts. */
export interface TableOptions {
  readonly about?: string | undefined;
  readonly place?: ((cell: Cell, line: number, column: number) => string) | undefined;
}

/**
 * The result of a sheet, for a terminal: the points of each exercise, what is missing in the first one that lacks
 * something, the hints and solutions that the sheet asks for, the sum, and what comes next.
 *
 * @param worth the points of each exercise
 * @param how `about`: the exercise that was just worked on, whose objection is shown if it has one; `place`: where a
 * line of a cell is, in a form that an editor opens
 */
export function verdictTable(
  sheet: Notebook,
  worth: ReadonlyMap<string, number>,
  { about, place }: TableOptions = {},
): string {
  const verdicts = new Map(verdictsIn(sheet).map((verdict) => [verdict.exercise, verdict]));
  const exercises = sheet.cells.flatMap((cell) =>
    typeof cell.metadata.exercise === "string" ? [{ name: cell.metadata.exercise, cell }] : [],
  );
  const isSolved = ({ name }: { name: string }): boolean => {
    const verdict = verdicts.get(name);
    return verdict !== undefined && verdict.points === verdict.outOf;
  };
  const rows = exercises.map(({ name, cell }) => {
    const verdict = verdicts.get(name);
    if (verdict) return [name, `${verdict.points} of ${verdict.outOf}`, inAWord(verdict)];
    return [name, `0 of ${worth.get(name) ?? 0}`, whyNone(sheet, name, cell)];
  });
  const points = [...verdicts.values()].reduce((total, verdict) => total + verdict.points, 0);
  const outOf = exercises.reduce((total, { name }) => total + (worth.get(name) ?? 0), 0);
  const open = exercises.find((each) => !isSolved(each));
  const objections = exercises
    .map(({ name, cell }) => ({ name, text: objection(sheet, name, cell, verdicts.get(name), place) }))
    .filter(({ text }) => text !== "");
  const shown = objections.find(({ name }) => name === about) ?? objections[0];
  return [
    table(rows, { align: ["left", "right", "left"] }),
    ...elsewhere(sheet, exercises, place),
    ...(shown ? [`${shown.name}:\n${beginning(shown.text)}\n`] : []),
    ...helpIn(sheet).map(({ exercise, text }) => `${exercise}:\n${indented(text.split("\n"))}\n`),
    `${exercises.filter(isSolved).length} of ${exercises.length} exercises, ${points} of ${outOf} points. ${
      open ? `Next: ${open.name}.` : "The sheet is solved."
    }\n`,
  ].join("\n");
}

function inAWord(verdict: Assessment): string {
  if (verdict.points === verdict.outOf) return "\u2713";
  return isTried(verdict) ? "not yet" : "nothing here yet";
}

const isTried = ({ laws }: Assessment): boolean => !laws.every(({ outcome }) => outcome === "unwritten");

/**
 * What a learner should look at in an exercise: the first law that fails, or the error of its cell, else of its check.
 */
function objection(
  sheet: Notebook,
  name: string,
  cell: Cell,
  verdict: Assessment | undefined,
  place: TableOptions["place"],
): string {
  if (verdict) return isTried(verdict) ? (firstFailing(verdict.laws)?.message ?? "") : "";
  const error = errorsOf(sheet, name, cell).find(({ ename }) => ename !== NOT_RUN);
  return error === undefined ? "" : told(sheet, cell, error, place);
}

/** The first error of a cell that belongs to no exercise: the imports, a hint for an unknown name, an experiment. */
function elsewhere(
  sheet: Notebook,
  exercises: readonly { readonly name: string; readonly cell: Cell }[],
  place: TableOptions["place"],
): string[] {
  const known = new Set(exercises.flatMap(({ name, cell }) => [cell, checkOf(sheet, name)]));
  for (const cell of sheet.cells) {
    const error = cell.outputs?.filter(isError).find(({ ename }) => ename !== NOT_RUN);
    if (error && !known.has(cell))
      return [`cell ${cell.executionCount}:\n${beginning(told(sheet, cell, error, place))}\n`];
  }
  return [];
}

/** The text of an error below the place of its line, in the cell that it names. */
function told(
  sheet: Notebook,
  cell: Cell,
  error: Extract<Output, { output_type: "error" }>,
  place: TableOptions["place"],
): string {
  const text = error.traceback.length > 0 ? error.traceback.join("\n") : error.evalue;
  const [, count, line, column] = /\bcell (\d+), line (\d+), column (\d+)/.exec(text) ?? [];
  const at = [cell, ...sheet.cells].find(({ executionCount }) => `${executionCount}` === count);
  return place === undefined || at === undefined
    ? text
    : `${place(at, Number(line), Number(column))}\n${text}`;
}

/** The errors of an exercise's cell, then those of the cell that checks it. */
function errorsOf(sheet: Notebook, name: string, cell: Cell): Extract<Output, { output_type: "error" }>[] {
  return [cell, checkOf(sheet, name)].flatMap((each) => each?.outputs ?? []).filter(isError);
}

const checkOf = (sheet: Notebook, name: string): Cell | undefined =>
  sheet.cells.find(
    ({ source, metadata }) => metadata.exercise === undefined && source.includes(`check("${name}"`),
  );

function beginning(text: string): string {
  const all = text.split("\n");
  return indented([...all.slice(0, lines), ...(all.length > lines ? ["..."] : [])]);
}

const indented = (text: readonly string[]): string => text.map((line) => `  ${line}`.trimEnd()).join("\n");

/** Why an exercise has no verdict: its cell or its check ended with an error or did not run, or nothing checks it. */
function whyNone(sheet: Notebook, name: string, cell: Cell): string {
  const errors = errorsOf(sheet, name, cell);
  if (errors.length === 0) return "not checked";
  return errors.every(({ ename }) => ename === NOT_RUN) ? "did not run" : "an error";
}

const isError = (output: Output): output is Extract<Output, { output_type: "error" }> =>
  output.output_type === "error";
