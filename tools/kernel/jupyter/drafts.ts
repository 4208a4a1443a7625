import type { CallSignature, Finding, Session } from "../session.js";
import { codePointsOf } from "./codePoints.js";
import { cursorIn, page } from "./introspection.js";
import type { Json } from "./message.js";
import { textIn, textsIn } from "./request.js";
import { plainError } from "./traceback.js";

/**
 * The answers to requests of our own, about cells that are being written and the notebook's variables, by the request's name without its ending.
 * Other front ends do not send them, and see nothing of them: neither they nor a status is published.
 */
export type Drafts = Readonly<Record<string, (content: Json) => Promise<Json>>>;

/** A question that waits for its turn. */
interface Waiting {
  readonly content: Json;
  resolve(answer: Json): void;
}

/**
 * The questions of one kernel. A draft is diagnosed while a person types: of the questions about one cell that come
 * while another is being answered only the newest is asked, and the others are answered `aborted`. One is asked at a
 * time, so that a cell that is run waits for one at most.
 */
export function drafts(session: Promise<Session>): Drafts {
  const waiting = new Map<string, Waiting>();
  let isAsking = false;

  async function askAll(): Promise<void> {
    isAsking = true;
    for (let next = first(waiting); next; next = first(waiting)) {
      waiting.delete(next[0]);
      const { content, resolve } = next[1];
      resolve(await diagnose(await session, content).catch(failure));
    }
    isAsking = false;
  }
  return {
    noether_diagnose(content) {
      const cell = textIn(content, "cell");
      waiting.get(cell)?.resolve({ status: "aborted" });
      waiting.delete(cell);
      return new Promise((resolve) => {
        waiting.set(cell, { content, resolve });
        if (!isAsking) void askAll();
      });
    },
    noether_describe: async (content) => describe(await session, content),
    noether_variables: async () => ({ status: "ok", variables: await (await session).variables() }),
    noether_signature: async (content) => signature(await session, content),
  };
}

const first = <Key, Value>(map: ReadonlyMap<Key, Value>): readonly [Key, Value] | undefined => {
  const [entry] = map;
  return entry;
};

const failure = (error: Error): Json => ({ status: "error", ...plainError(error.name, error.message) });

/** What is wrong with a draft; `above` and `below` are the sources of the notebook's other code cells (default: none). */
async function diagnose(session: Session, content: Json): Promise<Json> {
  const code = textIn(content, "code");
  const others = { above: textsIn(content, "above"), below: textsIn(content, "below") };
  const found = await session.diagnose(code, others);
  const findings = found.map(({ start, end, ...rest }: Finding) => ({
    ...rest,
    start: codePointsOf(code, start),
    end: codePointsOf(code, end),
  }));
  return { status: "ok", findings };
}

/** What an item of the completion at the cursor stands for. */
async function describe(session: Session, content: Json): Promise<Json> {
  const { code, offset } = cursorIn(content);
  const found = await session.describe(code, offset, textIn(content, "item"));
  return { status: "ok", found: found !== undefined, data: found ? page(found) : {} };
}

/** The call around the cursor. */
async function signature(session: Session, content: Json): Promise<Json> {
  const { code, offset } = cursorIn(content);
  const found = await session.signature(code, offset);
  if (!found) return { status: "ok", found: false };
  const { signatures, active, due } = found;
  return { status: "ok", found: true, active, due, signatures: signatures.map(inCodePoints) };
}

const inCodePoints = ({ label, documentation, parameters }: CallSignature): Json => ({
  label,
  documentation,
  parameters: parameters.map(({ start, end, ...rest }) => ({
    ...rest,
    start: codePointsOf(label, start),
    end: codePointsOf(label, end),
  })),
});
