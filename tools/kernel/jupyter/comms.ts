import type { CommMessage } from "../../cells/comm/message.js";
import type { Json, Message } from "./message.js";

/** The open comms, whichever side opened them. */
export interface Comms {
  /** Notes a message that opens or closes a comm. */
  note(message: CommMessage): void;
  isOpen(id: string): boolean;
  /** The open comms, of one target or of all, as Jupyter lists them. */
  list(target?: string): Readonly<Record<string, Json>>;
}

export function comms(): Comms {
  const targets = new Map<string, string>();
  return {
    note(message) {
      if (message.act === "open") targets.set(message.id, message.target);
      else if (message.act === "close") targets.delete(message.id);
    },
    isOpen: (id) => targets.has(id),
    list: (target) =>
      Object.fromEntries(
        [...targets].flatMap(([id, name]) =>
          target === undefined || target === name ? [[id, { target_name: name }]] : [],
        ),
      ),
  };
}

const acts = { comm_open: "open", comm_msg: "message", comm_close: "close" } as const;
const types = { open: "comm_open", message: "comm_msg", close: "comm_close" } as const;

const isJson = (value: unknown): value is Json => typeof value === "object" && value !== null;

/** A comm message of Jupyter in the session's form; undefined if it names no comm. */
export function fromJupyter({ header, content, metadata, buffers }: Message): CommMessage | undefined {
  const { comm_id: id, target_name: target, data } = content;
  const act = acts[header.msg_type as keyof typeof acts];
  if (typeof id !== "string" || act === undefined) return undefined;
  const common = { type: "comm", id, data: isJson(data) ? data : {}, metadata, buffers } as const;
  if (act !== "open") return { ...common, act };
  return typeof target === "string" ? { ...common, act, target } : undefined;
}

/** A comm message of the session in Jupyter's form. */
export function toJupyter(message: CommMessage): Pick<Message, "content" | "metadata" | "buffers"> & {
  readonly type: string;
} {
  const { act, id, data, metadata = {}, buffers = [] } = message;
  const content =
    act === "open"
      ? { comm_id: id, target_name: message.target, target_module: null, data }
      : { comm_id: id, data };
  return { type: types[act], content, metadata, buffers };
}
