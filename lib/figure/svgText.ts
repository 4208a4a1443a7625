/** A number of pixels, rounded to a hundredth. */
export function number(value: number): string {
  return String(Math.round(value * 100) / 100 + 0);
}

/** Text for XML: markup escaped, characters that XML forbids replaced. */
export function escaped(text: string): string {
  return text
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;")
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "\uFFFD");
}

/** An element with its attributes; its children are markup, joined. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  ...children: readonly string[]
): string {
  const list = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${typeof value === "number" ? number(value) : escaped(value)}"`)
    .join("");
  const inside = children.join("");
  return inside === "" ? `<${name}${list}/>` : `<${name}${list}>${inside}</${name}>`;
}

/** How words are written. */
export interface LabelStyle {
  readonly anchor?: "start" | "middle" | "end";
  readonly size?: number;
  readonly bold?: boolean;
  readonly fill?: string;
  /** A thin rim of this colour, so that the words are legible on any background. */
  readonly rim?: string;
  /** Rotated by this angle in degrees, clockwise. */
  readonly turn?: number;
}

/** Words at a place: the baseline at y. */
export function label(
  x: number,
  y: number,
  text: string,
  { anchor, size, bold, fill, rim, turn }: LabelStyle,
): string {
  return element(
    "text",
    {
      x,
      y,
      ...(anchor && { "text-anchor": anchor }),
      ...(size !== undefined && { "font-size": size }),
      ...(bold && { "font-weight": 600 }),
      ...(fill && { fill }),
      ...(rim && { stroke: rim, "stroke-width": 3.5, "stroke-linejoin": "round", "paint-order": "stroke" }),
      ...(turn !== undefined && { transform: `rotate(${number(turn)} ${number(x)} ${number(y)})` }),
    },
    escaped(text),
  );
}
