import type { NotebookPanel } from "@jupyterlab/notebook";

/** How many lines of a text are shown before it is cut, and how many then. */
const most = 60;
const shown = 25;

/** Cuts long texts in outputs to their first lines, with a button that shows all of it. */
export function longOutputs(panel: NotebookPanel): void {
  const opened = new WeakSet<Element>();
  const look = (text: HTMLElement): void => {
    const line = text.parentElement;
    if (opened.has(text) || !line) return;
    const lines = countLines(text);
    const isLong = lines > most;
    text.classList.toggle("noether-long", isLong);
    const next = line.nextElementSibling;
    const before = next?.classList.contains("noether-show-all") ? next : undefined;
    if (!isLong) {
      before?.remove();
      return;
    }
    const button = before ?? line.insertAdjacentElement("afterend", showAll(text))!;
    button.textContent = `Show all ${lines.toLocaleString("en")} lines`;
  };
  const showAll = (text: HTMLElement): HTMLButtonElement => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "noether-Button noether-show-all";
    button.addEventListener("click", () => {
      opened.add(text);
      text.classList.remove("noether-long");
      button.remove();
      text.tabIndex = -1;
      text.focus({ preventScroll: true });
    });
    return button;
  };
  const due = new Set<HTMLElement>();
  const watching = new MutationObserver((changes) => {
    const isIdle = due.size === 0;
    for (const { target, addedNodes } of changes)
      for (const text of textsOf(target, addedNodes)) due.add(text);
    if (isIdle && due.size > 0) requestAnimationFrame(lookAtDue);
  });
  const lookAtDue = (): void => {
    for (const text of due) look(text);
    due.clear();
  };
  watching.observe(panel.node, { childList: true, characterData: true, subtree: true });
  panel.disposed.connect(() => watching.disconnect());
  panel.node.style.setProperty("--noether-lines-shown", String(shown));
}

/** The texts among outputs that have changed. */
function textsOf(target: Node, added: NodeList): readonly HTMLElement[] {
  const place = target instanceof Element ? target : target.parentElement;
  const around = place?.closest<HTMLElement>(texts);
  if (around) return [around];
  if (place?.closest(".jp-InputArea")) return [];
  return [...added].flatMap((each) =>
    each instanceof HTMLElement
      ? [...(each.matches(texts) ? [each] : []), ...each.querySelectorAll<HTMLElement>(texts)]
      : [],
  );
}
const texts = ".jp-OutputArea-output.jp-RenderedText";

/** How many lines an output has. */
function countLines({ textContent }: HTMLElement): number {
  const text = textContent.endsWith("\n") ? textContent.slice(0, -1) : textContent;
  let lines = 1;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines++;
  return lines;
}
