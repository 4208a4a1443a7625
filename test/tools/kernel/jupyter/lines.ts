import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { MessageChannel } from "node:worker_threads";
import { WebSocket, WebSocketServer } from "ws";
import { Dealer, Subscriber } from "zeromq";
import { messageOf } from "../../../../tools/kernel/jupyter/message.js";
import type { Transport } from "../../../../tools/kernel/jupyter/transport.js";
import { inProcess } from "../../../../tools/kernel/jupyter/transports/inProcess.js";
import {
  messagePort,
  type Port,
  type Posted,
} from "../../../../tools/kernel/jupyter/transports/messagePort.js";
import {
  fromDefault,
  fromV1,
  protocolV1,
  toDefault,
  toV1,
} from "../../../../tools/kernel/jupyter/transports/webSocketWire.js";
import { signature } from "../../../../tools/kernel/node/jupyter/signature.js";
import { webSocketTransport } from "../../../../tools/kernel/node/jupyter/webSocket.js";
import { fromFrames, toFrames } from "../../../../tools/kernel/node/jupyter/wire.js";
import { zeromqTransport } from "../../../../tools/kernel/node/jupyter/zeromq.js";
import type { Line } from "./client.js";

/** A transport, and a way to make front ends for it. */
export interface Way {
  readonly transport: Transport;
  connect(): Promise<Line>;
}

/** Every kind of connection from a front end to a kernel, by name. */
export const ways: Readonly<Record<string, () => Promise<Way>>> = {
  async "in-process"() {
    const { transport, front } = inProcess();
    return { transport, connect: async () => ({ ...front, close: async () => {} }) };
  },

  async "message port"() {
    const { port1, port2 } = new MessageChannel();
    const connect = async (): Promise<Line> => ({
      send: (channel, message) => port2.postMessage({ channel, ...message } satisfies Posted),
      listen: (receive) =>
        void port2.on("message", ({ channel, ...parts }: Posted) => receive(channel, messageOf(parts)!)),
      close: async () => port2.close(),
    });
    return { transport: messagePort(port1 as unknown as Port), connect };
  },

  "WebSocket, default form": () => webSocketWay(undefined),
  "WebSocket, v1": () => webSocketWay(protocolV1),

  async ZeroMQ() {
    const key = "a key";
    const transport = await zeromqTransport(freeConnection(key), () => {});
    return { transport, connect: () => zeromqLine(transport.connection, key) };
  },
};

/** A connection on ports that the kernel chooses. */
export const freeConnection = (key: string): Parameters<typeof zeromqTransport>[0] => ({
  transport: "tcp",
  ip: "127.0.0.1",
  shell_port: 0,
  iopub_port: 0,
  stdin_port: 0,
  control_port: 0,
  hb_port: 0,
  key,
  signature_scheme: "hmac-sha256",
});

async function webSocketWay(protocol: string | undefined): Promise<Way> {
  const transport = webSocketTransport();
  const http = createServer();
  const server = new WebSocketServer({
    server: http,
    handleProtocols: (offered) => [...offered][0] ?? false,
  });
  server.on("connection", (socket) => transport.add(socket));
  await new Promise<void>((done) => http.listen(0, "127.0.0.1", done));
  const { port } = http.address() as AddressInfo;
  const [to, from] = protocol === undefined ? [toDefault, fromDefault] : [toV1, fromV1];
  return {
    transport: {
      ...transport,
      async close() {
        await transport.close();
        server.close();
        http.close();
      },
    },
    async connect() {
      const socket = new WebSocket(`ws://127.0.0.1:${port}/`, protocol === undefined ? [] : [protocol]);
      await new Promise<void>((done, fail) => socket.once("open", done).once("error", fail));
      return {
        send: (channel, message) => socket.send(to({ channel, message })),
        listen(receive) {
          socket.on("message", (data: Buffer, binary) => {
            const text = protocol === undefined && !binary;
            const said = text ? fromDefault(data.toString()) : (from as typeof fromV1)(data);
            receive(said!.channel, said!.message);
          });
        },
        close: async () => socket.terminate(),
      };
    },
  };
}

/** A front end over ZeroMQ, as Jupyter's own clients are: one identity on all its sockets. */
export async function zeromqLine(
  connection: Awaited<ReturnType<typeof zeromqTransport>>["connection"],
  key: string,
): Promise<Line> {
  const signed = signature(key);
  const routingId = crypto.randomUUID();
  const dealers = {
    shell: new Dealer({ routingId, linger: 0 }),
    control: new Dealer({ routingId, linger: 0 }),
    stdin: new Dealer({ routingId, linger: 0 }),
  };
  const iopub = new Subscriber({ linger: 0, receiveHighWaterMark: 0 });
  iopub.subscribe("");
  for (const [channel, socket] of Object.entries({ ...dealers, iopub })) {
    socket.connect(`tcp://127.0.0.1:${connection[`${channel as "shell"}_port`]}`);
  }
  // The kernel greets each new subscriber.
  const [, ...welcome] = await iopub.receive();
  const first = fromFrames(welcome, signature(key));
  if (typeof first === "string" || first.message.header.msg_type !== "iopub_welcome")
    throw new Error(`expected iopub_welcome, got ${JSON.stringify(first)}`);
  let sending: Promise<unknown> = Promise.resolve();
  return {
    send(channel, message) {
      const frames = toFrames(message, [], signed);
      sending = sending.then(() => dealers[channel as keyof typeof dealers].send(frames));
    },
    listen(receive) {
      for (const [channel, socket] of Object.entries({ ...dealers, iopub })) {
        void (async () => {
          for await (const frames of socket) {
            const received = fromFrames(frames, signature(key));
            if (typeof received === "string") throw new Error(received);
            receive(channel as "shell", received.message);
          }
        })();
      }
    },
    async close() {
      for (const socket of [...Object.values(dealers), iopub]) socket.close();
    },
  };
}
