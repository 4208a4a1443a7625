import { callsIn, type Names, namesIn } from "./names.js";

/** A cell of an open notebook, as far as a check looks at it. */
export interface SheetCell {
  readonly type: string;
  readonly source: string;
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** What is run to check an answer. */
export interface CheckPlan {
  readonly exercise: string;
  /** The index of a cell that is added first, and its code, if the notebook has no cell that checks any more. */
  readonly added?: { readonly at: number; readonly source: string };
  /** The cells that are run, by their index once that cell is added; the last one calls `check`. */
  readonly run: readonly number[];
}

/** Why an answer cannot be checked, in a sentence with the remedy. */
export interface Trouble {
  readonly trouble: string;
}

/** The exercise that a cell belongs to: the one that it is marked with, or that it asks about; undefined for others. */
export function exerciseOf({ type, source, metadata }: SheetCell): string | undefined {
  if (type !== "code") return undefined;
  return typeof metadata.exercise === "string" ? metadata.exercise : callsIn(source)[0]?.exercise;
}

/**
 * What is to be run so that an exercise is checked exactly as by running its cells: every cell that declares or changes
 * something that the check needs, directly or through others, in the order of the notebook, then the cell that checks.
 *
 * @param isCurrent whether a cell has run in this kernel with the text that it has now: then it is left out, unless it
 * is the answer itself
 */
export function checkPlan(
  exercise: string,
  cells: readonly SheetCell[],
  isCurrent: (index: number) => boolean,
): CheckPlan | Trouble {
  const own = cells.findIndex(({ type, metadata }) => type === "code" && metadata.exercise === exercise);
  const names = cells.map(({ type, source }) => namesIn(type === "code" ? source : ""));
  const answers = names.flatMap(({ declared }, index) => (declared.has(exercise) ? [index] : []));
  const check = checkOf(exercise, cells, own);
  if (answers.length === 0) return { trouble: undeclared(exercise, cells[own]?.source, check) };
  const imports = names.some(({ declared }) => declared.has("check"));
  if (check === undefined) {
    const call = `await check("${exercise}", ${exercise});`;
    const source = imports ? call : `import { check } from "noether/course";\n\n${call}`;
    const at = (own >= 0 ? own : answers.at(-1)!) + 1;
    const added = [...cells.slice(0, at), { type: "code", source, metadata: {} }, ...cells.slice(at)];
    const before = (index: number): boolean => index !== at && isCurrent(index < at ? index : index - 1);
    return { ...(checkPlan(exercise, added, before) as CheckPlan), added: { at, source } };
  }
  if (!imports)
    return {
      trouble:
        'No cell imports check any more: write `import { check, hint, solution } from "noether/course";` into the first code cell.',
    };
  const needed = neededBy(check, names).filter((index) => answers.includes(index) || !isCurrent(index));
  return { exercise, run: [...needed, check] };
}

/** The cells that a cell needs, by index, in the order of the notebook, itself left out. */
function neededBy(cell: number, names: readonly Names[]): readonly number[] {
  const found = new Set([cell]);
  for (const user of found) {
    const { declared, mentioned } = names[user]!;
    const wanted = [...mentioned].filter((name) => !declared.has(name));
    for (const [index, each] of names.entries()) {
      if (wanted.some((name) => each.declared.has(name) || each.changed.has(name))) found.add(index);
    }
  }
  found.delete(cell);
  return [...found].sort((a, b) => a - b);
}

/** The first cell from an exercise's own on that checks it, else the first of all. */
function checkOf(exercise: string, cells: readonly SheetCell[], own: number): number | undefined {
  const checks = cells.flatMap(({ type, source }, index) => {
    const isOne = callsIn(source).some((each) => each.call === "check" && each.exercise === exercise);
    return type === "code" && isOne ? [index] : [];
  });
  return checks.find((index) => index >= own) ?? checks[0];
}

function undeclared(exercise: string, own: string | undefined, check: number | undefined): string {
  if (own === undefined && check === undefined)
    return `This notebook has no cell of the exercise ${exercise} any more: "Reset this sheet" puts it back, and keeps yours.`;
  const [, other] = /^\s*(?:export\s+)?(?:async\s+)?(?:function|const|let)\s+([\w$]+)/m.exec(own ?? "") ?? [];
  const found = other === undefined ? "" : `, found ${other}`;
  return `Expected a cell with the function ${exercise}${found}: an exercise is named after its function, so give it that name again.`;
}
