import { type Channel, type Message, messageOf } from "../message.js";
import type { Transport } from "../transport.js";

/** The interface that browsers and Node share: a `MessagePort`, or a worker's own end. */
export interface Port {
  postMessage(value: unknown): void;
  addEventListener(type: "message", listener: (event: { readonly data: unknown }) => void): void;
  removeEventListener(type: "message", listener: (event: { readonly data: unknown }) => void): void;
  start?(): void;
  close?(): void;
}

/** A message as it is sent through a port, by structured clone. */
export interface Posted extends Message {
  readonly channel: Channel;
}

const channels: readonly unknown[] = ["shell", "control", "stdin"];

/** A transport over a message port: the kernel in a worker, its front end in the page. */
export function messagePort(port: Port): Transport {
  let listener: ((event: { readonly data: unknown }) => void) | undefined;
  return {
    listen(receive) {
      listener = ({ data }) => {
        if (typeof data !== "object" || data === null) return;
        const { channel, ...parts } = data as Partial<Posted>;
        const message = messageOf(parts);
        if (message && channels.includes(channel)) receive(channel!, message, port);
      };
      port.addEventListener("message", listener);
      port.start?.();
    },
    send: (channel, message) => port.postMessage({ channel, ...message } satisfies Posted),
    async close() {
      if (listener) port.removeEventListener("message", listener);
      port.close?.();
    },
  };
}
