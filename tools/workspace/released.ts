import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { formatIpynb } from "../notebook/ipynb.js";
import type { Notebook } from "../notebook/notebook.js";
import { formatPercent, parsePercent } from "../notebook/percent.js";
import { stamp } from "../notebook/stamp.js";
import { root } from "../root.js";
import { chapters } from "./chapters.js";
import { withLinks } from "./links.js";

/** A file as it is handed out to a learner. */
export interface ReleasedFile {
  readonly name: string;
  readonly text: string;
}

/** Lessons and sheets as a learner gets them: each as `.ts` and as `.ipynb`, with links between the files. */
export async function released(): Promise<readonly ReleasedFile[]> {
  const course = await chapters();
  const files: ReleasedFile[] = [];
  for (const [index, { name, exercises }] of course.entries()) {
    for (const kind of exercises.length > 0 ? (["lesson", "sheet"] as const) : (["lesson"] as const)) {
      const notebook = await sourceOf(name, kind);
      const stem = kind === "lesson" ? name : `${name}.exercises`;
      const linked = (extension: ".ts" | ".ipynb") => withLinks(notebook, { course, index, kind, extension });
      files.push(
        { name: `${stem}.ts`, text: formatPercent(linked(".ts")) },
        { name: `${stem}.ipynb`, text: asNotebook(linked(".ipynb")) },
      );
    }
  }
  return files;
}

/** One lesson or sheet as `released` has it, as `.ipynb`; undefined if the course has none of this name. */
export async function releasedNotebook(
  chapter: string,
  kind: "lesson" | "sheet",
): Promise<ReleasedFile | undefined> {
  const course = await chapters();
  const index = course.findIndex(
    ({ name, exercises }) => name === chapter && (kind === "lesson" || exercises.length > 0),
  );
  if (index < 0) return undefined;
  const notebook = withLinks(await sourceOf(chapter, kind), { course, index, kind, extension: ".ipynb" });
  return {
    name: kind === "lesson" ? `${chapter}.ipynb` : `${chapter}.exercises.ipynb`,
    text: asNotebook(notebook),
  };
}

async function sourceOf(chapter: string, kind: "lesson" | "sheet"): Promise<Notebook> {
  const folder = kind === "lesson" ? "notebooks" : "exercises";
  return parsePercent(await readFile(join(root, folder, `${chapter}.ts`), "utf8"));
}

const asNotebook = (notebook: Notebook): string => formatIpynb(stamp(notebook));
