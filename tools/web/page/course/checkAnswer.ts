import type { ISessionContext } from "@jupyterlab/apputils";
import { NotebookActions, type NotebookPanel } from "@jupyterlab/notebook";
import { checkPlan, type SheetCell } from "../../course/answer.js";
import {
  errorSpoken,
  type Spoken,
  troubleSpoken,
  verdictSpoken,
  workingSpoken,
} from "../../course/spoken.js";
import type { RanCells } from "./ranCells.js";
import { errorOf, verdictsOf } from "./verdict.js";

/** After how long (ms) it is said that a cell is still running. */
const PATIENCE = 4000;

/** After how long (ms) a check that was stopped, and still runs, is interrupted again. */
const AGAIN = 500;

/**
 * Checks an answer by running its cells: what it needs, the answer, and the cell that calls `check`. The verdict is the
 * one in the outputs of that cell.
 *
 * @param stopped ends the check: no other cell of it begins, and one that has been sent is interrupted whenever it begins
 * @param say is told what is happening
 */
export async function checkAnswer(
  panel: NotebookPanel,
  exercise: string,
  ran: RanCells,
  stopped: AbortSignal,
  say: (spoken: Spoken) => void,
): Promise<Spoken> {
  const { content: notebook, sessionContext } = panel;
  const sources = notebook.widgets.map(({ model }): SheetCell & { readonly id: string } => ({
    id: model.id,
    type: model.type,
    source: model.sharedModel.getSource(),
    metadata: model.sharedModel.getMetadata() as Readonly<Record<string, unknown>>,
  }));
  const plan = checkPlan(exercise, sources, (index) => ran.has(sources[index]!.id, sources[index]!.source));
  if ("trouble" in plan) return troubleSpoken(`${exercise}: not checked.`, plan.trouble);
  if (plan.added)
    notebook.model?.sharedModel.insertCell(plan.added.at, {
      cell_type: "code",
      source: plan.added.source,
      metadata: { trusted: true },
    });
  const cells = plan.run.map((index) => notebook.widgets[index]!);
  const isBusy = sessionContext.session?.kernel?.status === "busy";
  say(
    workingSpoken(
      isBusy
        ? "Another cell is still running: this check comes after it. Stop ends both."
        : `Checking ${exercise} ...`,
    ),
  );
  const reminder = setTimeout(
    () =>
      say(workingSpoken("Still running ... If a loop does not end, Stop ends it; what is defined stays.")),
    PATIENCE,
  );
  const gone = kernelGone(sessionContext);
  const stopping = interruptsAfter(stopped, sessionContext);
  try {
    for (const cell of cells) {
      if (stopped.aborted) return errorSpoken(exercise, { name: "Interrupted", message: "" });
      const ended = NotebookActions.runCells(notebook, [cell], sessionContext);
      if ((await Promise.race([ended, gone.promise])) === "gone")
        return troubleSpoken(`${exercise}: not checked.`, lost);
      if (cell.isDisposed)
        return troubleSpoken(`${exercise}: not checked.`, "A cell was deleted while it ran: check again.");
      const error = errorOf(cell.model);
      if (error?.name === "Interrupted") return errorSpoken(exercise, error);
    }
  } catch (error) {
    return troubleSpoken(
      `${exercise}: not checked.`,
      `${lost} (${error instanceof Error ? error.message : String(error)})`,
    );
  } finally {
    clearTimeout(reminder);
    gone.end();
    stopping.end();
  }
  const last = cells.at(-1)!.model;
  const verdict = verdictsOf(last).find((each) => each.exercise === exercise);
  if (verdict) return verdictSpoken(verdict);
  const error = errorOf(last);
  const own = cells.find(({ model }) => model.getMetadata("exercise") === exercise)?.model;
  if (error) return errorSpoken(exercise, error, own && errorOf(own));
  return troubleSpoken(`${exercise}: not checked.`, lost);
}

const lost =
  "The kernel did not answer: it was restarted, or noether start has ended. What you wrote is kept: check again.";

/**
 * Interrupts the kernel from the moment when a check is stopped until it has ended. One interrupt is not enough: it is lost
 * if it comes before the cell that was sent begins.
 */
function interruptsAfter(stopped: AbortSignal, context: ISessionContext): { end(): void } {
  let again: ReturnType<typeof setTimeout> | undefined;
  const interrupt = (): void => {
    void context.session?.kernel?.interrupt().catch(() => undefined);
    again = setTimeout(interrupt, AGAIN);
  };
  stopped.addEventListener("abort", interrupt);
  return {
    end() {
      clearTimeout(again);
      stopped.removeEventListener("abort", interrupt);
    },
  };
}

/** A promise for the moment when the kernel that runs the cells is restarted, dies or can no longer be reached. */
function kernelGone({ session, statusChanged, connectionStatusChanged }: ISessionContext): {
  readonly promise: Promise<"gone">;
  end(): void;
} {
  let seen = (_: ISessionContext, status: string): void => void status;
  const promise = new Promise<"gone">((resolve) => {
    let wasUp = works.has(session?.kernel?.status ?? "");
    seen = (_, status) => {
      wasUp ||= works.has(status);
      // The first cell may have to wait for a kernel to start; one that starts after it was up was restarted.
      if (ends.has(status) || (status === "starting" && wasUp)) resolve("gone");
    };
  });
  statusChanged.connect(seen);
  connectionStatusChanged.connect(seen);
  return {
    promise,
    end() {
      statusChanged.disconnect(seen);
      connectionStatusChanged.disconnect(seen);
    },
  };
}

const works: ReadonlySet<string> = new Set(["idle", "busy"]);
const ends: ReadonlySet<string> = new Set([
  "restarting",
  "autorestarting",
  "dead",
  "terminating",
  "disconnected",
]);
