import type { Session } from "../session.js";
import { comms, fromJupyter } from "./comms.js";
import { drafts } from "./drafts.js";
import { execution } from "./execution.js";
import { type History, shortHistory } from "./history.js";
import { kernelInfo, type Versions } from "./info.js";
import { introspections } from "./introspection.js";
import { type Channel, type Header, type Json, type Message, writer } from "./message.js";
import { outlet } from "./outlet.js";
import { questions } from "./questions.js";
import type { Request } from "./request.js";
import { plainError } from "./traceback.js";
import type { Peer, Transport } from "./transport.js";

/** The parts of a kernel. */
export interface KernelOptions {
  readonly transport: Transport;
  /** Starts the session. */
  session(): Session | Promise<Session>;
  readonly versions: Versions;
  /** The history (default: one that is forgotten with the kernel). */
  readonly history?: History;
  /** Called once, when a front end has asked the kernel to shut down and the reply has been sent. */
  onShutdown?(restart: boolean): void;
}

/** A kernel that serves its front ends. */
export interface JupyterKernel {
  /** Stops the running cell. */
  interrupt(): Promise<void>;
  /** Ends the session and the transport. */
  close(): Promise<void>;
}

/**
 * Jupyter's message protocol over a session, whatever carries the messages.
 *
 * Cells run in the order in which they arrive. Everything else is answered at once, even while a cell runs:
 * completions, inspections, drafts, information about the kernel, interrupts, and messages of open comms.
 */
export function jupyterKernel(options: KernelOptions): JupyterKernel {
  const { transport, versions, history = shortHistory(), onShutdown } = options;
  const write = writer(crypto.randomUUID(), "noether");
  const out = outlet(transport, write);
  const open = comms();
  const session = Promise.resolve().then(() => options.session());
  session.catch(() => {}); // every request that needs it reports the error
  let ready: Session | undefined;
  void session.then((made) => (ready = made)).catch(() => {});
  const asked = questions(transport, write, () => ready);

  const status = (execution_state: string, parent: Message["parent_header"]): void | Promise<void> =>
    out.publish("status", { execution_state }, { parent });
  const refuse = (request: Request, error: Error): void => {
    const { msg_type: type } = request.message.header;
    if (!type.endsWith("_request")) return;
    const reply = { status: "error", ...plainError(error.name, error.message) };
    request.reply(type.replace(/_request$/, "_reply"), reply);
  };
  async function working(request: Request, work: (busy: () => void) => Promise<void>): Promise<void> {
    let isBusy = false;
    const busy = (): void => {
      if (!isBusy) void status("busy", request.message.header);
      isBusy = true;
    };
    const worked = work(busy);
    busy();
    await worked.catch((error: Error) => refuse(request, error));
    await status("idle", request.message.header);
    // Front ends show the last status: so a cell that is still running is reported as busy again.
    const { current } = cells;
    if (current && current !== request) void status("busy", current.message.header);
  }
  const cells = execution({
    session,
    history,
    outlet: out,
    questions: asked,
    comms: open,
    working,
    ready: () => ready,
    nobody: (request) => ready?.answer(request, undefined),
  });

  /** The requests that are answered at once, by type without the ending. */
  const answers: Readonly<Record<string, (content: Json, header: Header) => Json | Promise<Json>>> = {
    kernel_info: () => kernelInfo(versions),
    ...Object.fromEntries(
      Object.entries(introspections).map(([name, answer]) => [
        name,
        async (content: Json) => answer(await session, content),
      ]),
    ),
    history: (content) => cells.remember(content),
    comm_info: ({ target_name: target }) => ({
      status: "ok",
      comms: open.list(typeof target === "string" ? target : undefined),
    }),
    async interrupt(_, { date }) {
      const sent = Date.parse(date);
      await cells.interrupt(Number.isNaN(sent) ? Date.now() : sent);
      return { status: "ok" };
    },
  };

  const quiet = drafts(session);

  async function answerQuietly(request: Request, name: string): Promise<void> {
    try {
      request.reply(`${name}_reply`, await quiet[name]!(request.message.content));
    } catch (error) {
      refuse(request, error as Error);
    }
  }

  async function answer(request: Request, busy: () => void): Promise<void> {
    busy();
    const { header, content } = request.message;
    const name = header.msg_type.replace(/_request$/, "");
    if (name === header.msg_type) return;
    const make = Object.hasOwn(answers, name) ? answers[name] : undefined;
    const reply = make
      ? await make(content, header)
      : {
          status: "error",
          ...plainError("UnknownRequest", `this kernel does not answer ${header.msg_type}`),
        };
    request.reply(`${name}_reply`, reply);
  }

  function receive(channel: Channel, message: Message, from: Peer): void {
    const { header } = message;
    const reply: Request["reply"] = (type, content) =>
      void transport.send(channel, write(type, content, { parent: header }), from);
    if (channel === "shell" || channel === "control") take({ channel, message, from, reply });
    else if (channel === "stdin" && header.msg_type === "input_reply") asked.answer(message);
  }

  function take(request: Request): void {
    const { msg_type: type } = request.message.header;
    const name = type.replace(/_request$/, "");
    if (type === "execute_request" || type === "comm_open") cells.add(request);
    else if (type === "comm_msg" || type === "comm_close") toComm(request);
    else if (type === "shutdown_request") shutDown(request);
    else if (Object.hasOwn(quiet, name)) void answerQuietly(request, name);
    else void working(request, (busy) => answer(request, busy));
  }

  /** Delivers a message at once if its comm is open, else in its turn, because the comm may be about to open. */
  function toComm(request: Request): void {
    const comm = fromJupyter(request.message);
    if (comm && open.isOpen(comm.id)) {
      open.note(comm);
      void working(request, async (busy) => {
        busy();
        (await session).comm(comm);
      });
    } else cells.add(request);
  }

  function shutDown(request: Request): void {
    const { header, content } = request.message;
    const said = { status: "ok", restart: content.restart === true };
    void working(request, async (busy) => {
      busy();
      request.reply("shutdown_reply", said);
      void out.publish("shutdown_reply", said, { parent: header });
    }).then(() => onShutdown?.(said.restart));
  }

  void status("starting", {});
  transport.listen(receive);
  return {
    interrupt: () => cells.interrupt(Date.now()),
    async close() {
      await Promise.all([session.then((made) => made.close()).catch(() => {}), out.flush()]);
      await transport.close();
    },
  };
}
