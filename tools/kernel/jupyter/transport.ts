import type { Channel, Message } from "./message.js";

/** A front end as its transport knows it: only what is needed to answer it. */
export type Peer = unknown;

/** Receives a message of a front end. */
export type Receive = (channel: Channel, message: Message, from: Peer) => void;

/**
 * Carries messages between a kernel and its front ends. Messages on `iopub` reach all listeners; messages on another
 * channel reach only the one named.
 */
export interface Transport {
  /** Begins to deliver, starting with what arrived before. */
  listen(receive: Receive): void;
  /**
   * Sends messages in the order of the calls. If it returns a promise, the transport is full: the promise settles when
   * there is room, and sending more before that fills memory.
   */
  send(channel: Channel, message: Message, to?: Peer): void | Promise<void>;
  /** Closes the transport when everything has been sent, or after a second. */
  close(): Promise<void>;
}
