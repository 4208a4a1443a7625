import type { Channel, Message } from "./message.js";

/** A front end as its transport knows it: what is needed to answer it, and nothing else. */
export type Peer = unknown;

/** Takes what a front end sends. */
export type Receive = (channel: Channel, message: Message, from: Peer) => void;

/**
 * Carries messages between a kernel and its front ends. What goes to `iopub` reaches all who listen; what goes to
 * another channel reaches the one named.
 */
export interface Transport {
  /** Begins to deliver. What came before has waited. */
  listen(receive: Receive): void;
  /**
   * Sends, in the order of the calls. Where it returns a promise, the way is full: it settles when there is room, and
   * who sends more before that fills memory.
   */
  send(channel: Channel, message: Message, to?: Peer): void | Promise<void>;
  /** Ends when all that was sent is on its way, or after a second. */
  close(): Promise<void>;
}
