import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "../../root.js";
import { exerciseIndex, findSheet } from "./find.js";

/** The points of every exercise of a sheet, by name, from its laws. */
export async function pointsOfSheet(sheet: string): Promise<ReadonlyMap<string, number>> {
  const { exercises } = await findSheet(sheet);
  return new Map(
    Object.entries(exercises).map(([name, { laws }]) => [
      name,
      laws.reduce((sum, { points }) => sum + points, 0),
    ]),
  );
}

/**
 * The points of every exercise of the course, by name: those that the build has written down, so that no sheet is
 * loaded; if it has not, those of the sheets.
 */
export async function pointsOfCourse(): Promise<ReadonlyMap<string, number>> {
  const written = await readFile(join(root, "dist", "solutions", "points.json"), "utf8").catch(
    () => undefined,
  );
  if (written !== undefined) return new Map(Object.entries(JSON.parse(written) as Record<string, number>));
  const sheets = [...new Set(Object.values(await exerciseIndex()))];
  return new Map((await Promise.all(sheets.map(pointsOfSheet))).flatMap((points) => [...points]));
}
