import { findSheet } from "./find.js";

/** The points of every exercise of a sheet, by name. */
export async function pointsOfSheet(sheet: string): Promise<ReadonlyMap<string, number>> {
  const { exercises } = await findSheet(sheet);
  return new Map(
    Object.entries(exercises).map(([name, { laws }]) => [
      name,
      laws.reduce((sum, { points }) => sum + points, 0),
    ]),
  );
}
