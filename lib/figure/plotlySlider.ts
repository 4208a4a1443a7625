import { plotlyText } from "./plotlyText.js";
import type { Drawing } from "./scene.js";
import type { Sizes } from "./sizes.js";

/** The height of a figure with Plotly's own slider and buttons below it: they need more room than the caption of a still figure. */
export function heightWithSlider({ height, slider, captionTop }: Sizes): number {
  return slider ? captionTop + 104 : height;
}

/** The slider, and buttons for one step back and forward, in their state at a frame. */
export function plotlySlider({ slider }: Drawing, sizes: Sizes, frame: number): Record<string, unknown> {
  if (slider === undefined) return {};
  const last = slider.frames.length - 1;
  const top = 1 - (sizes.captionTop + 26) / heightWithSlider(sizes);
  const to = (index: number): unknown[] => [
    [String(index)],
    { mode: "immediate", frame: { duration: 0, redraw: true }, transition: { duration: 0 } },
  ];
  const button = (label: string, index: number): Record<string, unknown> => ({
    label,
    method: "animate",
    args: to(index),
  });
  return {
    updatemenus: [
      {
        type: "buttons",
        direction: "right",
        showactive: false,
        x: 0.02,
        xanchor: "left",
        y: top,
        yanchor: "top",
        pad: { t: 0, r: 0, b: 0, l: 0 },
        bgcolor: "rgba(128, 128, 128, 0.15)",
        bordercolor: "rgba(128, 128, 128, 0.4)",
        buttons: [button("◀", Math.max(0, frame - 1)), button("▶", Math.min(last, frame + 1))],
      },
    ],
    sliders: [
      {
        active: frame,
        x: 0.16,
        len: 0.8,
        y: top,
        yanchor: "top",
        pad: { t: 0, b: 0 },
        currentvalue: { prefix: `${plotlyText(slider.label)}: `, xanchor: "right", font: { size: 13 } },
        bgcolor: "rgba(128, 128, 128, 0.25)",
        activebgcolor: "rgba(128, 128, 128, 0.6)",
        bordercolor: "rgba(128, 128, 128, 0.5)",
        tickcolor: "rgba(128, 128, 128, 0.6)",
        steps: slider.values.map((value, i) => ({
          label: plotlyText(value),
          value: String(i),
          method: "animate",
          args: to(i),
        })),
      },
    ],
  };
}
