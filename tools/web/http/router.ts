/** Something that is found by its path. */
interface Placed {
  readonly path: string;
}

/** An entry of a table whose path fits, and the parts of the path that it names. */
export interface Match<Entry> {
  readonly entry: Entry;
  readonly parameters: Readonly<Record<string, string>>;
}

/**
 * The parts of a path, decoded: `/api/contents/a%20b` is `["api", "contents", "a b"]`. Undefined if it is not encoded as
 * a path is, or a part could be taken for more than a name: `..`, or one with an encoded slash in it.
 */
export function partsOf(path: string): readonly string[] | undefined {
  const parts: string[] = [];
  for (const raw of path.split("/")) {
    let part: string;
    try {
      part = decodeURIComponent(raw);
    } catch {
      return undefined;
    }
    if (part === "") continue;
    if (part === "." || part === ".." || /[/\0]/.test(part)) return undefined;
    parts.push(part);
  }
  return parts;
}

/** The entries whose path fits, in the order of the table: `:name` fits one part, a last `*name` any number. */
export function matches<Entry extends Placed>(
  table: readonly Entry[],
  parts: readonly string[],
): readonly Match<Entry>[] {
  return table.flatMap((entry) => {
    const parameters = fitting(entry.path.split("/").slice(1), parts);
    return parameters === undefined ? [] : [{ entry, parameters }];
  });
}

function fitting(pattern: readonly string[], parts: readonly string[]): Record<string, string> | undefined {
  const parameters: Record<string, string> = {};
  for (const [i, word] of pattern.entries()) {
    if (word.startsWith("*")) {
      parameters[word.slice(1)] = parts.slice(i).join("/");
      return parameters;
    }
    const part = parts[i];
    if (part === undefined) return undefined;
    if (word.startsWith(":")) parameters[word.slice(1)] = part;
    else if (word !== part) return undefined;
  }
  return pattern.length === parts.length ? parameters : undefined;
}
