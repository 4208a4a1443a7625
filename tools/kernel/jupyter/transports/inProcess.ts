import type { Channel, Message } from "../message.js";
import type { Receive, Transport } from "../transport.js";

/** A front end in the same process. */
export interface Front {
  send(channel: Channel, message: Message): void;
  /** Receives what the kernel sends; a promise makes the kernel wait. */
  listen(receive: (channel: Channel, message: Message) => void | Promise<void>): void;
}

/** A kernel's transport and the front end at its other end, connected directly, messages in order. */
export function inProcess(): { readonly transport: Transport; readonly front: Front } {
  let toKernel: Receive | undefined;
  let toFront: ((channel: Channel, message: Message) => void | Promise<void>) | undefined;
  const early: [Channel, Message][] = []; // for the kernel
  const unheard: [Channel, Message][] = []; // for the front end
  const front: Front = {
    send(channel, message) {
      if (toKernel) toKernel(channel, message, front);
      else early.push([channel, message]);
    },
    listen(receive) {
      toFront = receive;
      for (const [channel, message] of unheard.splice(0)) void receive(channel, message);
    },
  };
  return {
    front,
    transport: {
      listen(receive) {
        toKernel = receive;
        for (const [channel, message] of early.splice(0)) receive(channel, message, front);
      },
      send(channel, message) {
        if (toFront) return toFront(channel, message);
        unheard.push([channel, message]);
      },
      async close() {
        toKernel = () => {};
        toFront = () => {};
      },
    },
  };
}
