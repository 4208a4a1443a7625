import {
  type Diagnostic,
  forceLinting,
  forEachDiagnostic,
  linter,
  nextDiagnostic,
  previousDiagnostic,
} from "@codemirror/lint";
import { type EditorState, type Extension, StateEffect, StateField } from "@codemirror/state";
import {
  closeHoverTooltips,
  EditorView,
  showTooltip,
  type Tooltip,
  type TooltipView,
  type ViewUpdate,
} from "@codemirror/view";
import type { CodeEditor } from "@jupyterlab/codeeditor";
import { Text } from "@jupyterlab/coreutils";
import type { INotebookTracker } from "@jupyterlab/notebook";
import { ask } from "./ask.js";
import { inWords } from "./inWords.js";
import { kernelOf, placeOf } from "./places.js";

/** What the kernel finds in a draft. */
interface Finding {
  readonly kind: "error" | "hint" | "waiting";
  readonly start: number;
  readonly end: number;
  readonly message: string;
  readonly remedy?: string;
}

const severities = { error: "error", hint: "warning", waiting: "info" } as const;

/** How long (ms) nobody has typed when a draft is looked at. */
const pause = 400;

/**
 * Underlines what is wrong with a cell that a person has typed in since the notebook was opened. The message and the
 * remedy are shown under the mouse, and by F8, which goes from one to the next.
 */
export function lint(model: CodeEditor.IModel, tracker: INotebookTracker): Extension {
  async function findings({ state }: EditorView): Promise<readonly Diagnostic[]> {
    const place = state.field(isTyped) ? placeOf(model, tracker) : undefined;
    const kernel = place && kernelOf(place.panel);
    if (!place || !kernel) return [];
    const code = state.doc.toString();
    const { cell, above, below } = place;
    const content = { code, cell, above: [...above], below: [...below] };
    const reply = await ask<{ findings: readonly Finding[] }>(kernel, "diagnose", content);
    return (reply?.findings ?? []).map((found) => diagnostic(found, code));
  }
  // What F8 tells is not told under the mouse as well.
  const tooltipFilter = (found: readonly Diagnostic[], state: EditorState): Diagnostic[] =>
    state.field(told, false) ? [] : [...found];
  return [isTyped, linter(findings, { delay: pause, needsRefresh, tooltipFilter }), told, hush];
}

/** Looks at a draft again: other cells have run. */
export function again(view: EditorView): void {
  if (!view.state.field(isTyped, false)) return;
  view.dispatch({ effects: lookAgain.of(null) });
  forceLinting(view);
}

/** Whether a person has changed the text. */
const isTyped = StateField.define<boolean>({
  create: () => false,
  update: (value, transaction) =>
    value ||
    (transaction.docChanged && (transaction.isUserEvent("input") || transaction.isUserEvent("delete"))),
});
const lookAgain = StateEffect.define<null>();
const needsRefresh = ({ transactions }: ViewUpdate): boolean =>
  transactions.some(({ effects }) => effects.some((each) => each.is(lookAgain)));

function diagnostic({ kind, start, end, message, remedy }: Finding, code: string): Diagnostic {
  const from = Text.charIndexToJsIndex(start, code);
  const to = Text.charIndexToJsIndex(end, code);
  return {
    // An error at the end of a line or a cell is about what is missing there.
    from: from === to && from > 0 ? from - 1 : from,
    to,
    severity: severities[kind],
    message: remedy === undefined ? message : `${message}\nRemedy: ${remedy}`,
    renderMessage: () => rendered(message, remedy),
  };
}

function rendered(message: string, remedy: string | undefined): HTMLElement {
  const box = document.createElement("div");
  for (const line of message.split("\n")) box.append(paragraph("noether-finding", inWords(line)));
  if (remedy !== undefined) box.append(paragraph("noether-remedy", "Remedy: ", inWords(remedy)));
  return box;
}

function paragraph(className: string, ...parts: readonly (Node | string)[]): HTMLElement {
  const made = document.createElement("p");
  made.className = className;
  made.append(...parts);
  return made;
}

/** What is told at the cursor, until it moves or the text changes. */
const tell = StateEffect.define<number>();
const told = StateField.define<Tooltip | null>({
  create: () => null,
  update(value, { effects, docChanged, selection }) {
    const at = effects.find((each) => each.is(tell))?.value as number | undefined;
    if (at !== undefined) return { pos: at, create: (view) => tellingAt(view, at) };
    return docChanged || selection ? null : value;
  },
  provide: (field) => showTooltip.from(field),
});

function tellingAt(view: EditorView, position: number): TooltipView {
  const dom = document.createElement("div");
  dom.className = "cm-tooltip-lint noether-told";
  dom.setAttribute("role", "status");
  forEachDiagnostic(view.state, (found, from, to) => {
    if (from > position || position > to) return;
    const item = document.createElement("div");
    item.className = `cm-diagnostic cm-diagnostic-${found.severity}`;
    item.append(found.renderMessage ? found.renderMessage(null as never) : found.message);
    dom.append(item);
  });
  // It stays with its place, until the person scrolls away from it.
  const leave = (): void => view.dispatch({ selection: view.state.selection });
  return {
    dom,
    mount() {
      for (const way of scrolling) window.addEventListener(way, leave, { once: true, passive: true });
    },
    destroy() {
      for (const way of scrolling) window.removeEventListener(way, leave);
    },
  };
}

const scrolling = ["wheel", "touchmove"];

/** Goes to the next finding in a cell, or to the one before, and tells it. */
export function goToFinding(view: EditorView, way: "next" | "previous"): void {
  const go = way === "next" ? nextDiagnostic : previousDiagnostic;
  if (go(view)) view.dispatch({ effects: [tell.of(view.state.selection.main.head), closeHoverTooltips] });
}

/** Escape leaves the editor. */
const hush = EditorView.domEventHandlers({
  blur(_, view) {
    if (view.state.field(told, false)) view.dispatch({ selection: view.state.selection });
  },
});
