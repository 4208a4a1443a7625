import type { Cell, ICodeCellModel } from "@jupyterlab/cells";
import type { NotebookPanel } from "@jupyterlab/notebook";

/**
 * Makes the line for which JupyterLab folds a cell's code (`jupyter.source_hidden`) say what is behind it, and lets it
 * be opened by keyboard.
 */
export function codeFolds(panel: NotebookPanel): void {
  const name = (line: HTMLElement): void => {
    const cell = panel.content.widgets.find(({ node }) => node.contains(line));
    const text = line.querySelector<HTMLElement>(".jp-PlaceholderText");
    if (!cell || !text) return;
    const words = wordsFor(cell);
    if (text.textContent !== words) text.textContent = words;
    if (line.getAttribute("role") === "button") return;
    line.setAttribute("role", "button");
    line.setAttribute("aria-expanded", "false");
    line.tabIndex = 0;
    line.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      event.stopPropagation();
      open(panel, cell);
    });
  };
  const nameAll = (): void => {
    for (const line of panel.node.querySelectorAll<HTMLElement>(".jp-InputPlaceholder")) name(line);
  };
  const watching = new MutationObserver(nameAll);
  watching.observe(panel.node, { childList: true, subtree: true });
  panel.disposed.connect(() => watching.disconnect());
  nameAll();
}

/** Opens a folded cell, and goes on in its editor. */
function open({ content }: NotebookPanel, cell: Cell): void {
  content.activeCellIndex = content.widgets.indexOf(cell);
  cell.inputHidden = false;
  cell.editor?.focus();
}

/** As an exported page says it: what only draws is about how it is drawn. */
function wordsFor({ model }: Cell): string {
  if (model.type !== "code") return "Show the text";
  const { outputs } = model as ICodeCellModel;
  const shown = Array.from({ length: outputs.length }, (_, index) => outputs.get(index).data);
  const isDrawn = shown.some((data) =>
    Object.keys(data).some((type) => type.startsWith("image/") || type.includes("plotly")),
  );
  return isDrawn || shown.length === 0 ? "Show how it is drawn" : "Show the code";
}
