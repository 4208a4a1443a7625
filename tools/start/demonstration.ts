import { join } from "node:path";
import type { Standing } from "../progress/standing.js";
import { progress } from "../terminal/progress.js";
import type { NamedChapter } from "../workspace/chapters.js";
import { courseMap, inSum, standingIn } from "../workspace/standing.js";
import { demonstrated, judgedSheets } from "./judgedSheets.js";
import { makePages, readFirst } from "./makePages.js";

/**
 * The course without a browser: makes pages of the next lesson, of what is to be read before it and of chapter 5, judges
 * four sheets of that chapter, and says how to go on.
 *
 * @param shown a path as it would be written on a command line
 */
export async function demonstration(
  folder: string,
  say: (text: string) => void,
  shown: (path: string) => string,
): Promise<void> {
  const { standing } = await standingIn(folder);
  const { chapters, next } = standing;
  const { name } = next?.chapter ?? chapters[0]!.chapter;
  const lessons = [...readFirst(name, chapters).map((each) => each.name), name];
  const bar = progress(100);
  let came = "";
  try {
    const all = [...new Set([...lessons, demonstrated])];
    await makePages(folder, standing, all, (part, what) => bar.step(Math.round(70 * part), what));
    came = await judgedSheets((done, total) =>
      bar.step(Math.round(70 + (30 * done) / total), `judging sheet ${done + 1} of ${total}`),
    );
  } finally {
    bar.end();
  }
  say(`\n${courseMap(standing)}\n${inSum(standing)}`);
  say(`\nFour sheets of chapter 5, as the course judges them:\n${came.trimEnd()}`);
  say(howToGoOn(folder, standing, shown));
}

function howToGoOn(
  folder: string,
  { next, chapters }: Standing<NamedChapter>,
  shown: (path: string) => string,
): string {
  const { name, number, exercises } = next?.chapter ?? chapters[0]!.chapter;
  if (next === undefined && exercises.length > 0)
    return `\nEvery exercise of the course is solved. ${shown(folder)} holds all of it.`;
  const at = (file: string): string => shown(join(folder, file));
  const first = readFirst(name, chapters);
  return [
    "",
    "Go on     npx noether start   opens the course in your browser",
    ...first.map((each) => `First     ${at(`${each.name}.html`)}   ${each.title}`),
    `Read      ${at(`${name}.html`)}   in a browser: the lesson, executed`,
    `Solve     ${at(`${name}.exercises.ts`)}   in your editor, while`,
    `            npx noether watch ${number}   runs it whenever you save it and shows the verdicts`,
    `or        ${at(`${name}.exercises.ipynb`)}   in JupyterLab or VS Code, after npx noether kernel install`,
    "Look up   npx noether progress   what you have solved, and what comes next",
  ].join("\n");
}
