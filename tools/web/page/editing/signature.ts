import { type Extension, StateEffect, StateField } from "@codemirror/state";
import {
  type Command,
  EditorView,
  keymap,
  showTooltip,
  type Tooltip,
  type ViewUpdate,
} from "@codemirror/view";
import type { CodeEditor } from "@jupyterlab/codeeditor";
import { Text } from "@jupyterlab/coreutils";
import type { INotebookTracker } from "@jupyterlab/notebook";
import { ask } from "./ask.js";
import { kernelOf, placeOf } from "./places.js";

interface Parameter {
  readonly start: number;
  readonly end: number;
  readonly documentation: string;
}

/** What the kernel says of a call. */
interface Help {
  readonly found: boolean;
  readonly active: number;
  readonly due: number;
  readonly signatures: readonly {
    readonly label: string;
    readonly documentation: string;
    readonly parameters: readonly Parameter[];
  }[];
}

/**
 * Shows above a call that is being written how it is called, with the parameter that is due: when a parenthesis is
 * opened or a comma written, or by Ctrl+Shift+Space; until the call is left, or by Escape.
 */
export function signatures(model: CodeEditor.IModel, tracker: INotebookTracker): Extension {
  let isAsking = false;
  let isWanted = false;
  /** Asks for the call around the cursor, and again as long as the person types on. */
  async function look(view: EditorView): Promise<void> {
    isWanted = true;
    if (isAsking) return;
    isAsking = true;
    while (isWanted) {
      isWanted = false;
      const place = placeOf(model, tracker);
      const kernel = place && kernelOf(place.panel);
      if (!kernel) break;
      const { doc, selection } = view.state;
      const at = selection.main.head;
      const code = doc.toString();
      const content = { code, cursor_pos: Text.jsIndexToCharIndex(at, code) };
      const help = await ask<Help>(kernel, "signature", content);
      if (view.state.doc !== doc || view.state.selection.main.head !== at) isWanted = true;
      else view.dispatch({ effects: show.of(help?.found ? tooltip(help, at) : null) });
    }
    isAsking = false;
  }
  const follow = EditorView.updateListener.of((update) => {
    const isOpen = update.state.field(shown) !== null;
    if (opens(update) || (isOpen && (update.docChanged || update.selectionSet))) void look(update.view);
  });
  const demand: Command = (view) => {
    void look(view);
    return true;
  };
  return [shown, follow, close, keymap.of([{ key: "Mod-Shift-Space", run: demand }])];
}

const show = StateEffect.define<Tooltip | null>();
const shown = StateField.define<Tooltip | null>({
  create: () => null,
  update(value, { effects, changes }) {
    for (const each of effects) if (each.is(show)) return each.value;
    return value && { ...value, pos: changes.mapPos(value.pos) };
  },
  provide: (field) => showTooltip.from(field),
});

const tooltip = (help: Help, pos: number): Tooltip => ({
  pos,
  above: true,
  create: () => ({ dom: drawn(help) }),
});

/** Escape leaves the editor. */
const close = EditorView.domEventHandlers({
  blur(_, view) {
    if (view.state.field(shown, false)) view.dispatch({ effects: show.of(null) });
  },
});

/** Whether a person has just opened a parenthesis or written a comma. */
function opens({ transactions }: ViewUpdate): boolean {
  return transactions.some((transaction) => {
    if (!transaction.isUserEvent("input.type")) return false;
    let isSo = false;
    transaction.changes.iterChanges((_from, _to, _begin, _end, text) => {
      isSo ||= /^[(,]/.test(text.toString());
    });
    return isSo;
  });
}

function drawn({ signatures, active, due }: Help): HTMLElement {
  const box = document.createElement("div");
  box.className = "noether-signature";
  box.setAttribute("role", "status");
  const { label, documentation, parameters } = signatures[active]!;
  const parameter = parameters[due];
  const line = document.createElement("code");
  if (parameter) {
    const [from, to] = [parameter.start, parameter.end].map((place) => Text.charIndexToJsIndex(place, label));
    const mark = document.createElement("strong");
    mark.textContent = label.slice(from, to);
    line.append(label.slice(0, from), mark, label.slice(to));
  } else line.append(label);
  box.append(line);
  // The first paragraph says what the function does; the rest is a keystroke away (Shift+Tab).
  const words =
    parameter && parameter.documentation !== "" ? parameter.documentation : documentation.split("\n\n")[0]!;
  const others = signatures.length > 1 ? `${active + 1} of ${signatures.length} ways to call it` : "";
  for (const text of [words, others].filter((each) => each !== "")) {
    const paragraph = document.createElement("p");
    paragraph.textContent = text;
    box.append(paragraph);
  }
  return box;
}
