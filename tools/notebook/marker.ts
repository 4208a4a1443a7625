import { UserError } from "../userError.js";

/** The content of the first line of a cell: `// %% A title [markdown] id="intro" tags=["a"]`. */
export interface Marker {
  readonly type: "code" | "markdown" | "raw";
  readonly id?: string;
  readonly attachments?: unknown;
  readonly metadata: Readonly<Record<string, unknown>>;
}

const marker = /^\/\/[ \t]*%%(?=[ \t[]|$)(.*)$/s;
const looksLikeMarker = /^(\/\/[ \t]*)(\\*)%%/;
const kinds: Readonly<Record<string, Marker["type"]>> = {
  code: "code",
  markdown: "markdown",
  md: "markdown",
  raw: "raw",
};
const bareKey = /^[A-Za-z_][\w.-]*$/;
/** Keys that have another meaning when written without quotes. */
const reserved = new Set(["id", "attachments"]);

/** Whether a line begins a cell. */
export function isMarker(line: string): boolean {
  return marker.test(line);
}

/**
 * Adds a backslash to a line of a cell that looks like a marker, `// \%%`; in a comment and in a template string it
 * means the same.
 */
export function escapeLine(line: string): string {
  return line.replace(looksLikeMarker, "$1\\$2%%");
}

/** The inverse of `escapeLine`. */
export function unescapeLine(line: string): string {
  return line.replace(
    looksLikeMarker,
    (_, slashes: string, backslashes: string) => `${slashes}${backslashes.slice(1)}%%`,
  );
}

/**
 * Reads a marker: words before the options are the title, the word `solution` alone is a flag, `[markdown]` or `[raw]`
 * the kind, `key=value` an option whose value is JSON or else a word.
 *
 * @throws UserError if a value begins as JSON but is malformed
 */
export function parseMarker(line: string): Marker {
  const rest = marker.exec(line)?.[1] ?? "";
  const entries: [string, unknown][] = [];
  const words: string[] = [];
  let type: Marker["type"] | undefined;
  let id: string | undefined;
  let attachments: unknown;
  for (let at = 0; at < rest.length; ) {
    if (/\s/.test(rest[at]!)) {
      at++;
      continue;
    }
    const tail = rest.slice(at);
    const kind = type === undefined ? /^\[(\w+)\](?=\s|$)/.exec(tail) : null;
    const key = /^(?:[A-Za-z_][\w.-]*|"(?:[^"\\]|\\.)*")(?==)/.exec(tail)?.[0];
    if (kind && Object.hasOwn(kinds, kind[1]!)) {
      type = kinds[kind[1]!]!;
      at += kind[0].length;
    } else if (key !== undefined) {
      const text = valueAt(rest, at + key.length + 1);
      const value = parseValue(text, key);
      if (key === "id") id = typeof value === "string" ? value : text;
      else if (key === "attachments") attachments = value;
      else entries.push([key.startsWith('"') ? String(parseValue(key, key)) : key, value]);
      at += key.length + 1 + text.length;
    } else {
      const word = /^\S+/.exec(tail)![0];
      words.push(word);
      at += word.length;
    }
  }
  const title = words.join(" ");
  if (title === "solution") entries.push(["solution", true]);
  else if (title !== "") entries.push(["title", title]);
  return {
    type: type ?? "code",
    ...(id === undefined ? {} : { id }),
    ...(attachments === undefined ? {} : { attachments }),
    metadata: Object.fromEntries(entries),
  };
}

/** Writes a marker; `parseMarker` reads it back. Options are in alphabetical order, id first. */
export function formatMarker({ type, id, attachments, metadata }: Marker): string {
  const { title, solution } = metadata;
  const titled = typeof title === "string" && isPlainTitle(title) && solution !== true;
  const flagged = solution === true && title === undefined;
  const options = Object.keys(metadata)
    .filter((key) => !(key === "title" && titled) && !(key === "solution" && flagged))
    .sort()
    .map((key) => `${bareKey.test(key) && !reserved.has(key) ? key : json(key)}=${json(metadata[key])}`);
  return [
    "// %%",
    ...(titled ? [title] : flagged ? ["solution"] : []),
    ...(type === "code" ? [] : [`[${type}]`]),
    ...(id === undefined ? [] : [`id=${json(id)}`]),
    ...(attachments === undefined ? [] : [`attachments=${json(attachments)}`]),
    ...options,
  ].join(" ");
}

/** Whether a title reads back as itself: words separated by single spaces, none of which is an option or a kind. */
function isPlainTitle(title: string): boolean {
  if (title === "solution" || !/^\S+( \S+)*$/.test(title) || /[\p{Cc}\u2028\u2029]/u.test(title))
    return false;
  return title.split(" ").every((word) => !/[="[\]]/.test(word));
}

/** JSON on one line, even for TypeScript, in which U+2028 ends a line. */
function json(value: unknown): string {
  return JSON.stringify(value).replace(/[\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16)}`);
}

/** The text of a value: a string, list or object to its end, anything else to the next space. */
function valueAt(text: string, start: number): string {
  if (!/["[{]/.test(text[start] ?? "")) return /^\S*/.exec(text.slice(start))![0];
  let depth = 0;
  let quoted = false;
  for (let at = start; at < text.length; at++) {
    const c = text[at]!;
    if (quoted && c === "\\") at++;
    else if (c === '"') quoted = !quoted;
    else if (!quoted && (c === "[" || c === "{")) depth++;
    else if (!quoted && (c === "]" || c === "}")) depth--;
    if (!quoted && depth === 0) return text.slice(start, at + 1);
  }
  return text.slice(start);
}

function parseValue(text: string, key: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    if (!/^["[{]/.test(text)) return text;
    throw new UserError(`expected JSON as the value of ${key}, got ${text}: close its quotes and brackets`);
  }
}
