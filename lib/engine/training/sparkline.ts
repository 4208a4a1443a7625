import type { Losses } from "./lossRecord.js";

/** How large a curve is, in the units of its picture. */
const width = 360;
const height = 90;

/**
 * A curve of losses over steps as SVG in the colour of the text around it, losses by their logarithm where all are
 * positive, with the first and the smallest in words. "" for less than two points.
 */
export function sparkline({ steps, values }: Losses): string {
  if (steps.length < 2 || !values.every(Number.isFinite)) return "";
  const isPositive = values.every((loss) => loss > 0);
  const heights = isPositive ? values.map(Math.log10) : [...values];
  const low = Math.min(...heights);
  const high = Math.max(...heights);
  const first = steps[0]!;
  const x = (step: number): number => ((step - first) / (steps.at(-1)! - first)) * width;
  const y = (at: number): number => (high === low ? height / 2 : ((high - at) / (high - low)) * height);
  const points = steps.map((step, k) => `${x(step).toFixed(1)},${y(heights[k]!).toFixed(1)}`).join(" ");
  const text = (value: number): string => String(Number(value.toPrecision(3)));
  const alt = `loss from step ${first} to ${steps.at(-1)}: at first ${text(values[0]!)}, now ${text(values.at(-1)!)}, between ${text(Math.min(...values))} and ${text(Math.max(...values))}${isPositive ? ", by its logarithm" : ""}`;
  const label = (at: number, value: number): string =>
    `<text x="${width + 8}" y="${at}" font-size="11" fill="currentColor">${text(value)}</text>`;
  return [
    `<svg role="img" aria-label="${alt}" viewBox="-4 -10 ${width + 72} ${height + 20}" width="${width + 72}" height="${height + 20}" style="max-width: 100%; height: auto; font-family: sans-serif">`,
    `<title>${alt}</title>`,
    `<path d="M0 0V${height}H${width}" fill="none" stroke="currentColor" stroke-opacity="0.35"/>`,
    `<polyline points="${points}" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linejoin="round"/>`,
    label(4, Math.max(...values)),
    high === low ? "" : label(height + 4, Math.min(...values)),
    isPositive && high > low
      ? `<text x="${width + 8}" y="${height / 2 + 4}" font-size="11" fill="currentColor" fill-opacity="0.6">log</text>`
      : "",
    "</svg>",
  ].join("");
}
