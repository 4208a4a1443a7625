/** How many characters of a text are shown. */
const LONGEST = 60;

/**
 * A number, vector or matrix as a person reads it: at most 4 significant digits, at most 8 entries a row.
 *
 * @example
 * show([1, 0.333333, -0]); // "[1, 0.3333, 0]"
 */
export function show(value: unknown): string {
  if (typeof value === "number")
    return Number.isFinite(value) ? String(Number(value.toPrecision(4)) + 0) : String(value);
  if (typeof value === "function") return value.name || "a function";
  if (typeof value === "bigint") return `${value}n`;
  if (!Array.isArray(value) && !ArrayBuffer.isView(value)) {
    const text = value === undefined ? "nothing" : (JSON.stringify(value) ?? String(value));
    return text.length > LONGEST ? `${text.slice(0, LONGEST - 3)}...` : text;
  }
  const entries = Array.from(value as ArrayLike<unknown>);
  const shown = entries.slice(0, 8).map(show);
  return `[${shown.join(", ")}${entries.length > 8 ? `, ... ${entries.length} in all` : ""}]`;
}

/** Two numbers with as many digits as it takes to tell them apart: at least 4. */
export function showApart(a: number, b: number): readonly [string, string] {
  for (let digits = 4; digits <= 17; digits++) {
    const [p, q] = [a, b].map((x) =>
      Number.isFinite(x) ? String(Number(x.toPrecision(digits)) + 0) : show(x),
    );
    if (p !== q) return [p!, q!];
  }
  return [show(a), show(b)];
}
