/** A column, or several side by side, of the atoms in extended XYZ. */
export interface XyzColumn {
  readonly name: string;
  /** Where it begins, */
  readonly start: number;
  /** and how many there are. */
  readonly size: number;
}

/** The pairs of the second line of a frame, by their names in small letters: key=value, key="many values", or a key alone. */
export function xyzPairs(line: string): Map<string, string> {
  const pairs = new Map<string, string>();
  const pattern = /([^\s=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|\{([^}]*)\}|\[([^\]]*)\]|(\S+)))?/g;
  for (const [, key, ...values] of line.matchAll(pattern))
    pairs.set(key!.toLowerCase(), values.find((value) => value !== undefined) ?? "T");
  return pairs;
}

/**
 * The columns that Properties describe, "species:S:1:pos:R:3"; without them those of plain XYZ.
 *
 * @returns undefined if they are none
 */
export function xyzColumns(properties = "species:S:1:pos:R:3"): XyzColumn[] | undefined {
  const words = properties.split(":");
  const columns: XyzColumn[] = [];
  let start = 0;
  for (let k = 0; k < words.length; k += 3) {
    const size = Number(words[k + 2]);
    if (!(Number.isSafeInteger(size) && size > 0) || !/^[SRILD]$/.test(words[k + 1] ?? "")) return undefined;
    columns.push({ name: words[k]!, start, size });
    start += size;
  }
  return columns;
}
