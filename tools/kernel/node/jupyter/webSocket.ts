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
import { type KeptMessages, keptMessages } from "./keptMessages.js";

/** A transport over the WebSockets of one kernel's front ends, which come and go. */
export interface WebSocketTransport extends Transport {
  /**
   * Adds a front end. Its messages have the form that it asked for when it connected.
   *
   * @param session the front end's name: one that loses its connection and comes back under the same name gets what was
   * sent meanwhile (default: it does not come back)
   */
  add(socket: WebSocket, session?: string): void;
  /** Forgets what is kept for front ends that are away. */
  forget(): void;
  /** How many front ends are connected. */
  readonly connections: number;
}

/** A front end: its connection, or what is kept for it while it has none. */
interface Peer {
  readonly session: string | undefined;
  socket: WebSocket | undefined;
  kept: KeptMessages | undefined;
}

/** How many bytes may wait for one front end before the kernel waits for it. */
const highWater = 4 * 1024 * 1024;

/** For how many front ends that are away messages are kept. */
const mostAway = 4;

/**
 * Jupyter's messages over WebSockets, in both of Jupyter's forms.
 *
 * Output waits for the slowest front end; one that reads nothing for `patience` milliseconds is disconnected.
 */
export function webSocketTransport(patience = 30_000): WebSocketTransport {
  const peers = new Set<Peer>();
  const early: (() => void)[] = [];
  let receive: Receive | undefined;

  const post = ({ socket, kept }: Peer, message: OnChannel): void => {
    if (socket === undefined) kept?.add(message);
    else if (socket.readyState === socket.OPEN)
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
  const leave = (peer: Peer): void => {
    peer.socket = undefined;
    // The last place is that of the one that left last.
    peers.delete(peer);
    if (peer.session === undefined) return;
    peers.add(peer);
    peer.kept = keptMessages();
    const away = [...peers].filter(({ socket }) => socket === undefined);
    for (const each of away.slice(0, -mostAway)) peers.delete(each);
  };
  return {
    get connections() {
      return [...peers].filter(({ socket }) => socket !== undefined).length;
    },
    add(socket, session) {
      const known = [...peers].find((each) => session !== undefined && each.session === session);
      const peer: Peer = known ?? { session, socket, kept: undefined };
      known?.socket?.terminate(); // what is left of a connection that broke
      peer.socket = socket;
      peers.add(peer);
      const missed = peer.kept?.take() ?? [];
      peer.kept = undefined;
      for (const message of missed) post(peer, message);
      socket.once("close", () => {
        if (peer.socket === socket) leave(peer);
      });
      socket.on("error", () => socket.terminate());
      socket.on("message", (data: RawData, binary: boolean) => {
        const bytes = Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data as ArrayBuffer);
        const said =
          socket.protocol === protocolV1 ? fromV1(bytes) : fromDefault(binary ? bytes : bytes.toString());
        if (!said) return;
        const deliver = (): void => receive?.(said.channel, said.message, peer);
        if (receive) deliver();
        else early.push(deliver);
      });
    },
    forget() {
      for (const peer of peers) if (peer.socket === undefined) peers.delete(peer);
    },
    listen(taker) {
      receive = taker;
      for (const deliver of early.splice(0)) deliver();
    },
    send(channel, message, to) {
      if (channel !== "iopub") return post(to as Peer, { channel, message });
      const full: WebSocket[] = [];
      for (const peer of peers) {
        post(peer, { channel, message });
        if (peer.socket && peer.socket.bufferedAmount > highWater) full.push(peer.socket);
      }
      return full.length > 0 ? Promise.all(full.map(room)).then(() => {}) : undefined;
    },
    async close() {
      const sockets = [...peers].flatMap(({ socket }) => socket ?? []);
      peers.clear();
      await Promise.all(
        sockets.map(async (socket) => {
          const closed = new Promise<void>((done) => socket.once("close", () => done()));
          socket.close(1001);
          await Promise.race([closed, new Promise<void>((done) => setTimeout(done, 1000).unref())]);
          socket.terminate();
        }),
      );
    },
  };
}
