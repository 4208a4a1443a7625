import { element, number } from "./svgText.js";

/** An arrow between two places in pixels: a shaft and a head, or a dot if it has no length. */
export function svgArrow(
  [x0, y0]: [number, number],
  [x1, y1]: [number, number],
  paint: string,
  dashed = false,
): string {
  const length = Math.hypot(x1 - x0, y1 - y0);
  if (!Number.isFinite(length)) return "";
  if (length === 0) return element("circle", { cx: x0, cy: y0, r: 1.5, fill: paint });
  const [ux, uy] = [(x1 - x0) / length, (y1 - y0) / length];
  const head = Math.min(9, 0.6 * length);
  const [bx, by] = [x1 - head * ux, y1 - head * uy];
  const shaft = `M${number(x0)} ${number(y0)}L${number(bx)} ${number(by)}`;
  const tip = `M${number(x1)} ${number(y1)}L${number(bx - 0.45 * head * uy)} ${number(by + 0.45 * head * ux)}L${number(bx + 0.45 * head * uy)} ${number(by - 0.45 * head * ux)}Z`;
  return (
    element("path", {
      d: shaft,
      stroke: paint,
      "stroke-width": 2,
      ...(dashed && { "stroke-dasharray": "5 4" }),
    }) + element("path", { d: tip, fill: paint })
  );
}
