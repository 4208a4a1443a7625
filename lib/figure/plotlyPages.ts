import { altOf } from "./alt.js";
import { legendOf } from "./legend.js";
import { signed } from "./palette.js";
import type { BallSolid, Panel, SphericalSolid } from "./panel.js";
import { plotlyLayout, sharedLayout } from "./plotlyLayout.js";
import { fittedTrace, type Trace } from "./plotlyTrace.js";
import { type Axes, type Drawing, framesOf } from "./scene.js";
import { sizesOf } from "./sizes.js";

type Layout = Readonly<Record<string, unknown>>;

/** A figure as laid out by a web page on a screen of some width, with its slider and buttons above it. */
export interface PageLayout {
  /** For this width in pixels or more. */
  readonly width: number;
  readonly height: number;
  readonly layout: Layout;
  /** For each frame, the entries of the layout that are its own, and those of each trace that depend on the width. */
  readonly frames: readonly { readonly layout: Layout; readonly data: readonly Trace[] }[];
}

/** What a page needs in addition to Plotly's figure, stored in `layout.meta.noether`. */
export interface PageFigure {
  readonly layouts: readonly PageLayout[];
  /** Which panels have one unit in x and y. */
  readonly equal: readonly boolean[];
  readonly slider?: { readonly label: string; readonly values: readonly string[]; readonly start: number };
  /** What each frame shows, in words. */
  readonly alts: readonly string[];
  /** Objects in space that can be rotated, each listed once; `places`: for each frame and panel its index in the list, or -1. */
  readonly solids: readonly (BallSolid | SphericalSolid)[];
  readonly places: readonly (readonly number[])[];
  /** The colours of surfaces with a sign, from -1 to 1. */
  readonly signs?: readonly string[];
}

const widths = [720, 480, 300];

/** The figure for pages of three widths; `slots` are the marks that its traces show. */
export function plotlyPages(
  drawing: Drawing,
  axes: readonly Axes[],
  slots: readonly { readonly p: number; readonly k: number }[],
): PageFigure {
  const frames = framesOf(drawing);
  const legend = legendOf(frames.flat());
  const { slider } = drawing;
  const texts = new Map<string, number>();
  const places = frames.map((panels) =>
    panels.map((panel) => {
      const solid = solidOf(panel);
      if (solid === undefined) return -1;
      const text = JSON.stringify(solid);
      texts.set(text, texts.get(text) ?? texts.size);
      return texts.get(text)!;
    }),
  );
  return {
    layouts: widths.map((width) => {
      const sizes = sizesOf(drawing, axes, legend, width);
      const height = Math.ceil(sizes.captionTop);
      const { base, frames: own } = sharedLayout(
        frames.map((panels) => plotlyLayout(panels, axes, sizes, height)),
      );
      return {
        width,
        height,
        layout: base,
        frames: frames.map((panels, i) => ({
          layout: own[i]!,
          data: slots.map(({ p, k }) => {
            const mark = panels[p]!.marks[k];
            return mark === undefined ? {} : fittedTrace(mark, axes[p]!, sizes, height, p);
          }),
        })),
      };
    }),
    equal: axes.map(({ equalAspect }) => equalAspect),
    ...(slider && { slider: { label: slider.label, values: slider.values, start: slider.start ?? 0 } }),
    alts: frames.map((panels, i) => altOf(drawing, panels, i)),
    solids: [...texts.keys()].map((text) => JSON.parse(text) as BallSolid | SphericalSolid),
    places,
    ...([...texts.keys()].some((text) => /"spherical"|"faces"/.test(text)) && { signs }),
  };
}

const signs = Array.from({ length: 65 }, (_, i) => signed(i / 32 - 1));

/** The object in space that a panel shows, if the panel contains nothing else that would have to rotate with it. */
function solidOf(panel: Panel): BallSolid | SphericalSolid | undefined {
  const marks = panel.marks.filter((each) => each.kind !== "arrows" || each.from.length > 0);
  const [mark] = marks;
  return marks.length === 1 && (mark?.kind === "balls" || mark?.kind === "polygons") ? mark.solid : undefined;
}
