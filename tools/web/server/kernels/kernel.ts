import type { WebSocket } from "ws";
import { shortHistory } from "../../../kernel/jupyter/history.js";
import { type JupyterKernel, jupyterKernel } from "../../../kernel/jupyter/kernel.js";
import type { Message } from "../../../kernel/jupyter/message.js";
import { writer } from "../../../kernel/jupyter/message.js";
import type { Transport } from "../../../kernel/jupyter/transport.js";
import { historyFile, historyPath } from "../../../kernel/node/jupyter/historyFile.js";
import { versions } from "../../../kernel/node/jupyter/versions.js";
import { webSocketTransport } from "../../../kernel/node/jupyter/webSocket.js";
import type { Session } from "../../../kernel/session.js";

/** A kernel as Jupyter describes it to pages. */
export interface KernelModel {
  readonly id: string;
  readonly name: string;
  readonly last_activity: string;
  readonly execution_state: string;
  readonly connections: number;
}

/** A kernel of the server: its id stays the same when it is started again. */
export interface ServedKernel {
  readonly id: string;
  model(): KernelModel;
  /** When something was last sent or received (ms since 1970). */
  readonly lastActivity: number;
  /** Adds a front end. */
  connect(socket: WebSocket, session: string | undefined): void;
  interrupt(): Promise<void>;
  /** Begins anew with another session; front ends stay connected. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** What a kernel needs. */
export interface KernelParts {
  readonly id: string;
  /** Starts a session. */
  session(): Promise<Session>;
  /** Called when a front end has asked the kernel to end. */
  onShutdown(): void;
}

/** The name of the kernel, as notebooks give it. */
export const kernelName = "noether";

/** Starts a kernel for pages: Jupyter's messages over WebSockets. */
export function servedKernel({ id, session, onShutdown }: KernelParts): ServedKernel {
  const hub = webSocketTransport();
  const tell = writer(crypto.randomUUID(), kernelName);
  let state = "starting";
  let last = Date.now();
  let running = begin();

  /** A kernel on the hub, until it is detached: then nothing of it is seen any more. */
  function begin(): { readonly kernel: JupyterKernel; detach(): void } {
    let isAttached = true;
    const note = (message: Message): void => {
      last = Date.now();
      const { execution_state: now } = message.content;
      if (message.header.msg_type === "status" && typeof now === "string") state = now;
    };
    const transport: Transport = {
      listen: (receive) =>
        hub.listen((channel, message, from) => {
          last = Date.now();
          receive(channel, message, from);
        }),
      send(channel, message, to) {
        if (!isAttached) return;
        if (channel === "iopub") note(message);
        return hub.send(channel, message, to);
      },
      close: async () => {},
    };
    const path = historyPath();
    const started = session();
    const kernel = jupyterKernel({
      transport,
      session: () => started,
      versions: versions(),
      history: path === "" ? shortHistory() : historyFile(path),
      onShutdown: (restart) => (restart ? void again().catch(() => {}) : onShutdown()),
    });
    started.then(
      () => {
        if (isAttached && state === "starting") state = "idle";
      },
      () => {
        if (isAttached) say("dead");
      },
    );
    return { kernel, detach: () => (isAttached = false) };
  }

  function say(now: string): void {
    state = now;
    void hub.send("iopub", tell("status", { execution_state: now }));
  }

  async function again(): Promise<void> {
    const { kernel, detach } = running;
    detach();
    hub.forget();
    state = "restarting";
    running = begin();
    await kernel.close();
  }

  return {
    id,
    get lastActivity() {
      return last;
    },
    model: () => ({
      id,
      name: kernelName,
      last_activity: new Date(last).toISOString(),
      execution_state: state,
      connections: hub.connections,
    }),
    connect: (socket, name) => hub.add(socket, name),
    interrupt: () => running.kernel.interrupt(),
    restart: again,
    async close() {
      const { kernel, detach } = running;
      detach();
      say("dead");
      await Promise.all([kernel.close(), hub.close()]);
    },
  };
}
