import type { JupyterFrontEnd, JupyterFrontEndPlugin } from "@jupyterlab/application";
import { Notification } from "@jupyterlab/apputils";
import { INotebookTracker, type NotebookPanel } from "@jupyterlab/notebook";
import { type Draft, draftOf, keyOf, put, restore, stored } from "../drafts/draft.js";

/**
 * What is written and not saved yet outlives the page: it is kept in this browser, and put back when the notebook is
 * opened again. Of several pages with one notebook, the first keeps its draft.
 */
const drafts: JupyterFrontEndPlugin<void> = {
  id: "noether:drafts",
  description: "Keeps what is not saved yet in this browser.",
  autoStart: true,
  requires: [INotebookTracker],
  activate(_: JupyterFrontEnd, notebooks: INotebookTracker) {
    notebooks.widgetAdded.connect((_, panel) => void whileFirst(panel, () => keep(panel)));
  },
};

/** Does something for a notebook unless another page does; that page's end makes room for the next. */
async function whileFirst(panel: NotebookPanel, act: () => void): Promise<void> {
  await panel.context.ready;
  // Where a browser has no locks, as on a page from another machine without encryption, there is one page.
  if (!navigator.locks) return act();
  await navigator.locks.request(keyOf(panel.context.path), { ifAvailable: true }, (lock) => {
    if (!lock || panel.isDisposed) return undefined;
    act();
    return new Promise<void>((done) => panel.disposed.connect(() => done()));
  });
}

/** How long (ms) after a change the draft is written. */
const pause = 300;

function keep({ context, disposed }: NotebookPanel): void {
  let { path } = context;
  const model = context.model.sharedModel;
  offer(stored(path), context.contentsModel?.last_modified, (draft) => restore(model, draft));

  let timer: ReturnType<typeof setTimeout> | undefined;
  const write = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const base = context.contentsModel?.last_modified;
    put(path, context.model.dirty && base !== undefined ? draftOf(model, base) : undefined);
  };
  context.model.contentChanged.connect(() => {
    timer ??= setTimeout(write, pause);
  });
  // A draft goes with its notebook.
  context.pathChanged.connect(() => {
    put(path, undefined);
    ({ path } = context);
    write();
  });
  // A page that is closed or left in the middle of a word.
  window.addEventListener("pagehide", write);
  context.saveState.connect((_, state) => {
    if (state === "completed") write();
  });
  // A notebook that is closed was saved, or its changes were given up.
  disposed.connect(() => {
    window.removeEventListener("pagehide", write);
    clearTimeout(timer);
    put(path, undefined);
  });
}

/** Puts a draft back if the file is the one that it was made from; otherwise asks. */
function offer(draft: Draft | undefined, now: string | undefined, take: (draft: Draft) => boolean): void {
  if (!draft) return;
  if (draft.base === now) {
    if (take(draft)) Notification.info("What you had not saved is back.", { autoClose: 5000 });
    return;
  }
  Notification.warning(
    "This notebook has changed on the disk since you wrote something that was not saved.",
    {
      autoClose: false,
      actions: [{ label: "Put mine back", callback: () => void take(draft) }],
    },
  );
}

export default drafts;
