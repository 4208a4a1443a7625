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
  if (!Array.isArray(value) && !ArrayBuffer.isView(value))
    return value === undefined ? "nothing" : (JSON.stringify(value) ?? String(value));
  const entries = Array.from(value as ArrayLike<unknown>);
  const shown = entries.slice(0, 8).map(show);
  return `[${shown.join(", ")}${entries.length > 8 ? `, ... ${entries.length} in all` : ""}]`;
}
