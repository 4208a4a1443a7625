/** Jupyter's protocol for messages between front ends and kernels, version 5.4. */
export const protocolVersion = "5.4";

/** The channel of a message. Heartbeats are left to the transport. */
export type Channel = "shell" | "control" | "stdin" | "iopub";

/** A JSON object. */
export type Json = Readonly<Record<string, unknown>>;

/** The header of a message. */
export interface Header {
  readonly msg_id: string;
  readonly msg_type: string;
  /** The client or the kernel that sent it. */
  readonly session: string;
  readonly username: string;
  readonly date: string;
  readonly version: string;
}

/** A message, on any channel. */
export interface Message {
  readonly header: Header;
  /** The header of the request that this belongs to; empty if there is none. */
  readonly parent_header: Header | Record<string, never>;
  readonly metadata: Json;
  readonly content: Json;
  /** Bytes that are not JSON: the data of widgets. */
  readonly buffers: readonly Uint8Array[];
}

/** What a message has besides type and content. */
export interface Extras {
  readonly parent?: Message["parent_header"];
  readonly metadata?: Json;
  readonly buffers?: readonly Uint8Array[];
}

/** Makes messages, each with its own id, all from one sender. */
export type Writer = (type: string, content: Json, extras?: Extras) => Message;

/** A sender's writer; `session` distinguishes its messages from those of others. */
export function writer(session: string, username: string): Writer {
  let count = 0;
  return (type, content, { parent = {}, metadata = {}, buffers = [] } = {}) => ({
    header: {
      msg_id: `${session}_${++count}`,
      msg_type: type,
      session,
      username,
      date: new Date().toISOString(),
      version: protocolVersion,
    },
    parent_header: parent,
    metadata,
    content,
    buffers,
  });
}

const isJson = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * The message with these parts; undefined if it is malformed. Parts that are missing or of the wrong kind are taken as
 * empty, except the header: without type and id nothing can be answered.
 */
export function messageOf(parts: {
  readonly header?: unknown;
  readonly parent_header?: unknown;
  readonly metadata?: unknown;
  readonly content?: unknown;
  readonly buffers?: readonly Uint8Array[];
}): Message | undefined {
  const { header, parent_header: parent, metadata, content, buffers = [] } = parts;
  if (!isJson(header) || typeof header.msg_id !== "string" || typeof header.msg_type !== "string")
    return undefined;
  return {
    header: header as unknown as Header,
    parent_header: isJson(parent) ? (parent as unknown as Header) : {},
    metadata: isJson(metadata) ? metadata : {},
    content: isJson(content) ? content : {},
    buffers,
  };
}
