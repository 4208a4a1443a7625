import { notWritten } from "../cells/course/notWritten.js";
import { isMarker, parseMarker } from "../notebook/marker.js";
import { formatPercent, parsePercent } from "../notebook/percent.js";
import { UserError } from "../userError.js";
import { inFile } from "./inFile.js";

/** A region of the master: the numbers of its two marker lines, counted from 1, and the lines between them. */
interface Region {
  readonly begin: number;
  readonly end: number;
  readonly indent: string;
  readonly text: boolean;
  readonly lines: readonly string[];
}

/**
 * The student's sheet of a master in the percent format:
 *
 * - each region `// BEGIN SOLUTION` .. `// END SOLUTION` becomes `throw new Error("not written yet");`, which has every
 *   type, so that the sheet still type-checks; in a cell of text it becomes a line that asks for the answer;
 * - cells marked `// %% solution` are left out;
 * - the notebook's metadata says which sheet it is.
 *
 * @param master the text of solutions/NAME.ts
 * @param name the name of the sheet, "05-convolution"
 * @param file the name of the master in errors
 * @throws UserError, with file and line, if a region is nested, not closed, or misspelt
 */
export function release(master: string, name: string, file: string = `solutions/${name}.ts`): string {
  const lines = linesOf(master);
  const kept: string[] = [];
  let next = 1;
  for (const { begin, end, indent, text } of regions(lines, file)) {
    kept.push(...lines.slice(next - 1, begin - 1));
    kept.push(
      text ? "// *Write your answer here.*" : `${indent}throw new Error(${JSON.stringify(notWritten)});`,
    );
    next = end + 1;
  }
  kept.push(...lines.slice(next - 1));
  const { metadata, cells } = inFile(file, () => parsePercent(withoutAuthorsCells(kept).join("\n")));
  const before = typeof metadata.noether === "object" ? metadata.noether : {};
  return formatPercent({ metadata: { ...metadata, noether: { ...before, sheet: name } }, cells });
}

/**
 * Lines of a master's regions that occur in a sheet; there should be none. Only lines of more than 12 characters count,
 * spaces not included.
 */
export function leaks(master: string, sheet: string): string[] {
  const bare = (line: string): string => line.replace(/\s/g, "");
  const released = bare(sheet);
  return regions(linesOf(master), "the master")
    .flatMap((region) => region.lines)
    .filter((line) => bare(line).length > 12 && released.includes(bare(line)));
}

function withoutAuthorsCells(lines: readonly string[]): string[] {
  let kept = true;
  return lines.filter((line) => {
    if (isMarker(line)) kept = parseMarker(line).metadata.solution !== true;
    return kept;
  });
}

function linesOf(text: string): string[] {
  return text.replace(/\r\n?/g, "\n").split("\n");
}

function regions(lines: readonly string[], file: string): Region[] {
  const found: Region[] = [];
  let open: { begin: number; indent: string } | undefined;
  let text = false;
  lines.forEach((line, i) => {
    const number = i + 1;
    const where = `${file}, line ${number}`;
    if (isMarker(line)) {
      if (open)
        throw new UserError(
          `${file}, line ${open.begin}: the region has no end: close it with // END SOLUTION before line ${number}`,
        );
      text = inFile(where, () => parseMarker(line)).type !== "code";
      return;
    }
    if (!/(BEGIN|END)[ _-]*SOLUTION/.test(line) && !/^\W*(begin|end)\W*solutions?\W*$/i.test(line)) return;
    const marker = /^(\s*)\/\/ (BEGIN|END) SOLUTION\s*$/.exec(line);
    if (!marker)
      throw new UserError(
        `${where}: expected // BEGIN SOLUTION or // END SOLUTION alone on the line, got ${line.trim()}`,
      );
    if (marker[2] === "BEGIN") {
      if (open)
        throw new UserError(
          `${where}: a region begins inside the one of line ${open.begin}: close that one first`,
        );
      open = { begin: number, indent: marker[1]! };
    } else {
      if (!open)
        throw new UserError(`${where}: a region ends that never began: put // BEGIN SOLUTION before it`);
      found.push({ ...open, end: number, text, lines: lines.slice(open.begin, i) });
      open = undefined;
    }
  });
  if (open)
    throw new UserError(`${file}, line ${open.begin}: the region has no end: close it with // END SOLUTION`);
  return found;
}
