import type { IRenderMime } from "@jupyterlab/rendermime-interfaces";
import { Widget } from "@lumino/widgets";
import { pageFigure } from "../../../render/html/pageFigure.js";
import { isDark, onTheme, paperUnder } from "./colours.js";

type Program = typeof import("virtual:figures");
type OwnFigure = Awaited<ReturnType<Program["ownFigure"]>>;

/** A figure in Plotly's form. */
interface Figure {
  readonly data?: readonly { readonly type?: string }[];
  readonly layout?: {
    readonly height?: number;
    readonly template?: object;
    readonly meta?: { readonly noether?: object };
  };
  readonly frames?: readonly object[];
  readonly config?: object;
}

/** Plotly's charts in space; all others are in the plane. */
const spatial: readonly unknown[] = [
  "cone",
  "isosurface",
  "mesh3d",
  "scatter3d",
  "streamtube",
  "surface",
  "volume",
];
const isSpatial = ({ data = [] }: Figure): boolean => data.some(({ type }) => spatial.includes(type));

/**
 * An output that is a figure. The course's own figures are drawn by the program that draws them in exported pages: a
 * slider above, shapes in space that turn. Any other is drawn by Plotly, whose charts in space are loaded with the first of
 * them. A figure that follows another in the same place (`update_display_data`) is drawn over it, and nothing flickers.
 */
export class FigureView extends Widget implements IRenderMime.IRenderer {
  readonly #mimeType: string;
  readonly #figure = document.createElement("figure");
  readonly #canvas = document.createElement("div");
  readonly #endTheme: () => void;
  #own: OwnFigure | undefined;
  #plain: Figure | undefined;
  /** The bundle of Plotly that has drawn here. */
  #charts: Charts | undefined;
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
    this.#charts?.purge(this.#canvas);
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

  async #drawPlain({ Plotly: flat, template }: Program, figure: Figure): Promise<void> {
    const Plotly = isSpatial(figure) ? (await import("plotly.js-gl3d-dist-min")).default : flat;
    if (this.isDisposed) return;
    if (this.#charts !== Plotly) this.#charts?.purge(this.#canvas);
    this.#charts = Plotly;
    this.#plain = figure;
    const { data = [], layout = {}, frames = [], config = {} } = figure;
    // Plotly fills its place, and would leave none of it at the next drawing.
    this.#canvas.style.height = `${layout.height ?? 450}px`;
    await Plotly.react(this.#canvas, {
      data,
      frames,
      layout: { autosize: true, ...layout, template: template(layout.template, isDark()) },
      config: { displaylogo: false, ...config, responsive: true },
    });
    if (this.isDisposed) Plotly.purge(this.#canvas);
  }

  async #dress(): Promise<void> {
    await this.#own?.show();
    if (this.#plain) await this.#drawPlain(await import("virtual:figures"), this.#plain);
  }
}
