import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { formatIpynb } from "../notebook/ipynb.js";
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
      const folder = kind === "lesson" ? "notebooks" : "exercises";
      const notebook = parsePercent(await readFile(join(root, folder, `${name}.ts`), "utf8"));
      const stem = kind === "lesson" ? name : `${name}.exercises`;
      const linked = (extension: ".ts" | ".ipynb") => withLinks(notebook, { course, index, kind, extension });
      files.push(
        { name: `${stem}.ts`, text: formatPercent(linked(".ts")) },
        { name: `${stem}.ipynb`, text: formatIpynb(stamp(linked(".ipynb"))) },
      );
    }
  }
  return files;
}
