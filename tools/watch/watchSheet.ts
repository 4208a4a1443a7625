import { basename, dirname, relative } from "node:path";
import { pointsOfSheet } from "../cells/course/worth.js";
import { writeWhole } from "../files/writeWhole.js";
import { sheetOf } from "../notebook/chapter.js";
import { readText } from "../notebook/files.js";
import { parseIpynb } from "../notebook/ipynb.js";
import type { Notebook } from "../notebook/notebook.js";
import { parsePercent } from "../notebook/percent.js";
import { pageOf } from "../render/writePage.js";
import { withUnreached } from "../run/unreached.js";
import { verdictTable } from "../run/verdictTable.js";
import { UserError } from "../userError.js";
import { pageName } from "../workspace/pages.js";
import { pageServer } from "./pageServer.js";
import { placesIn } from "./places.js";
import { saves } from "./saves.js";
import { sheetRunner } from "./sheetRunner.js";
import { stillRunning } from "./stillRunning.js";

/** A sheet that is being watched. */
export interface Watching {
  /** The address (URL) of its page. */
  readonly address: string;
  /** Runs the sheet once more. */
  again(): void;
  close(): Promise<void>;
}

/**
 * Runs a sheet now and whenever it is saved, writes its page next to it, serves that page, and reports the verdicts.
 *
 * @param say prints a text on the terminal
 */
export async function watchSheet(path: string, say: (text: string) => void): Promise<Watching> {
  const [folder, name] = [dirname(path), basename(path)];
  const shownAs = relative(process.cwd(), path);
  const parse = name.endsWith(".ipynb") ? parseIpynb : parsePercent;
  let text = await readText(path);
  const first = parse(text);
  let before = first;
  const sheet = sheetOf(first);
  const worth = sheet === undefined ? undefined : await pointsOfSheet(sheet);
  const runner = sheetRunner(folder, name, first);
  const server = await pageServer(folder, pageName(name), await pageOf(first, folder));

  async function run(): Promise<void> {
    const begun = performance.now();
    server.tell({ text: "running ..." });
    let notebook: Notebook;
    try {
      notebook = parse(text);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      say(`${name}: ${error.message}\n`);
      server.tell({ text: error.message });
      return;
    }
    const about = changedExercise(before, notebook);
    before = notebook;
    const place = name.endsWith(".ts") ? placesIn(shownAs, text, notebook) : undefined;
    const watch = stillRunning((sentence, after) => {
      server.tell({ text: sentence });
      if (after % 5 === 0) say(`${sentence}\n`);
    });
    const ran = await runner.run(notebook, watch.begins).finally(watch.end);
    if (ran === undefined) return;
    const shown = withUnreached(ran);
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    const came = worth
      ? verdictTable(shown, worth, { about, place })
      : failureOf(ran.failure?.ending.message);
    say(`${heading(seconds)}${came}`);
    const page = await pageOf(shown, folder);
    server.show(page);
    server.tell({ text: came.trimEnd().split("\n").at(-1)! });
    await writeWhole(`${folder}/${pageName(name)}`, page);
  }
  const again = (): void =>
    void run().catch((error: unknown) => say(`${error instanceof Error ? error.message : error}\n`));

  const stop = saves(path, text, {
    saved(next) {
      text = next;
      again();
    },
    gone: () => say(`${name} is gone: it runs again when it comes back.\n`),
  });
  again();
  return {
    address: server.address,
    again,
    async close() {
      stop();
      server.tell({ text: "noether watch has ended: start it again to continue.", ended: true });
      await Promise.all([runner.close(), server.close()]);
    },
  };
}

/** The first exercise whose cell has changed. */
function changedExercise(before: Notebook, now: Notebook): string | undefined {
  const known = new Map(before.cells.map(({ id, source }) => [id, source]));
  const changed = now.cells.find(
    ({ id, source, metadata }) => typeof metadata.exercise === "string" && known.get(id) !== source,
  );
  return changed?.metadata.exercise as string | undefined;
}

const failureOf = (message: string | undefined): string =>
  message === undefined ? "Every cell ran.\n" : `${message}\n`;

/** A heading such as "---- 20:15:03, after 1.2 s ----". */
function heading(seconds: string): string {
  const time = new Date().toTimeString().slice(0, 8);
  return `\n---- ${time}, after ${seconds} s ----\n\n`;
}
