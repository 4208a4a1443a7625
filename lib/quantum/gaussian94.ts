import { atomicNumber } from "../graph/elements.js";
import { type BasisSet, basisSet, type Contraction, LETTERS } from "./basisSet.js";

/**
 * A basis set from the text that Gaussian reads, and the Basis Set Exchange writes as "Gaussian": for each element its
 * symbol and 0, then for each shell its letters, number of primitives and scale (in which SP shares exponents), a line
 * for each primitive, and **** at the end. Comments begin with !, exponents of ten may be written D.
 *
 * @param name what messages call it
 * @throws RangeError naming the line that cannot be read
 */
export function gaussian94(text: string, name = "the basis set"): BasisSet {
  const lines = text.split(/\r?\n/).map((line) => line.replace(/!.*/, "").trim());
  const elements: [number, Contraction[]][] = [];
  let at = 0;
  const refuse = (expected: string): RangeError =>
    new RangeError(
      `${name}: expected ${expected} in line ${at + 1}, got ${lines[at] === undefined ? "the end" : JSON.stringify(lines[at])}`,
    );
  while (at < lines.length) {
    if (lines[at] === "" || lines[at] === "****") {
      at++;
      continue;
    }
    const [, symbol = ""] = /^-?([A-Za-z]{1,2})\s+0$/.exec(lines[at]!) ?? [];
    const Z = atomicNumber(symbol);
    if (Z === undefined) throw refuse('an element and 0, such as "O 0",');
    at++;
    const shells: Contraction[] = [];
    while (at < lines.length && lines[at] !== "****") {
      const [letters = "", count = "", scale = "1"] = lines[at]!.split(/\s+/);
      const degrees = [...letters.toUpperCase()].map((letter) => LETTERS.indexOf(letter));
      const n = Number(count);
      if (
        degrees.length === 0 ||
        degrees.includes(-1) ||
        !Number.isInteger(n) ||
        n < 1 ||
        Number(scale) !== 1
      )
        throw refuse('a shell of scale 1, such as "S 3 1.00",');
      at++;
      const rows: number[][] = [];
      for (let i = 0; i < n; i++, at++) {
        const row = (lines[at] ?? "").split(/\s+/).map((word) => Number(word.replace(/[Dd]/, "e")));
        if (row.length !== degrees.length + 1 || !row.every(Number.isFinite))
          throw refuse(`an exponent and ${degrees.length} of its coefficients`);
        rows.push(row);
      }
      for (const [k, l] of degrees.entries())
        shells.push({
          l,
          exponents: rows.map(([alpha]) => alpha!),
          coefficients: rows.map((row) => row[k + 1]!),
        });
    }
    elements.push([Z, shells]);
  }
  if (elements.length === 0) throw new RangeError(`${name}: expected an element and its shells, got none`);
  return basisSet(name, elements);
}
