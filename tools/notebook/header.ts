import { UserError } from "../userError.js";

const fence = "// ---";

/** The metadata in the header of a file, and the number of lines that the header takes. */
export interface Header {
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly lines: number;
}

/**
 * Reads the comment block that may be at the top of a percent file, between two lines `// ---`:
 *
 *     // ---
 *     // jupyter:
 *     //   noether:
 *     //     sheet: "05-convolution"
 *     // ---
 * This is the part of YAML that jupytext writes: nested keys by indentation, values as JSON or as words.
 *
 * @throws UserError if the block has no end, a line is not `key: value`, or a value is malformed JSON
 */
export function parseHeader(lines: readonly string[]): Header {
  if (lines[0]?.trimEnd() !== fence) return { metadata: {}, lines: 0 };
  const end = lines.findIndex((line, i) => i > 0 && line.trimEnd() === fence);
  if (end < 0) throw new UserError("line 1 opens a header that never ends: add a line // --- after it");
  const root: Block = new Map();
  const open = [{ indent: -1, block: root }];
  for (let i = 1; i < end; i++) {
    const body = lines[i]!.replace(/^\/\/ ?/, "");
    if (body.trim() === "") continue;
    const found = /^( *)("(?:[^"\\]|\\.)*"|[^\s:"'{[#-][^:]*):(?: +(.*?))? *$/.exec(body);
    if (!found || !lines[i]!.startsWith("//"))
      throw new UserError(
        `expected line ${i + 1} of the header to be "// key: value", got ${lines[i]}: write its value as JSON`,
      );
    const [, spaces, key, value] = found as unknown as [string, string, string, string | undefined];
    while (open.at(-1)!.indent >= spaces.length) open.pop();
    const name = key.startsWith('"') ? String(scalar(key, i)) : key;
    if (value !== undefined && value !== "") {
      open.at(-1)!.block.set(name, scalar(value, i));
    } else {
      const block: Block = new Map();
      open.at(-1)!.block.set(name, block);
      open.push({ indent: spaces.length, block });
    }
  }
  const jupyter = root.get("jupyter");
  return { metadata: plain(jupyter instanceof Map ? jupyter : root), lines: end + 1 };
}

/** The lines of a header; none for a notebook without metadata. An object too long for one line becomes a block. */
export function formatHeader(metadata: Readonly<Record<string, unknown>>): string[] {
  const keys = Object.keys(metadata).sort();
  if (keys.length === 0) return [];
  const lines = keys.flatMap((key) => entry(key, metadata[key], "//   "));
  return [fence, "// jupyter:", ...lines, fence].map((line) =>
    line.replace(/[\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16)}`),
  );
}

/** The length up to which an object is written on one line. */
const LONG = 80;

function entry(key: string, value: unknown, indent: string): string[] {
  const name = /^[A-Za-z_][\w-]*$/.test(key) ? key : JSON.stringify(key);
  const line = `${indent}${name}: ${JSON.stringify(value, inOrder)}`;
  const isBlock = typeof value === "object" && value !== null && !Array.isArray(value);
  if (!isBlock || line.length <= LONG) return [line];
  const entries = Object.entries(value).sort(byKey);
  return [`${indent}${name}:`, ...entries.flatMap(([k, v]) => entry(k, v, `${indent}  `))];
}

const byKey = ([a]: [string, unknown], [b]: [string, unknown]): number => (a < b ? -1 : 1);

/** Sorts keys alphabetically, as in an `.ipynb`: equal metadata give equal text. */
function inOrder(_: string, value: unknown): unknown {
  const isPlain = typeof value === "object" && value !== null && !Array.isArray(value);
  return isPlain ? Object.fromEntries(Object.entries(value).sort(byKey)) : value;
}

/** Keys and values in order; a nested block is a map too, which no JSON value is. */
type Block = Map<string, unknown>;

function plain(block: Block): Record<string, unknown> {
  return Object.fromEntries(
    [...block].map(([key, value]) => [key, value instanceof Map ? plain(value as Block) : value]),
  );
}

function scalar(text: string, line: number): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    const quoted = /^'(.*)'$/.exec(text);
    if (quoted) return quoted[1]!.replaceAll("''", "'");
    if (!/^["[{]/.test(text)) return text;
    throw new UserError(
      `line ${line + 1} of the header: expected JSON, got ${text}: close its quotes and brackets`,
    );
  }
}
