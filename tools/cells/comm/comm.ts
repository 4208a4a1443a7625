import { commLines } from "../../globals.js";
import { hook } from "./hook.js";
import type { CommMessage } from "./message.js";

/** Values that are sent as JSON. */
export type CommData = Readonly<Record<string, unknown>>;

/** What a message contains besides its data: metadata, and bytes. */
export interface CommExtras {
  readonly metadata?: CommData;
  readonly buffers?: readonly Uint8Array[];
}

/** A message as the page sent it. */
export interface Received {
  readonly data: CommData;
  readonly metadata: CommData;
  readonly buffers: readonly Uint8Array[];
}

/** One end of a connection between an object in the notebook and its counterpart in the page. */
export interface Comm {
  readonly id: string;
  readonly target: string;
  /** Sends a message; does nothing once the comm is closed. */
  send(data: CommData, extras?: CommExtras): void;
  /** Calls a function with each message of the page, including those that arrived before the first listener. */
  onMessage(take: (message: Received) => void): void;
  /** Calls a function when the page closes the comm. */
  onClose(take: (message: Received) => void): void;
  close(data?: CommData, extras?: CommExtras): void;
}

interface Line {
  readonly comm: Comm;
  message(received: Received): void;
  closed(received: Received): void;
}

/** The open comms, which all copies of this module in a process share. */
interface Lines {
  readonly open: Map<string, Line>;
  readonly targets: Map<string, (comm: Comm, opening: Received) => void>;
}

function lines(): Lines {
  const shared = globalThis as { [commLines]?: Lines };
  shared[commLines] ??= { open: new Map(), targets: new Map() };
  const kernel = hook();
  if (kernel) kernel.receive ??= (message) => receive(lines(), message);
  return shared[commLines];
}

const received = ({ data, metadata = {}, buffers = [] }: CommMessage): Received => ({
  data,
  metadata,
  buffers,
});

function receive({ open, targets }: Lines, message: CommMessage): void {
  if (message.act === "open") {
    const handler = targets.get(message.target);
    const { comm } = line(message.id, message.target);
    if (handler) handler(comm, received(message));
    else comm.close(); // so that the page knows that nobody is listening
    return;
  }
  const known = open.get(message.id);
  if (message.act === "message") known?.message(received(message));
  else known?.closed(received(message));
}

function line(id: string, target: string): Line {
  const { open } = lines();
  const takers: { message: ((message: Received) => void)[]; close: ((message: Received) => void)[] } = {
    message: [],
    close: [],
  };
  let early: Received[] = [];
  const comm: Comm = {
    id,
    target,
    send(data, extras = {}) {
      if (open.has(id)) hook()?.send({ type: "comm", act: "message", id, data, ...extras });
    },
    onMessage(take) {
      takers.message.push(take);
      for (const message of early.splice(0)) take(message);
    },
    onClose: (take) => void takers.close.push(take),
    close(data = {}, extras = {}) {
      if (open.delete(id)) hook()?.send({ type: "comm", act: "close", id, data, ...extras });
    },
  };
  const made: Line = {
    comm,
    message(message) {
      if (takers.message.length === 0) early.push(message);
      for (const take of takers.message) take(message);
    },
    closed(message) {
      open.delete(id);
      early = [];
      for (const take of takers.close) take(message);
    },
  };
  open.set(id, made);
  return made;
}

/**
 * Opens a comm to an object in the page, in Jupyter's comm protocol, on which ipywidgets is built.
 *
 * Messages from the page arrive between cells and while a cell waits. Outside a notebook nothing is sent.
 *
 * @param target the name under which the page creates the counterpart
 * @param how `id` names the comm (default: an id that is the same in every run)
 * @example
 * const slider = comm("my.slider", { value: 0 });
 * slider.onMessage(({ data }) => console.log(data.value));
 */
export function comm(
  target: string,
  data: CommData = {},
  how: CommExtras & { readonly id?: string } = {},
): Comm {
  const { id = hook()?.freshId() ?? "comm", ...extras } = how;
  const opened = line(id, target).comm;
  hook()?.send({ type: "comm", act: "open", target, id, data, ...extras });
  return opened;
}

/**
 * Handles the comms that the page opens for a target; a later call for the same target replaces the earlier handler.
 */
export function onComm(target: string, take: (comm: Comm, opening: Received) => void): void {
  lines().targets.set(target, take);
}
