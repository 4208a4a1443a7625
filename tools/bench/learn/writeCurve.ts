import { join } from "node:path";
import type { Curve } from "../../cells/data/curve.js";
import { makeFolder } from "../../files/makeFolder.js";
import { writeWhole } from "../../files/writeWhole.js";
import type { Point } from "./study.js";

/** Writes a curve as NAME.json in a folder, a point a line, so that a change of one is seen as one. Returns its path. */
export async function writeCurve(folder: string, { points, ...about }: Curve<Point>): Promise<string> {
  const path = join(folder, `${about.study}.json`);
  const lines = points.map((point) => JSON.stringify(point)).join(",\n");
  await makeFolder(folder);
  await writeWhole(path, `${JSON.stringify(about).slice(0, -1)},"points":[\n${lines}\n]}\n`);
  return path;
}
