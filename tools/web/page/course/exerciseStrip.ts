import { Widget } from "@lumino/widgets";
import { marks, type Spoken } from "../../course/spoken.js";
import { element } from "./element.js";

/** What the buttons of a strip do. */
export interface StripActions {
  check(): void;
  stop(): void;
  hint(): void;
  solution(): void;
  reset(): void;
  /** Back to the cell: on Escape. */
  leave(): void;
}

/** The strip below an exercise's cell: its buttons, and what was said about it last. */
export class ExerciseStrip extends Widget {
  readonly exercise: string;
  readonly #check: HTMLButtonElement;
  readonly #hint: HTMLButtonElement;
  readonly #standing = element("span", { class: "noether-Strip-standing" });
  readonly #status = element("div", { role: "status", class: "noether-Strip-status" });
  readonly #help = element("div", { role: "log", class: "noether-Strip-help" });
  readonly #actions: StripActions;
  #isRunning = false;
  #given = new Set<string>();

  constructor(exercise: string, actions: StripActions) {
    super({ node: element("div", { role: "group", "aria-label": `Exercise ${exercise}` }) });
    this.exercise = exercise;
    this.#actions = actions;
    this.addClass("noether-Strip");
    // Enter and the letters are the notebook's, but on a button they are the button's.
    this.node.setAttribute("data-lm-suppress-shortcuts", "true");
    this.#check = button("", () => (this.#isRunning ? actions.stop() : actions.check()));
    this.#check.classList.add("noether-mod-main");
    this.#hint = button("Hint", actions.hint);
    const solution = button("Solution", actions.solution);
    const reset = button("Reset this cell", actions.reset);
    this.node.append(
      element(
        "div",
        { class: "noether-Strip-actions" },
        this.#check,
        this.#hint,
        solution,
        reset,
        this.#standing,
      ),
      this.#status,
      this.#help,
    );
    this.isRunning = false;
    this.node.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.#actions.leave();
    });
  }

  /** While something runs, the first button stops it. */
  get isRunning(): boolean {
    return this.#isRunning;
  }

  set isRunning(value: boolean) {
    this.#isRunning = value;
    this.#check.textContent = value ? "Stop" : "Check my answer";
    this.#check.title = value ? "Interrupts the kernel: I, I" : "Ctrl+Shift+Enter in the cell";
    this.#hint.title = "Alt+Shift+H in the cell";
  }

  /** Says something, also to a screen reader. */
  say({ kind, headline, detail }: Spoken): void {
    this.#status.dataset.kind = kind;
    delete this.#status.dataset.old;
    this.#status.replaceChildren(
      element(
        "p",
        {},
        element("span", { class: "noether-Mark", "aria-hidden": "true" }, marks[kind]),
        element("strong", {}, headline),
      ),
      ...(detail === ""
        ? []
        : [element("pre", kind === "passed" || kind === "failed" ? { class: "noether-heard" } : {}, detail)]),
    );
    this.#status.scrollIntoView({ block: "nearest" });
  }

  /** Takes away what was said about an answer that is no longer there; hints and solution stay. */
  forget(): void {
    delete this.#status.dataset.kind;
    delete this.#status.dataset.old;
    this.#status.replaceChildren();
  }

  /** The cell has changed since something was said about it. */
  outdate(): void {
    if (this.#isRunning || !this.#status.hasChildNodes()) return;
    this.#status.dataset.old = "changed since";
  }

  /** What is known of the exercise from all checks so far. */
  set standing(text: string) {
    this.#standing.textContent = text;
  }

  /** Shows a hint or a solution, unless it is there already. Returns whether it was new. */
  addHelp(text: string, shown: HTMLElement): boolean {
    if (this.#given.has(text)) return false;
    this.#given.add(text);
    this.#help.append(element("div", {}, shown));
    shown.scrollIntoView({ block: "nearest" });
    if (/^Hint \d/.test(text)) this.#hint.textContent = "Next hint";
    return true;
  }
}

function button(label: string, click: () => void): HTMLButtonElement {
  return element("button", { type: "button", class: "noether-Button", click }, label);
}
