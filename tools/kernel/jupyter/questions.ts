import type { KernelEvent, Session } from "../session.js";
import type { Header, Message, Writer } from "./message.js";
import type { Peer, Transport } from "./transport.js";

type Question = Extract<KernelEvent, { type: "input" }>;

/** A cell, by the request that it came with. */
export interface Asker {
  readonly header: Header;
  readonly from: Peer;
}

/** The questions that cells ask a person, one at a time. */
export interface Questions {
  /** Sends a question of a cell to the front end that ran it. */
  ask(question: Question, cell: Asker): void;
  /** Receives a front end's answer. */
  answer(reply: Message): void;
  /** Forgets the questions of a cell that has ended. */
  forget(cell: Asker): void;
}

/** Questions are sent on `stdin`, to the front end that the cell's request came from. */
export function questions(
  transport: Transport,
  write: Writer,
  session: () => Session | undefined,
): Questions {
  let open: { readonly question: Question; readonly cell: Asker; id?: string }[] = [];
  const put = (): void => {
    const [next] = open;
    if (!next || next.id !== undefined) return;
    const { prompt, password } = next.question;
    const message = write("input_request", { prompt, password }, { parent: next.cell.header });
    next.id = message.header.msg_id;
    void transport.send("stdin", message, next.cell.from);
  };
  return {
    ask(question, cell) {
      open.push({ question, cell });
      put();
    },
    answer({ parent_header: { msg_id: id }, content: { value } }) {
      const [next] = open;
      // Some clients answer without naming the question.
      if (next?.id === undefined || (id !== undefined && id !== next.id)) return;
      open.shift();
      session()?.answer(next.question.request, typeof value === "string" ? value : undefined);
      put();
    },
    forget(cell) {
      open = open.filter((each) => each.cell !== cell);
      put();
    },
  };
}
