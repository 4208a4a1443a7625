import type { RawData, WebSocket } from "ws";
import type { Receive, Transport } from "../../jupyter/transport.js";
import {
  fromDefault,
  fromV1,
  type OnChannel,
  protocolV1,
  toDefault,
  toV1,
} from "../../jupyter/transports/webSocketWire.js";

/** A transport over the WebSockets of one kernel's front ends, which come and go. */
export interface WebSocketTransport extends Transport {
  /** Adds a front end. Its messages have the form that it asked for when it connected. */
  add(socket: WebSocket): void;
}

/** How many bytes may wait for one front end before the kernel waits for it. */
const highWater = 4 * 1024 * 1024;

/**
 * Jupyter's messages over WebSockets, in both of Jupyter's forms.
 *
 * Output waits for the slowest front end; one that reads nothing for `patience` milliseconds is disconnected.
 */
export function webSocketTransport(patience = 30_000): WebSocketTransport {
  const sockets = new Set<WebSocket>();
  const early: (() => void)[] = [];
  let receive: Receive | undefined;

  const post = (socket: WebSocket, message: OnChannel): void => {
    if (socket.readyState !== socket.OPEN) return;
    socket.send(socket.protocol === protocolV1 ? toV1(message) : toDefault(message), () => {});
  };
  const room = async (socket: WebSocket): Promise<void> => {
    let [least, since] = [socket.bufferedAmount, performance.now()];
    while (socket.readyState === socket.OPEN && socket.bufferedAmount > highWater) {
      await new Promise((done) => setTimeout(done, 2));
      if (socket.bufferedAmount < least) [least, since] = [socket.bufferedAmount, performance.now()];
      else if (performance.now() - since > patience) socket.terminate();
    }
  };
  return {
    add(socket) {
      sockets.add(socket);
      socket.once("close", () => sockets.delete(socket));
      socket.on("error", () => socket.terminate());
      socket.on("message", (data: RawData, binary: boolean) => {
        const bytes = Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data as ArrayBuffer);
        const said =
          socket.protocol === protocolV1 ? fromV1(bytes) : fromDefault(binary ? bytes : bytes.toString());
        if (!said) return;
        const deliver = (): void => receive?.(said.channel, said.message, socket);
        if (receive) deliver();
        else early.push(deliver);
      });
    },
    listen(taker) {
      receive = taker;
      for (const deliver of early.splice(0)) deliver();
    },
    send(channel, message, to) {
      if (channel !== "iopub") return post(to as WebSocket, { channel, message });
      const full: WebSocket[] = [];
      for (const socket of sockets) {
        post(socket, { channel, message });
        if (socket.bufferedAmount > highWater) full.push(socket);
      }
      return full.length > 0 ? Promise.all(full.map(room)).then(() => {}) : undefined;
    },
    async close() {
      await Promise.all(
        [...sockets].map(async (socket) => {
          const closed = new Promise<void>((done) => socket.once("close", () => done()));
          socket.close(1001);
          await Promise.race([closed, new Promise<void>((done) => setTimeout(done, 1000).unref())]);
          socket.terminate();
        }),
      );
    },
  };
}
