import type { IRenderMime } from "@jupyterlab/rendermime-interfaces";
import { Widget } from "@lumino/widgets";
import { pageFigure } from "../../../render/html/pageFigure.js";
import { isDark, onTheme, paperUnder } from "./colours.js";

type Program = typeof import("virtual:figures");
type OwnFigure = Awaited<ReturnType<Program["ownFigure"]>>;

/** A figure in Plotly's form. */
interface Figure {
  readonly data?: readonly object[];
  readonly layout?: { readonly template?: object; readonly meta?: { readonly noether?: object } };
  readonly frames?: readonly object[];
  readonly config?: object;
}

/**
 * An output that is a figure. The course's own figures are drawn by the program that draws them in exported pages: a
 * slider above, shapes in space that turn. Any other is drawn by Plotly. A figure that follows another in the same place
 * (`update_display_data`) is drawn over it, and nothing flickers.
 */
export class FigureView extends Widget implements IRenderMime.IRenderer {
  readonly #mimeType: string;
  readonly #figure = document.createElement("figure");
  readonly #canvas = document.createElement("div");
  readonly #endTheme: () => void;
  #own: OwnFigure | undefined;
  #plain: Figure | undefined;
  /** The figure that is to be drawn next: of those that come while one is drawn, only the last. */
  #next: Figure | undefined;
  #drawing: Promise<void> | undefined;

  constructor(mimeType: string) {
    super();
    this.#mimeType = mimeType;
    this.addClass("noether-Figure");
    this.#figure.className = "plot";
    this.#canvas.className = "canvas";
    this.#figure.append(this.#canvas);
    this.node.append(this.#figure);
    this.#endTheme = onTheme(() => void this.#dress());
  }

  renderModel(model: IRenderMime.IMimeModel): Promise<void> {
    const figure = model.data[this.#mimeType] as unknown;
    this.#next = pageFigure(typeof figure === "string" ? JSON.parse(figure) : figure) as Figure;
    this.#drawing ??= this.#draw().finally(() => {
      this.#drawing = undefined;
    });
    return this.#drawing;
  }

  override dispose(): void {
    if (this.isDisposed) return;
    this.#endTheme();
    this.#own?.end();
    super.dispose();
  }

  async #draw(): Promise<void> {
    const program = await import("virtual:figures");
    for (let figure = this.#next; figure && !this.isDisposed; figure = this.#next) {
      this.#next = undefined;
      await (figure.layout?.meta?.noether
        ? this.#drawOwn(program, figure)
        : this.#drawPlain(program, figure));
    }
  }

  async #drawOwn({ ownFigure, template }: Program, figure: Figure): Promise<void> {
    const look = (base: object | undefined) => ({
      template: template(base, isDark()),
      paper: paperUnder(this.node),
      colours: isDark() ? "dark" : "light",
    });
    if (this.#own) return this.#own.update(figure);
    this.#own = await ownFigure(this.#canvas, figure, look);
    if (this.isDisposed) this.#own.end();
  }

  async #drawPlain({ Plotly, template }: Program, figure: Figure): Promise<void> {
    this.#plain = figure;
    const { data = [], layout = {}, frames = [], config = {} } = figure;
    await Plotly.react(this.#canvas, {
      data,
      frames,
      layout: { autosize: true, ...layout, template: template(layout.template, isDark()) },
      config: { displaylogo: false, ...config, responsive: true },
    });
  }

  async #dress(): Promise<void> {
    await this.#own?.show();
    if (this.#plain) await this.#drawPlain(await import("virtual:figures"), this.#plain);
  }
}
