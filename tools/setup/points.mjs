// Writes the points of every exercise, as the built sheets have them, to dist/solutions/points.json: a program that only
// counts need not load the sheets (a second, and 50 MB). Run by prepare.mjs and bundle.mjs after the compiler.
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { pointsOfSheet } from "../../dist/tools/cells/course/worth.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const index = JSON.parse(readFileSync(join(root, "exercises", "index.json"), "utf8"));
const sheets = [...new Set(Object.values(index))];
const points = Object.fromEntries(
  (await Promise.all(sheets.map(pointsOfSheet))).flatMap((each) => [...each]),
);
const output = join(root, "dist", "solutions", "points.json");
writeFileSync(`${output}.part`, JSON.stringify(points));
renameSync(`${output}.part`, output);
