import type { IRenderMime } from "@jupyterlab/rendermime-interfaces";
import { Panel, Widget } from "@lumino/widgets";
import type { PageWidgets } from "./pageWidgets.js";

/**
 * An output that is a widget, drawn by Jupyter's classes. If its kernel has ended it stands still, with its last values;
 * one that was there before the page is not drawn, because a page does not know what followed it. Both say how they
 * move again.
 */
export class WidgetOutput extends Panel implements IRenderMime.IRenderer {
  readonly #mimeType: string;
  readonly #widgets: PageWidgets;
  #id = "";

  constructor(mimeType: string, widgets: PageWidgets) {
    super();
    this.addClass("noether-Widget");
    this.#mimeType = mimeType;
    this.#widgets = widgets;
    widgets.lost.connect(this.#onLost, this);
    // Keys belong to the control that has the focus: the notebook's shortcuts would move to the next cell.
    this.node.addEventListener("focusin", ({ target }) =>
      (target as Element).setAttribute("data-lm-suppress-shortcuts", "true"),
    );
  }

  async renderModel({ data }: IRenderMime.IMimeModel): Promise<void> {
    this.#id = (data[this.#mimeType] as { readonly model_id?: string }).model_id ?? "";
    const found = await this.#widgets.find(this.#id);
    const view = await found?.manager.create_view(found.model);
    if (this.isDisposed) return view?.remove();
    for (const old of [...this.widgets]) old.dispose();
    this.addWidget(view?.luminoWidget ?? note("Here are controls: run this cell again, and they come back."));
  }

  override dispose(): void {
    if (this.isDisposed) return;
    this.#widgets.lost.disconnect(this.#onLost, this);
    super.dispose();
  }

  #onLost(_: PageWidgets, lost: ReadonlySet<string>): void {
    if (!lost.has(this.#id)) return;
    for (const { node } of this.widgets) node.inert = true;
    this.addWidget(
      note("These controls belong to a kernel that has ended: run this cell again, and they move."),
    );
  }
}

/** A sentence in place of a widget, or below it. */
function note(text: string): Widget {
  const made = new Widget({ node: document.createElement("p") });
  made.addClass("noether-Widget-note");
  made.node.textContent = text;
  return made;
}
