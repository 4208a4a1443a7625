/** A position in a text, counted from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Finds the source position of a position in compiled code; undefined if its line is not mapped. */
export type Origin = (line: number, column: number) => Position | undefined;

const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const digitValue = new Map([...digits].map((digit, value) => [digit, value]));

/** The numbers of one segment: base-64 digits, least significant first, with the sign in the lowest bit. */
function numbers(segment: string): number[] {
  const found: number[] = [];
  let value = 0;
  let shift = 0;
  for (const character of segment) {
    const digit = digitValue.get(character) ?? 0;
    value += (digit & 31) << shift;
    shift += 5;
    if (digit < 32) {
      found.push(value & 1 ? -(value >> 1) : value >> 1);
      value = 0;
      shift = 0;
    }
  }
  return found;
}

/** The text of one segment. */
export function segment(values: readonly number[]): string {
  let text = "";
  for (const value of values) {
    let rest = value < 0 ? (-value << 1) | 1 : value << 1;
    do {
      text += digits[(rest & 31) | (rest > 31 ? 32 : 0)];
      rest >>>= 5;
    } while (rest > 0);
  }
  return text;
}

/**
 * Reads the `mappings` of a source map with one source: a position has the origin of the nearest mapped position at or
 * before it on its line, or else of the first one after it.
 *
 * @see https://tc39.es/ecma426/
 */
export function origins(mappings: string): Origin {
  const lines: (readonly [column: number, line: number, sourceColumn: number])[][] = [];
  let sourceLine = 0;
  let sourceColumn = 0;
  for (const text of mappings.split(";")) {
    const segments: [number, number, number][] = [];
    let column = 0;
    for (const segment of text === "" ? [] : text.split(",")) {
      const [step = 0, , down, across] = numbers(segment);
      column += step;
      if (down === undefined || across === undefined) continue;
      sourceLine += down;
      sourceColumn += across;
      segments.push([column, sourceLine, sourceColumn]);
    }
    lines.push(segments);
  }
  return (line, column) => {
    const segments = lines[line - 1] ?? [];
    const found = segments.findLast(([start]) => start <= column - 1) ?? segments[0];
    return found && { line: found[1] + 1, column: found[2] + 1 };
  };
}
