import { readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { makeFolder } from "../files/makeFolder.js";
import { writeWhole } from "../files/writeWhole.js";
import { readText } from "../notebook/files.js";
import { fromJupyter, withoutTraces } from "../notebook/fromJupyter.js";
import { formatIpynb, parseIpynb } from "../notebook/ipynb.js";
import type { Notebook } from "../notebook/notebook.js";
import { formatPercent, parsePercent } from "../notebook/percent.js";
import { sourceHash, stamp, stampOf, unstamped } from "../notebook/stamp.js";
import { UserError } from "../userError.js";
import { chapters } from "../workspace/chapters.js";
import { coursePage, mapPicture, readPaths } from "./coursePage.js";
import { exerciseIndex } from "./exerciseIndex.js";
import { inFile } from "./inFile.js";
import { release } from "./release.js";

/** Options of `sync`. */
export interface SyncOptions {
  /** Whether to write nothing and only say what is out of date. */
  readonly check?: boolean;
  /** Which side wins if both were edited. */
  readonly prefer?: "ts" | "ipynb";
}

/** A file that is, or was, out of date. Paths are relative to the root, with forward slashes. */
export interface Change {
  readonly path: string;
  readonly from: string;
}

interface Plan extends Change {
  readonly text: string;
}

/**
 * Brings the generated files of a course up to date:
 *
 * - notebooks/NAME.ts -> notebooks/NAME.ipynb, and back if the `.ipynb` was edited;
 * - solutions/NAME.ts -> exercises/NAME.ts and exercises/NAME.ipynb, never back;
 * - exercises/index.json, the sheet of each exercise;
 * - notebooks/paths.json, if there is one, -> docs/COURSE.md and its map.
 *
 * A generated `.ipynb` records the hash of the text that it was made from, which shows the side that was edited since.
 * Nothing is written unless everything can be.
 *
 * @returns the files written, or with `check` those that would be
 * @throws UserError if both sides were edited, or a generated sheet was edited, or has lost its source
 */
export async function sync(root: string, { check = false, prefer }: SyncOptions = {}): Promise<Change[]> {
  const plans: Plan[] = [];
  const conflicts: string[] = [];
  for (const name of await names(root, "notebooks")) {
    await collect(conflicts, async () => plans.push(...(await planLesson(root, name, prefer))));
  }
  for (const name of await names(root, "solutions", "exercises")) {
    await collect(conflicts, async () => plans.push(...(await planSheet(root, name, prefer))));
  }
  if (conflicts.length === 0)
    await collect(conflicts, async () => plans.push(...(await planIndex(root)), ...(await planCourse(root))));
  if (conflicts.length > 0) throw new UserError(conflicts.join("\n"));
  if (!check) {
    for (const { path, text } of plans) {
      await makeFolder(dirname(join(root, path)), "move it away");
      await writeWhole(join(root, path), text);
    }
  }
  return plans.map(({ path, from }) => ({ path, from }));
}

async function planLesson(root: string, name: string, prefer: SyncOptions["prefer"]): Promise<Plan[]> {
  const ts = `notebooks/${name}.ts`;
  const ipynb = `notebooks/${name}.ipynb`;
  const [source, generated] = [await textAt(root, ts), await textAt(root, ipynb)];
  const inTs = source === undefined ? undefined : inFile(ts, () => parsePercent(source));
  const inIpynb = generated === undefined ? undefined : inFile(ipynb, () => parseIpynb(generated));
  if (inTs && (inIpynb === undefined || winner(ts, ipynb, inTs, inIpynb, source, prefer) === "ts")) {
    return changed(ipynb, ts, generated, formatIpynb(stamp(inTs)));
  }
  if (inTs === undefined && stampOf(inIpynb!) !== undefined && prefer !== "ipynb") {
    throw new UserError(
      `${ipynb} was generated from ${ts}, which is gone: delete ${ipynb} too, or bring ${ts} back with --prefer ipynb`,
    );
  }
  const text = formatPercent(unstamped(fromJupyter(inIpynb!, source)));
  return [
    ...changed(ts, ipynb, source, text),
    ...changed(ipynb, ts, generated, formatIpynb(stamp(parsePercent(text)))),
  ];
}

/** The side of a lesson that was edited or, if both were, the one that the author prefers. */
function winner(
  ts: string,
  ipynb: string,
  inTs: Notebook,
  inIpynb: Notebook,
  source: string | undefined,
  prefer: SyncOptions["prefer"],
): "ts" | "ipynb" {
  const hash = sourceHash(inTs);
  if (!isEdited(inIpynb, source, [hash, stampOf(inIpynb)])) return "ts";
  if (hash === stampOf(inIpynb)) return "ipynb";
  if (prefer) return prefer;
  throw new UserError(
    `${ts} and ${ipynb} were both edited since the last sync: keep one with --prefer ts or --prefer ipynb`,
  );
}

/** Whether a generated notebook differs from all the texts with these hashes. */
function isEdited(
  notebook: Notebook,
  source: string | undefined,
  known: readonly (string | undefined)[],
): boolean {
  return ![withoutTraces(notebook), fromJupyter(notebook, source)].some((each) =>
    known.includes(sourceHash(each)),
  );
}

async function planSheet(root: string, name: string, prefer: SyncOptions["prefer"]): Promise<Plan[]> {
  const master = `solutions/${name}.ts`;
  const ts = `exercises/${name}.ts`;
  const ipynb = `exercises/${name}.ipynb`;
  const [solution, sheet, generated] = [
    await textAt(root, master),
    await textAt(root, ts),
    await textAt(root, ipynb),
  ];
  if (solution === undefined) {
    const orphan = sheet === undefined ? ipynb : ts;
    throw new UserError(
      `${orphan} was generated from ${master}, which is gone: delete ${orphan}, or bring ${master} back`,
    );
  }
  const text = release(solution, name, master);
  const notebook = stamp(parsePercent(text));
  if (prefer !== "ts") {
    const old = generated === undefined ? undefined : inFile(ipynb, () => parseIpynb(generated));
    const known = [stampOf(notebook), old && stampOf(old)];
    const byHand =
      sheet !== undefined && !known.includes(sourceHash(inFile(ts, () => parsePercent(sheet))))
        ? ts
        : old !== undefined && isEdited(old, sheet, known)
          ? ipynb
          : undefined;
    if (byHand) {
      throw new UserError(
        `${byHand} was edited, but it is generated from ${master}: make the change there, then noether sync --prefer ts`,
      );
    }
  }
  return [...changed(ts, master, sheet, text), ...changed(ipynb, master, generated, formatIpynb(notebook))];
}

async function planIndex(root: string): Promise<Plan[]> {
  const sheets = await names(root, "solutions");
  if (sheets.length === 0) return [];
  const masters: Record<string, string> = {};
  for (const name of sheets) masters[name] = (await textAt(root, `solutions/${name}.ts`)) ?? "";
  const path = "exercises/index.json";
  return changed(path, "solutions", await textAt(root, path), exerciseIndex(masters));
}

async function planCourse(root: string): Promise<Plan[]> {
  const from = "notebooks/paths.json";
  const paths = await textAt(root, from);
  if (paths === undefined) return [];
  const course = await chapters(join(root, "notebooks"));
  const [page, map] = ["docs/COURSE.md", "docs/pictures/course-map.svg"];
  return [
    ...changed(page, from, await textAt(root, page), coursePage(course, readPaths(paths))),
    ...changed(map, from, await textAt(root, map), mapPicture(course)),
  ];
}

/** The names of the notebooks in some folders, in order: `05-convolution`, not `05-convolution.check`. */
async function names(root: string, ...folders: string[]): Promise<string[]> {
  const found = new Set<string>();
  for (const folder of folders) {
    for (const entry of await readdir(join(root, folder), { withFileTypes: true }).catch(() => [])) {
      const name = /^([^.].*)\.(ts|ipynb)$/.exec(entry.name)?.[1];
      if (entry.isFile() && name && !/\.(check|d|executed|test)$/.test(name)) found.add(name);
    }
  }
  return [...found].sort();
}

async function collect(conflicts: string[], work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    conflicts.push(error.message);
  }
}

async function textAt(root: string, path: string): Promise<string | undefined> {
  try {
    return await readText(join(root, path));
  } catch (error) {
    if (error instanceof UserError && /there is no such file/.test(error.message)) return undefined;
    throw error;
  }
}

/** The plan to write a text if it differs; line endings, which version control may change, do not count. */
function changed(path: string, from: string, before: string | undefined, text: string): Plan[] {
  return before?.replace(/\r\n/g, "\n") === text ? [] : [{ path, from, text }];
}
