import { readFile } from "node:fs/promises";
import { UserError } from "../terminal/userError.js";
import { wasTried } from "./attempts.js";
import { findExercise } from "./find.js";

/** A worked solution, shown as code. */
export interface Solution {
  toString(): string;
}

/**
 * How we wrote an exercise: shown after an attempt of your own in this session.
 *
 * @throws UserError before the first attempt
 */
export async function solution(name: string): Promise<Solution> {
  const { sheet } = await findExercise(name);
  if (!wasTried(name)) {
    throw new UserError(
      `The solution of ${name} is here for you after a first attempt: write something, then await check("${name}", ${name}).`,
    );
  }
  const master = await readFile(new URL(`../../../solutions/${sheet}.ts`, import.meta.url), "utf8");
  const text = cellOf(name, master);
  return Object.defineProperty({ toString: () => text }, Symbol.for("Jupyter.display"), {
    enumerable: false,
    value: () => ({ "text/plain": text, "text/markdown": `\`\`\`ts\n${text}\n\`\`\`` }),
  });
}

/** The cell of an exercise in the master of a sheet, without its region marks. */
export function cellOf(name: string, master: string): string {
  const cell = master.split(/^\/\/ %%/m).find((part) => new RegExp(`^[^\n]*exercise="${name}"`).test(part));
  if (cell === undefined) throw new Error(`the master has no cell with exercise="${name}"`);
  return cell
    .split("\n")
    .slice(1)
    .filter((line) => !/^\s*\/\/ (BEGIN|END) SOLUTION\s*$/.test(line))
    .join("\n")
    .trim();
}
