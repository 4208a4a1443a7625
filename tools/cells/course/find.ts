import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { nearest } from "../../nearest.js";
import { root } from "../../root.js";
import { UserError } from "../../userError.js";
import type { Exercise, Sheet } from "./sheet.js";

/** The sheet of every exercise, by name: `{"convolve": "05-convolution"}`, as generated with the released sheets. */
export async function exerciseIndex(): Promise<Readonly<Record<string, string>>> {
  return JSON.parse(await readFile(join(root, "exercises", "index.json"), "utf8")) as Record<string, string>;
}

/**
 * The built sheet of a chapter.
 *
 * @throws UserError if there is no such sheet
 */
export async function findSheet(name: string): Promise<Sheet> {
  const built = pathToFileURL(join(root, "dist", "solutions", `${name}.check.js`));
  if (!/^[\w-]+$/.test(name) || !existsSync(built)) {
    const sheets = [...new Set(Object.values(await exerciseIndex()))];
    throw new UserError(`expected the name of a sheet, got "${name}": the sheets are ${sheets.join(", ")}.`);
  }
  const { default: sheet } = (await import(built.href)) as { readonly default: Sheet };
  return sheet;
}

/**
 * The exercise with this name, and the name of the sheet that it belongs to.
 *
 * @throws UserError if there is no such exercise
 */
export async function findExercise(
  name: string,
): Promise<{ readonly sheet: string; readonly exercise: Exercise<unknown> }> {
  const index = await exerciseIndex();
  const sheetName = Object.hasOwn(index, name) ? index[name] : undefined;
  if (sheetName === undefined) {
    const meant = nearest(name, Object.keys(index));
    const remedy =
      meant === undefined
        ? `the exercises are ${Object.keys(index).join(", ")}.`
        : `did you mean "${meant}"?`;
    throw new UserError(`expected the name of an exercise, got "${name}": ${remedy}`);
  }
  const exercise = (await findSheet(sheetName)).exercises[name];
  if (exercise === undefined) throw new Error(`${sheetName} has a cell for ${name} but no laws`);
  return { sheet: sheetName, exercise };
}
