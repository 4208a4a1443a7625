import type { WebSocket } from "ws";
import { type JsonObject, Refusal, type Route, type SocketRoute } from "../http/route.js";

/** What the server tells all open pages, and they tell one another. */
export interface Events {
  /** Tells all pages. */
  tell(event: JsonObject): void;
  /** How many pages listen. */
  readonly listeners: number;
  /** Calls a function with every event that a page sends, until the returned function is called. */
  hear(listener: (event: JsonObject) => void): () => void;
  readonly routes: readonly Route[];
  readonly sockets: readonly SocketRoute[];
  close(): void;
}

/** Jupyter's events service: each event has a `schema_id` and `data`. */
export function events(): Events {
  const sockets = new Set<WebSocket>();
  const listeners = new Set<(event: JsonObject) => void>();
  const tell = (event: JsonObject): void => {
    const text = JSON.stringify(event);
    for (const socket of sockets) if (socket.readyState === socket.OPEN) socket.send(text, () => {});
  };
  return {
    tell,
    get listeners() {
      return sockets.size;
    },
    hear(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    routes: [
      {
        method: "POST",
        path: "/api/events",
        async answer({ json }) {
          const event = await json();
          if (typeof event.schema_id !== "string")
            throw new Refusal(400, "expected an event with a schema_id, got none");
          for (const listener of listeners) listener(event);
          tell(event);
          return { status: 204 };
        },
      },
    ],
    sockets: [
      {
        path: "/api/events/subscribe",
        open: () => (socket) => {
          sockets.add(socket);
          socket.once("close", () => sockets.delete(socket));
          socket.on("error", () => socket.terminate());
        },
      },
    ],
    close() {
      for (const socket of sockets) socket.close(1001);
    },
  };
}
