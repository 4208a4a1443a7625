import type { IncomingHttpHeaders } from "node:http";
import type { WebSocket } from "ws";

/** A JSON object, as it comes from a page. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** What was asked at a route. */
export interface Asked {
  /** The parts of the path that the route names, decoded: `id` for `:id`, `path` for `*path`. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  /**
   * The body, a JSON object; an empty body is an empty object.
   *
   * @param most how many bytes it may have
   * @throws Refusal 400 if it is none, 413 if it is larger
   */
  json(most?: number): Promise<JsonObject>;
}

/** What is answered: a status (default 200), and JSON, a text or bytes, if anything. */
export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly body?: string | Uint8Array;
}

/** One thing that a page can ask of the server. */
export interface Route {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** `/api/kernels/:id/interrupt`; a last part `*path` stands for any number of parts, none included. */
  readonly path: string;
  /** @throws Refusal if it cannot be done */
  answer(asked: Asked): Answer | Promise<Answer>;
}

/** A place where pages open a WebSocket. */
export interface SocketRoute {
  readonly path: string;
  /**
   * Called before the socket opens.
   *
   * @throws Refusal if there is nothing to talk to
   */
  open(asked: Omit<Asked, "json">): (socket: WebSocket) => void;
}

/** Why something is not done: an HTTP status, and one sentence that a page shows. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}
