import type { NodeSession } from "../kernel/node/session.js";
import type { Notebook } from "../notebook/notebook.js";
import { usualManner } from "../run/manner.js";
import { type Run, runNotebook, sessionFor } from "../run/runNotebook.js";

/** Runs the versions of one notebook, one at a time. */
export interface SheetRunner {
  /**
   * Runs a version in a session of its own; undefined if a later version replaced it.
   *
   * @param begins is told the number of each cell before it runs
   */
  run(notebook: Notebook, begins: (cell: number) => void): Promise<Run | undefined>;
  close(): Promise<void>;
}

/**
 * A runner for a notebook that is run again and again: each run has a fresh session, started in advance as soon as the
 * previous run has ended, so that a running sheet has the processors to itself.
 */
export function sheetRunner(folder: string, name: string, first: Notebook): SheetRunner {
  const start = (): Promise<NodeSession> => {
    const started = sessionFor(first, { ...usualManner(first), folder, name });
    started.catch(() => {}); // whoever awaits it gets the error
    return started;
  };
  let spare: Promise<NodeSession> | undefined = start();
  let latest = 0;
  let last: Promise<unknown> = Promise.resolve();
  let stop: () => Promise<void> = async () => {};

  async function runOne(
    notebook: Notebook,
    turn: number,
    begins: (cell: number) => void,
  ): Promise<Run | undefined> {
    if (turn !== latest) return undefined;
    const session = await (spare ?? start());
    spare = undefined;
    stop = () => session.close();
    try {
      if (turn !== latest) return undefined;
      const onProgress = (done: number, total: number): void => {
        if (done < total) begins(done + 1);
      };
      const run = await runNotebook(notebook, {
        ...usualManner(notebook),
        folder,
        name,
        session,
        onProgress,
      });
      return turn === latest ? run : undefined;
    } finally {
      stop = async () => {};
      await session.close();
      if (!isOver) spare ??= start();
    }
  }

  let isOver = false;
  return {
    run(notebook, begins) {
      const turn = ++latest;
      void stop();
      const ran = last.then(() => runOne(notebook, turn, begins));
      last = ran.catch(() => {});
      return ran;
    },
    async close() {
      isOver = true;
      latest++;
      await stop();
      await last;
      await (await spare?.catch(() => undefined))?.close();
    },
  };
}
