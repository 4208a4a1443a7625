/** The ink of axes and words: a grey that is legible on white and on near-black alike. */
export const ink = "#7a7a7a";
/** Lines of the grid behind the marks. */
export const faint = "rgba(128, 128, 128, 0.25)";

/**
 * Colours of lines and points, in their order: blue, vermilion, green, purple, ochre, slate. They follow Okabe and
 * Ito's colours for all kinds of colour vision; the two light ones are darkened so that all are visible on white too.
 */
export const series: readonly string[] = ["#1f7fc4", "#d9601a", "#0a9c76", "#b9609f", "#a67c00", "#6f7f8f"];

/** The i-th colour, i modulo their number. */
export function colour(i: number): string {
  return series[((i % series.length) + series.length) % series.length]!;
}

/** From dark indigo (t = 0) over green to pale yellow (t = 1); lightness grows evenly with t. */
export function sequential(t: number): string {
  return oklch(0.2 + 0.76 * t, 0.07 + 0.08 * Math.sin(Math.PI * t), 285 - 185 * t);
}

/** From blue (t = -1) to red (t = 1) through the page's own colour (t = 0), which shows through: the larger |t|, the more opaque. */
export function diverging(t: number): string {
  const size = Math.min(1, Math.abs(t));
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(ends[t < 0 ? 0 : 1].slice(at, at + 2), 16));
  return `rgba(${r}, ${g}, ${b}, ${Math.round(1000 * size ** 0.8) / 1000})`;
}

/** Blue where t < 0 and orange where t > 0, strongest at t = -1 and 1: the two signs of a surface, which hides what is behind it. */
export function signed(t: number): string {
  const size = Math.min(1, Math.abs(t));
  return oklch(0.76 - 0.19 * size, 0.03 + 0.13 * size ** 0.6, t < 0 ? 255 : 48);
}

/** The i-th of n colours of equal lightness around the circle of hues. */
export function categorical(i: number, n: number): string {
  return oklch(0.78, 0.1, 70 + (360 * i) / n);
}

/** A colour scale on [0, 1] by its name; for diverging and signed, [0, 1] stands for their [-1, 1]. */
export function scale(name: "sequential" | "diverging" | "signed"): (t: number) => string {
  if (name === "sequential") return sequential;
  return (t) => (name === "diverging" ? diverging : signed)(2 * t - 1);
}

/** Relative luminance of a colour #rrggbb, 0 (black) to 1 (white), as WCAG 2 defines it. */
export function luminance(hex: string): number {
  const linear = [1, 3, 5].map((at) => {
    const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * linear[0]! + 0.7152 * linear[1]! + 0.0722 * linear[2]!;
}

/**
 * The colour #rrggbb of lightness L in [0, 1], chroma C and hue h in degrees; colours outside sRGB are clipped.
 *
 * @see Ottosson, A perceptual color space for image processing (2020), for the two matrices
 */
function oklch(L: number, C: number, h: number): string {
  const a = C * Math.cos((h * Math.PI) / 180);
  const b = C * Math.sin((h * Math.PI) / 180);
  const l = (L + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (L - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (L - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const linear = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  const channel = (c: number): string => {
    const clipped = Math.min(1, Math.max(0, c));
    const value = clipped <= 0.0031308 ? 12.92 * clipped : 1.055 * clipped ** (1 / 2.4) - 0.055;
    return Math.round(255 * value)
      .toString(16)
      .padStart(2, "0");
  };
  return `#${linear.map(channel).join("")}`;
}

const ends = [oklch(0.56, 0.16, 255), oklch(0.58, 0.17, 35)] as const;
