import { Reply, Router, XPublisher } from "zeromq";
import { UserError } from "../../../userError.js";
import { writer } from "../../jupyter/message.js";
import type { Receive, Transport } from "../../jupyter/transport.js";
import { address, type Connection, portOf } from "./connection.js";
import { patientSender } from "./patientSender.js";
import { signature } from "./signature.js";
import { fromFrames, toFrames } from "./wire.js";

/** A transport over ZeroMQ, and where its sockets are. */
export interface ZeromqTransport extends Transport {
  readonly connection: Connection;
}

/** How long (ms) a socket may take, when it is closed, to send what is waiting. */
const linger = 500;

/** How many messages may wait for one front end before the kernel waits for it. */
const highWater = 500;

/** How many messages are kept for the first front end. */
const mostEarly = 100;

/**
 * Opens the five sockets of a Jupyter kernel and answers heartbeats.
 *
 * Output waits for the slowest front end. One that reads nothing for `patience` milliseconds misses what follows until
 * it reads again; the others do not.
 *
 * @param warn writes a sentence to the log
 */
export async function zeromqTransport(
  connection: Connection,
  warn: (sentence: string) => void,
  patience = 30_000,
): Promise<ZeromqTransport> {
  const signed = signature(connection.key, connection.signature_scheme);
  const { curve_publickey: curvePublicKey, curve_secretkey: curveSecretKey } = connection;
  const secret =
    curvePublicKey && curveSecretKey ? { curveServer: true, curvePublicKey, curveSecretKey } : {};
  const routing = { ...secret, linger, sendTimeout: 0, sendHighWaterMark: 0, receiveHighWaterMark: 0 };
  const shell = new Router(routing);
  const control = new Router(routing);
  const stdin = new Router(routing);
  const heart = new Reply({ ...secret, linger: 0 });
  const iopub = new XPublisher({
    ...secret,
    linger,
    sendTimeout: 0,
    sendHighWaterMark: highWater,
    noDrop: true,
    verbosity: "allSubs",
  });
  const sockets = {
    hb_port: heart,
    shell_port: shell,
    control_port: control,
    stdin_port: stdin,
    iopub_port: iopub,
  };
  const bind = async ([name, socket]: [string, (typeof sockets)[keyof typeof sockets]]): Promise<
    [string, number]
  > => {
    const port = connection[name as keyof typeof sockets];
    await socket.bind(address(connection, port)).catch((error: Error) => {
      throw new UserError(
        `expected a free address for ${name}, got ${address(connection, port)} (${error.message}): start the kernel again`,
      );
    });
    return [name, port || portOf(socket.lastEndpoint)];
  };
  const bound = Object.fromEntries(await Promise.all(Object.entries(sockets).map(bind)));
  void echo(heart);

  let warned = false;
  const refuse = (why: string): void => {
    if (!warned) warn(`a message was dropped: ${why} (further ones are dropped silently)`);
    warned = true;
  };
  const routers = { shell, control, stdin };
  const senders = {
    shell: patientSender(shell, { patience: 0, warn }),
    control: patientSender(control, { patience: 0, warn }),
    stdin: patientSender(stdin, { patience: 0, warn }),
    iopub: patientSender(iopub, { patience, warn, lossy: (lossy) => void (iopub.noDrop = !lossy) }),
  };
  const write = writer(crypto.randomUUID(), "noether");
  // What is published before anybody listens waits for the first listener, after the welcome.
  let early: (string | Uint8Array)[][] | undefined = [];
  const publish = (frames: (string | Uint8Array)[]): void | Promise<void> => {
    if (!early) return senders.iopub.send(frames);
    early.push(frames);
    if (early.length > mostEarly) early.shift();
  };
  void (async () => {
    for await (const [subscription] of iopub) {
      if (subscription?.[0] !== 1) continue;
      const welcome = write("iopub_welcome", { subscription: subscription.subarray(1).toString() });
      for (const frames of [toFrames(welcome, [Buffer.from("iopub_welcome")], signed), ...(early ?? [])])
        void senders.iopub.send(frames);
      early = undefined;
    }
  })().catch(() => {});

  return {
    connection: { ...connection, ...bound },
    listen(receive) {
      for (const [channel, socket] of Object.entries(routers)) {
        void deliver(channel as keyof typeof routers, socket, receive);
      }
    },
    send(channel, message, to) {
      if (channel === "iopub")
        return publish(toFrames(message, [Buffer.from(message.header.msg_type)], signed));
      return senders[channel].send(toFrames(message, to as Uint8Array[], signed));
    },
    async close() {
      const late = new Promise<void>((done) => setTimeout(done, 1000));
      await Promise.race([late, Promise.all(Object.values(senders).map(({ drained }) => drained()))]);
      for (const socket of Object.values(sockets)) socket.close();
    },
  };

  async function deliver(channel: keyof typeof routers, socket: Router, receive: Receive): Promise<void> {
    try {
      for await (const frames of socket) {
        const received = fromFrames(frames, signed);
        if (typeof received === "string") refuse(received);
        else receive(channel, received.message, received.identities);
      }
    } catch (error) {
      if (!socket.closed) warn(`the ${channel} socket failed: ${(error as Error).message}`);
    }
  }
}

async function echo(heart: Reply): Promise<void> {
  try {
    for await (const beat of heart) await heart.send(beat);
  } catch {
    // closed
  }
}
