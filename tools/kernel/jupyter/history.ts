import type { Json } from "./message.js";
import { flagIn, numberIn } from "./request.js";

/** A cell that was run: its session, its number there, and its source. */
export interface Entry {
  readonly session: number;
  readonly line: number;
  readonly source: string;
}

/** The cells that were run, in this session and in earlier ones. */
export interface History {
  /** The number of this session. */
  readonly session: number;
  add(line: number, source: string): void;
  /** All entries, oldest first. */
  entries(): readonly Entry[] | Promise<readonly Entry[]>;
}

/** A history that is forgotten with the session. */
export function shortHistory(session = 1): History {
  const entries: Entry[] = [];
  return {
    session,
    add: (line, source) => void entries.push({ session, line, source }),
    entries: () => entries,
  };
}

/** The text of this session's results, by the number of the cell. */
export type Results = ReadonlyMap<number, string>;

/**
 * The entries that a `history_request` asks for: the last n (`tail`), lines start to stop - 1 of a session (`range`;
 * sessions 0, -1, ... are this one, the one before, ...), or those that match a pattern (`search`).
 */
export async function remembered(history: History, content: Json, results: Results): Promise<Json> {
  const all = await history.entries();
  const n = numberIn(content, "n", undefined);
  const found = select(all, history.session, content);
  const kept = n === undefined || content.hist_access_type === "range" ? found : last(found, n);
  const output = flagIn(content, "output", false);
  return {
    status: "ok",
    history: kept.map(({ session, line, source }) => {
      if (!output) return [session, line, source];
      return [session, line, [source, session === history.session ? (results.get(line) ?? null) : null]];
    }),
  };
}

const last = (entries: readonly Entry[], n: number): readonly Entry[] => (n > 0 ? entries.slice(-n) : []);

function select(all: readonly Entry[], current: number, content: Json): readonly Entry[] {
  switch (content.hist_access_type) {
    case "tail":
      return all;
    case "range": {
      const asked = numberIn(content, "session", 0);
      const sessions = [...new Set([...all.map(({ session }) => session), current])];
      const session = asked > 0 ? asked : sessions[sessions.indexOf(current) + asked];
      const start = numberIn(content, "start", 1);
      const stop = numberIn(content, "stop", Number.POSITIVE_INFINITY);
      return all.filter((entry) => entry.session === session && entry.line >= start && entry.line < stop);
    }
    case "search": {
      const pattern = typeof content.pattern === "string" ? content.pattern : "*";
      const matches = all.filter(({ source }) => globMatches(pattern, source));
      if (!flagIn(content, "unique", false)) return matches;
      // Of equal sources the last one is kept, in its place.
      const latest = new Map(matches.map((entry) => [entry.source, entry]));
      return matches.filter((entry) => latest.get(entry.source) === entry);
    }
    default:
      return [];
  }
}

/**
 * Whether a glob matches a whole text: `*` stands for anything, `?` for one character, `[abc]`, `[a-z]` and `[^a]` for
 * one of a set.
 */
export function globMatches(pattern: string, text: string): boolean {
  const source = pattern.replace(
    /\*+|\?|\[(\^?)(\]?[^\]]*)\]|[\s\S]/gu,
    (part: string, not: string | undefined, set: string | undefined) => {
      if (part.startsWith("*")) return "[^]*";
      if (part === "?") return "[^]";
      if (set !== undefined && set !== "") return `[${not}${set.replace(/[\\[\]^&~|()/{}]/g, "\\$&")}]`;
      return part.replace(/[\\^$.*+?()[\]{}|/]/gu, "\\$&");
    },
  );
  try {
    return new RegExp(`^${source}$`, "u").test(text);
  } catch {
    return pattern === text; // an invalid set, such as [z-a]
  }
}
