import { join, relative } from "node:path";
import { parseArgs } from "node:util";
import { isClone, workspaceFor } from "../files/workspacePlace.js";
import type { Standing } from "../progress/standing.js";
import { root } from "../root.js";
import { withQuickNote } from "../run/quickNote.js";
import { runAll } from "../run/runAll.js";
import { withUnreached } from "../run/unreached.js";
import { progress } from "../terminal/progress.js";
import { UserError } from "../userError.js";
import { bringOver } from "../workspace/bringOver.js";
import type { NamedChapter } from "../workspace/chapters.js";
import { handOut } from "../workspace/handOut.js";
import { draftPages, keepPage, pageName, pagesToMake } from "../workspace/pages.js";
import { courseMap, inSum, standingIn } from "../workspace/standing.js";
import type { Command } from "./command.js";

/** `noether start`: the course in one command. */
export const command: Command = {
  usage: `Usage: noether start [FOLDER]

Puts every lesson and every exercise sheet into FOLDER (default: the workspace you are in, else a folder
workspace/ here; in a clone of Noether, its workspace/), for an editor (.ts) and for a notebook program
(.ipynb). Files that you have edited are left alone. Then it runs the next lesson, with short trainings,
makes a page of it, and says how to go on. Run it again whenever you like: it is quick, and nothing is lost.`,
  async run(words) {
    const { positionals } = parseArgs({ args: [...words], options: {}, allowPositionals: true });
    if (positionals.length > 1)
      throw new UserError(`expected one folder, got ${positionals.length}: put a name with spaces in quotes`);
    const folder = workspaceFor(process.cwd(), positionals[0]);
    const older = join(root, "workspace");
    const brought = isClone(root) ? [] : await bringOver(older, folder);
    const { written, kept } = await handOut(folder);
    const { standing, store } = await standingIn(folder);
    const say = (line: string): void => void process.stdout.write(`${line}\n`);
    if (brought.length > 0)
      say(`Copied from ${older}, which the next installation would delete: ${brought.join(", ")}.`);
    const news = written.length > 0 ? `${written.length} files are new or brought up to date` : "nothing new";
    say(`The course is in ${shown(folder)}: ${news}.`);
    if (kept.length > 0) say(`Kept as you edited them: ${kept.join(", ")}.`);
    for (const note of store.notes()) say(note);

    await makePages(folder, standing);
    say(`\n${courseMap(standing)}\n${inSum(standing)}`);
    say(howToGoOn(folder, standing));
    return 0;
  },
};

/**
 * Makes executed pages of the next lesson and of what is to be read before it; every other lesson and sheet gets a page
 * without figures, so that links lead there.
 */
async function makePages(folder: string, { chapters, next }: Standing<NamedChapter>): Promise<void> {
  const { name } = next?.chapter ?? chapters[0]!.chapter;
  const lessons = [...readFirst(name, chapters).map((each) => each.name), name].map((each) => `${each}.ts`);
  const bar = progress(100);
  try {
    const pages = await pagesToMake(folder, lessons);
    for (const [k, page] of pages.entries()) {
      const lesson = page.file;
      const [run] = await runAll([join(folder, lesson)], {
        continueOnError: true,
        isQuick: true,
        timeLimit: 60_000,
        onProgress: (done, total) =>
          bar.step(
            Math.round((90 * (k + done / total)) / pages.length),
            `running ${shown(join(folder, lesson))}`,
          ),
      });
      bar.step(Math.round((90 * (k + 1)) / pages.length), `writing ${pageName(lesson)}`);
      const path = await keepPage(folder, page, withQuickNote(withUnreached(run!), lesson));
      if (run!.failure)
        throw new UserError(`the lesson failed in cell ${run!.failure.cell}: look at ${shown(path)}.`);
    }
    bar.step(95, "writing the other pages");
    const names = chapters.map(({ chapter }) => chapter.name);
    const sheets = chapters.filter(({ exercises }) => exercises.length > 0);
    await draftPages(folder, [
      ...names.map((name) => `${name}.ts`),
      ...sheets.map(({ chapter }) => `${chapter.name}.exercises.ts`),
    ]);
  } finally {
    bar.end();
  }
}

function howToGoOn(folder: string, { next, chapters }: Standing<NamedChapter>): string {
  const { name, number, exercises } = next?.chapter ?? chapters[0]!.chapter;
  if (next === undefined && exercises.length > 0)
    return `\nEvery exercise of the course is solved. ${shown(folder)} holds all of it.`;
  const at = (file: string): string => shown(join(folder, file));
  const first = readFirst(name, chapters);
  return [
    "",
    ...first.map((each) => `First     ${at(`${each.name}.html`)}   ${each.title}`),
    `Read      ${at(`${name}.html`)}   in a browser: the lesson, executed`,
    `Solve     ${at(`${name}.exercises.ts`)}   in your editor, while`,
    `            npx noether watch ${number}   runs it whenever you save it and shows the verdicts`,
    `or        ${at(`${name}.exercises.ipynb`)}   in JupyterLab or VS Code, after npx noether kernel install`,
    "Look up   npx noether progress   what you have solved, and what comes next",
  ].join("\n");
}

/** The lessons that come before a chapter and have no exercises of their own. */
function readFirst(name: string, chapters: Standing<NamedChapter>["chapters"]): readonly NamedChapter[] {
  return chapters.filter(({ chapter }) => chapter.before === name).map(({ chapter }) => chapter);
}

/** A path as it would be written on a command line here. */
function shown(path: string): string {
  const short = relative(process.cwd(), path) || ".";
  return /\s/.test(short) ? `"${short}"` : short;
}
