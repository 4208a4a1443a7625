import { type INotebookTracker, NotebookActions, type NotebookPanel } from "@jupyterlab/notebook";
import { Widget } from "@lumino/widgets";
import { ask } from "../editing/ask.js";
import { kernelOf } from "../editing/places.js";

/** A variable as the kernel describes it. */
interface Variable {
  readonly name: string;
  readonly type: string;
  readonly value: string;
}

/** A table of the variables of the notebook that is in front, asked for whenever a cell has run and it is visible. */
export class VariablesView extends Widget {
  readonly #tracker: INotebookTracker;
  #isAsking = false;
  #isStale = true;

  constructor(tracker: INotebookTracker) {
    super();
    this.#tracker = tracker;
    this.id = "noether-variables";
    this.title.label = "";
    this.title.caption = "Variables";
    this.addClass("noether-variables");
    this.node.setAttribute("role", "region");
    this.node.setAttribute("aria-label", "Variables");
    this.node.tabIndex = 0;
    this.#say("Run a cell to see its variables here.");
    const renew = (): void => void this.#renew();
    NotebookActions.executed.connect(renew);
    tracker.currentChanged.connect((_, panel) => {
      panel?.sessionContext.kernelChanged.connect(renew);
      panel?.sessionContext.statusChanged.connect((_, status) => {
        if (status === "restarting" || status === "autorestarting") renew();
      });
      renew();
    });
  }

  protected override onAfterShow(): void {
    if (this.#isStale) void this.#renew();
  }

  /** Asks again, once at a time: of all that has happened meanwhile only the last state counts. */
  async #renew(): Promise<void> {
    this.#isStale = true;
    if (this.#isAsking || !this.isVisible) return;
    this.#isAsking = true;
    while (this.#isStale) {
      this.#isStale = false;
      const panel = this.#tracker.currentWidget;
      const found = panel && (await variablesOf(panel));
      if (panel === this.#tracker.currentWidget) this.#show(found ?? []);
    }
    this.#isAsking = false;
  }

  #show(variables: readonly Variable[]): void {
    if (variables.length === 0) {
      this.#say("There are no variables yet: run a cell that declares some.");
      return;
    }
    const table = document.createElement("table");
    const head = table.createTHead().insertRow();
    for (const word of ["Name", "Type", "Value"]) {
      const title = document.createElement("th");
      title.scope = "col";
      title.textContent = word;
      head.append(title);
    }
    const body = table.createTBody();
    for (const { name, type, value } of variables) {
      const row = body.insertRow();
      const title = document.createElement("th");
      title.scope = "row";
      title.textContent = name;
      row.append(title);
      for (const text of [type, value]) row.insertCell().textContent = text;
    }
    this.node.replaceChildren(table);
  }

  #say(sentence: string): void {
    const line = document.createElement("p");
    line.textContent = sentence;
    this.node.replaceChildren(line);
  }
}

async function variablesOf(panel: NotebookPanel): Promise<readonly Variable[]> {
  const kernel = kernelOf(panel);
  const reply = kernel && (await ask<{ variables: readonly Variable[] }>(kernel, "variables", {}));
  return reply?.variables ?? [];
}
