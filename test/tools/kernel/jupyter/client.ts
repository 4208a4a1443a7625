import { setTimeout as sleep } from "node:timers/promises";
import type { Channel, Json, Message } from "../../../../tools/kernel/jupyter/message.js";
import { writer } from "../../../../tools/kernel/jupyter/message.js";
import { patience } from "../../../support/patience.js";

/** One end of a connection to a kernel. */
export interface Line {
  send(channel: Channel, message: Message): void;
  /** Every message that comes goes to `receive`. */
  listen(receive: (channel: Channel, message: Message) => void): void;
  close(): Promise<void>;
}

/** A message that came, with its channel. */
export interface Heard {
  readonly channel: Channel;
  readonly type: string;
  readonly message: Message;
  readonly content: Json;
}

/** A front end for tests. */
export interface Client {
  /** Everything that came, in order. */
  readonly heard: Heard[];
  /** Sends a request and returns its id. */
  send(channel: Channel, type: string, content: Json, extras?: Partial<Message>): string;
  /** The answer to a request, once it is answered and the kernel is idle again for it. */
  settled(id: string): Promise<readonly Heard[]>;
  /** Both in one: sends, and waits for everything that belongs to it. */
  ask(type: string, content: Json, channel?: Channel): Promise<Asked>;
  execute(code: string, more?: Json): Promise<Asked>;
  /** The first message that fits, now or later. */
  until(fits: (heard: Heard) => boolean): Promise<Heard>;
  close(): Promise<void>;
}

/** A request with everything that belongs to it. */
export interface Asked {
  readonly id: string;
  readonly reply: Json;
  /** What was published for it, without status messages. */
  readonly published: readonly Heard[];
  readonly all: readonly Heard[];
}

/** A front end at the end of a line. */
export function client(line: Line): Client {
  const write = writer(crypto.randomUUID(), "tester");
  const heard: Heard[] = [];
  line.listen((channel, message) =>
    heard.push({ channel, type: message.header.msg_type, message, content: message.content }),
  );
  const send: Client["send"] = (channel, type, content, extras = {}) => {
    const message = { ...write(type, content), ...extras };
    line.send(channel, message);
    return message.header.msg_id;
  };
  const belongs = (id: string): readonly Heard[] =>
    heard.filter(({ message }) => message.parent_header.msg_id === id);
  const until: Client["until"] = async (fits) => {
    for (const begun = Date.now(); Date.now() - begun < patience; await sleep(2)) {
      const found = heard.find(fits);
      if (found) return found;
    }
    throw new Error(
      `what was waited for did not come, but ${heard
        .slice(0, 30)
        .map(({ type, content }) => `${type} ${JSON.stringify(content).slice(0, 300)}`)
        .join("\n")}`,
    );
  };
  const settled: Client["settled"] = async (id) => {
    await until((each) => isIdle(each) && each.message.parent_header.msg_id === id);
    await until(
      ({ type, message }) =>
        message.parent_header.msg_id === id && (type.endsWith("_reply") || !wantsReply(id)),
    );
    return belongs(id);
  };
  const replyless = new Set<string>();
  const wantsReply = (id: string): boolean => !replyless.has(id);
  const ask: Client["ask"] = async (type, content, channel = "shell") => {
    const id = send(channel, type, content);
    if (!type.endsWith("_request")) replyless.add(id);
    const all = await settled(id);
    const reply = all.find((each) => each.type.endsWith("_reply") && each.channel === channel);
    const published = all.filter(({ channel, type }) => channel === "iopub" && type !== "status");
    return { id, reply: reply?.content ?? {}, published, all };
  };
  return {
    heard,
    send,
    settled,
    ask,
    execute: (code, more = {}) => ask("execute_request", { code, ...more }),
    until,
    close: () => line.close(),
  };
}

export const isIdle = ({ type, content }: Heard): boolean =>
  type === "status" && content.execution_state === "idle";

/** What was published, in short: `stream out`, `execute_result`, `status busy`. */
export function inShort(heard: readonly Heard[]): string[] {
  return heard
    .filter(({ channel }) => channel === "iopub")
    .map(({ type, content }) => {
      if (type === "status") return `status ${String(content.execution_state)}`;
      return type === "stream" ? `${String(content.name)} ${String(content.text)}` : type;
    });
}
