/** Jupyter counts a cell in code points, JavaScript in UTF-16 units: an offset of the first kind, as the second. */
export function unitsOf(text: string, codePoints: number): number {
  let units = 0;
  for (let n = 0; n < codePoints && units < text.length; n++) {
    units += (text.codePointAt(units) ?? 0) > 0xffff ? 2 : 1;
  }
  return units;
}

/** An offset in UTF-16 units as code points; inside of a pair it counts as after the pair. */
export function codePointsOf(text: string, units: number): number {
  let codePoints = 0;
  for (let at = 0; at < units && at < text.length; codePoints++) {
    at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  }
  return codePoints;
}
