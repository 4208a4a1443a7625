/** The part of a figure in Plotly's JSON that is used here. */
interface Figure {
  readonly layout?: Layout;
  readonly frames?: readonly { readonly layout?: Layout }[];
}

interface Layout {
  readonly meta?: { readonly noether?: { readonly places: readonly (readonly number[])[] } };
  readonly images?: readonly { readonly xref: string }[];
  readonly sliders?: unknown;
  readonly updatemenus?: unknown;
}

/**
 * A figure of the course without the parts that a page replaces: Plotly's slider and buttons, and the images of
 * three-dimensional shapes, which the page draws itself. Any other figure is returned as it is.
 */
export function pageFigure(figure: unknown): unknown {
  const { layout, frames = [], ...rest } = figure as Figure;
  const places = layout?.meta?.noether?.places;
  if (layout === undefined || places === undefined) return figure;
  const bare = ({ sliders, updatemenus, images, ...more }: Layout): Layout => {
    const drawn = (p: number): boolean => places.every((frame) => (frame[p] ?? -1) >= 0);
    const kept = images?.filter(({ xref }) => !drawn(Number(xref.slice(1) || 1) - 1));
    return { ...more, ...(kept && { images: kept }) };
  };
  return {
    ...rest,
    layout: bare(layout),
    frames: frames.map((frame) => ({ ...frame, ...(frame.layout && { layout: bare(frame.layout) }) })),
  };
}
