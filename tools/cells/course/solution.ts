import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "../../root.js";
import { UserError } from "../../userError.js";
import { solutionSeen, wasTried } from "./attempts.js";
import { findExercise } from "./find.js";
import { type Help, help } from "./help.js";
import { shownAtOnce } from "./shownAtOnce.js";

/**
 * Our solution of an exercise, shown after an attempt of your own, today or earlier. The stub, or a function that
 * ignores its input, does not count as an attempt.
 *
 * @throws UserError before the first attempt, or if there is no such exercise
 */
export function solution(name: string): Promise<Help> {
  return shownAtOnce(ours(name));
}

async function ours(name: string): Promise<Help> {
  const { sheet } = await findExercise(name);
  if (!(await wasTried(name))) {
    throw new UserError(
      `The solution of ${name} is here for you after a first attempt: write something, then await check("${name}", ${name}).`,
    );
  }
  const master = await readFile(join(root, "solutions", `${sheet}.ts`), "utf8");
  const text = cellOf(name, master);
  await solutionSeen(name);
  return help(name, text, `\`\`\`ts\n${text}\n\`\`\``);
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
