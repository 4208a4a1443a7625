/** What `tools/setup/page.mjs` makes for the page: no files, but parts of the bundle. */

/** The settings' descriptions of all packages of the shell, as a settings registry takes them. */
declare module "virtual:schemas" {
  const schemas: readonly {
    readonly id: string;
    readonly version: string;
    readonly schema: Readonly<Record<string, unknown>>;
  }[];
  export default schemas;
}

/** The style sheets of the shell's packages, and ours. */
declare module "virtual:styles";

/** KaTeX's search for formulas in an element, which has no types of its own. */
declare module "katex/contrib/auto-render" {
  export default function render(element: HTMLElement, options: object): void;
}

/** The program that draws figures in the pages that `noether convert` writes, with Plotly. */
declare module "virtual:figures" {
  /** What a figure looks like now: Plotly's template, the page's colour, and the name of the set of colours. */
  interface Look {
    readonly template: object;
    readonly paper: readonly number[];
    readonly colours: string;
  }
  /** A figure of the course on the page. */
  interface OwnFigure {
    /** Draws it again, in the colours and the width of now. */
    show(): Promise<void>;
    /** Shows another figure in its place; the slider stays where it is if both have the same. */
    update(figure: object): Promise<void>;
    /** Ends what follows the page. */
    end(): void;
  }
  export function ownFigure(
    canvas: HTMLElement,
    figure: object,
    look: (template: object | undefined) => Look,
  ): Promise<OwnFigure>;
  export function template(base: object | undefined, isDark: boolean): object;
  export const Plotly: Charts;
}

/** Plotly, with the charts of one of its bundles. */
interface Charts {
  newPlot(canvas: HTMLElement, figure: object): Promise<void>;
  react(canvas: HTMLElement, figure: object): Promise<void>;
  purge(canvas: HTMLElement): void;
}

/** Plotly's charts in space, which draw with WebGL. */
declare module "plotly.js-gl3d-dist-min" {
  const Plotly: Charts;
  export default Plotly;
}

/** Noether's logo: an SVG. */
declare module "virtual:logo" {
  const drawing: string;
  export default drawing;
}
