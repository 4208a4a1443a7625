import type { JupyterFrontEnd, JupyterFrontEndPlugin } from "@jupyterlab/application";
import type { Cell } from "@jupyterlab/cells";
import { INotebookTracker, type Notebook } from "@jupyterlab/notebook";

/** Names for those who hear the page: cells are articles of the notebook, and cells and editors say which they are. */
const names: JupyterFrontEndPlugin<void> = {
  id: "noether:names",
  description: "Accessible names of cells and editors.",
  autoStart: true,
  requires: [INotebookTracker],
  activate(app: JupyterFrontEnd, notebooks: INotebookTracker) {
    void app.restored.then(nameTitle);
    notebooks.widgetAdded.connect((_, { content, toolbar }) => {
      let asked = false;
      const observer = new MutationObserver(() => {
        if (asked) return;
        asked = true;
        requestAnimationFrame(() => {
          asked = false;
          nameCells(content);
          amend(toolbar.node);
        });
      });
      observer.observe(content.node, { childList: true, subtree: true });
      observer.observe(toolbar.node, { childList: true, subtree: true, attributeFilter: ["aria-pressed"] });
      content.disposed.connect(() => observer.disconnect());
      nameCells(content);
    });
  },
};

const kinds: Readonly<Record<string, string>> = { code: "code", markdown: "text", raw: "raw text" };

/** The button for what a narrow tool bar leaves out says of itself what only a toggle may say. */
function amend(toolbar: HTMLElement): void {
  for (const button of toolbar.querySelectorAll(".jp-Toolbar-responsive-opener [aria-pressed]"))
    button.removeAttribute("aria-pressed");
}

/** The title of what is open looks like a title, and is one: writing in it would rename nothing. */
function nameTitle(): void {
  const title = document.querySelector<HTMLInputElement>("#jp-title-panel-title input");
  if (!title) return;
  set(title, { "aria-label": "What is open", tabindex: "-1" });
  title.readOnly = true;
}

function nameCells({ widgets }: Notebook): void {
  widgets.forEach(({ node, model }: Cell, i) => {
    const name = `Cell ${i + 1}, ${kinds[model.type] ?? model.type}`;
    set(node, { role: "article", "aria-label": name });
    for (const editor of node.querySelectorAll(".jp-InputArea-editor .cm-content"))
      set(editor, { "aria-label": name });
    // What scrolls can be reached with Tab.
    for (const output of node.querySelectorAll(".jp-OutputArea-output"))
      if (output.scrollWidth > output.clientWidth) set(output, { tabindex: "0" });
  });
}

function set(element: Element, attributes: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(attributes))
    if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

export default names;
