import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { lessonName } from "../notebook/chapter.js";

const root = fileURLToPath(new URL("../../../", import.meta.url));

/** What happened to the files of a workspace. */
export interface Prepared {
  /** Files that are new or were brought up to date. */
  readonly written: readonly string[];
  /** Files that the learner has edited, which stay as they are although the course has a newer version. */
  readonly kept: readonly string[];
}

/**
 * Puts every lesson and every exercise sheet into a learner's folder: `05-convolution.ts`, `05-convolution.exercises.ts`.
 *
 * A file is brought up to date as long as nobody has edited it; an edited file is never touched. The file
 * `.noether.json` remembers how each one was handed out.
 */
export async function prepareWorkspace(folder: string): Promise<Prepared> {
  await mkdir(folder, { recursive: true });
  const record = join(folder, ".noether.json");
  const handedOut = await readRecord(record);
  const [written, kept]: [string[], string[]] = [[], []];
  for (const { name, text } of await released()) {
    const path = join(folder, name);
    const present = await readFile(path, "utf8").catch(() => undefined);
    if (present === text) {
      handedOut[name] = digest(text);
    } else if (present === undefined || digest(present) === handedOut[name]) {
      await writeFile(path, text);
      handedOut[name] = digest(text);
      written.push(name);
    } else {
      kept.push(name);
    }
  }
  await writeFile(record, `${JSON.stringify(handedOut, null, 2)}\n`);
  return { written, kept };
}

async function released(): Promise<readonly { readonly name: string; readonly text: string }[]> {
  const files = async (part: string, suffix: string): Promise<{ name: string; text: string }[]> => {
    const names = (await readdir(join(root, part)))
      .filter((file) => file.endsWith(".ts") && lessonName.test(file.slice(0, -".ts".length)))
      .sort();
    return Promise.all(
      names.map(async (file) => ({
        name: file.replace(/\.ts$/, suffix),
        text: await readFile(join(root, part, file), "utf8"),
      })),
    );
  };
  return [...(await files("notebooks", ".ts")), ...(await files("exercises", ".exercises.ts"))];
}

/** How each file was handed out, by name; a missing or broken record counts as none, so that nothing is overwritten. */
async function readRecord(path: string): Promise<Record<string, string>> {
  try {
    const record: unknown = JSON.parse(await readFile(path, "utf8"));
    return typeof record === "object" && record !== null ? { ...(record as Record<string, string>) } : {};
  } catch {
    return {};
  }
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
