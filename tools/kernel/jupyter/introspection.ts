import type { Inspection, Session } from "../session.js";
import { codePointsOf, unitsOf } from "./codePoints.js";
import type { Json } from "./message.js";
import { numberIn, textIn } from "./request.js";

/** The cell and the offset in it that a request asks about (default: the end). */
export function cursorIn(content: Json): { readonly code: string; readonly offset: number } {
  const code = textIn(content, "code");
  const position = numberIn(content, "cursor_pos", undefined);
  return { code, offset: position === undefined ? code.length : unitsOf(code, position) };
}

/** What could be written at the cursor: the answer to a `complete_request`, with the kinds that JupyterLab shows. */
async function complete(session: Session, content: Json): Promise<Json> {
  const { code, offset } = cursorIn(content);
  const { start, end, items } = await session.complete(code, offset);
  const [from, to] = [codePointsOf(code, start), codePointsOf(code, end)];
  return {
    status: "ok",
    matches: [...new Set(items.map(({ text }) => text))],
    cursor_start: from,
    cursor_end: to,
    metadata: {
      _jupyter_types_experimental: items.map(({ text, kind, detail }) => ({
        text,
        type: kind,
        start: from,
        end: to,
        ...(detail === undefined ? {} : { signature: detail }),
      })),
    },
  };
}

/** What is at the cursor: the answer to an `inspect_request`. */
async function inspect(session: Session, content: Json): Promise<Json> {
  const { code, offset } = cursorIn(content);
  const found = await session.inspect(code, offset);
  return { status: "ok", found: found !== undefined, data: found ? page(found) : {}, metadata: {} };
}

/** Whether a cell could run as it is: the answer to an `is_complete_request`. */
async function isComplete(session: Session, content: Json): Promise<Json> {
  const answer = await session.isComplete(textIn(content, "code"));
  return answer.status === "incomplete"
    ? { status: answer.status, indent: answer.indent }
    : { status: answer.status };
}

/** The answers about a cell that is being written, by the name of Jupyter's request without its ending. */
export const introspections: Readonly<Record<string, (session: Session, content: Json) => Promise<Json>>> = {
  complete,
  inspect,
  is_complete: isComplete,
};

/** The declaration and documentation of something, as text and as Markdown. */
export function page({ signature, documentation }: Inspection): Json {
  const gap = documentation === "" ? "" : "\n\n";
  return {
    "text/plain": `${signature}${gap}${documentation}`,
    "text/markdown": `\`\`\`typescript\n${signature}\n\`\`\`${gap}${documentation}`,
  };
}

const name =
  /^[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*(?:\.[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*)*$/u;

/** The name that a cell asks for help on, as in Jupyter: `?dihedral` or `dihedral?`; undefined for any other cell. */
export function questioned(code: string): string | undefined {
  const text = code.trim();
  const asked = /^\?{1,2}\s*(?<before>[^?\s]+)$|^(?<after>[^?\s]+)\s*\?{1,2}$/u.exec(text)?.groups;
  const subject = asked?.before ?? asked?.after;
  return subject !== undefined && name.test(subject) ? subject : undefined;
}
