import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { resolve } from "node:path";
import type { Duplex } from "node:stream";
import { WebSocketServer } from "ws";
import { protocolV1 } from "../../kernel/jupyter/transports/webSocketWire.js";
import { jsonOf } from "../http/body.js";
import { listening } from "../http/listening.js";
import { isOwn, loopbackNames } from "../http/ownRequest.js";
import { type Answer, Refusal } from "../http/route.js";
import { matches, partsOf } from "../http/router.js";
import { events } from "./events.js";
import { type Kernels, kernels } from "./kernels/kernels.js";
import { notebookSessions } from "./kernels/notebookSessions.js";
import { sessions } from "./kernels/sessions.js";
import { answerWith, pageFiles } from "./pageFiles.js";
import type { Parts } from "./parts.js";
import { routes, sockets } from "./routes.js";
import { doorkeeper } from "./token.js";

/** How a server is to be started. */
export interface ServerOptions {
  /** The workspace: the only folder that it shows. */
  readonly folder: string;
  /** The ports to try, in this order; 0 is any free one (default). */
  readonly ports?: readonly number[];
  /** The address to listen on (default: 127.0.0.1, this machine alone). */
  readonly host?: string;
  /** The folder of the built page. */
  readonly page: string;
  /** What a page must know to be answered (default: a random one). */
  readonly token?: string;
}

/** A server that answers. */
export interface RunningServer {
  readonly port: number;
  readonly token: string;
  /** The address (URL) of the page, without the token. */
  readonly address: string;
  /** The address that a browser opens first: it gets the token, once. */
  readonly entrance: string;
  readonly parts: Parts;
  close(): Promise<void>;
}

/** How many bytes a message to a kernel may have. */
const largestMessage = 2 ** 26;

/**
 * Starts the server of the page: Jupyter's protocol over one folder, for its own pages and for whoever knows the token.
 *
 * @throws the error of the last port if none is free
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { ports = [0], host = "127.0.0.1", token = randomBytes(24).toString("hex") } = options;
  const folder = resolve(options.folder);
  const started = notebookSessions(folder);
  const known = sessions(() => running);
  const running: Kernels = kernels(started.start, known.forget);
  const told = events();
  const parts: Parts = { folder, kernels: running, sessions: known, events: told, started: Date.now() };
  const [table, openings] = [routes(parts), sockets(parts)];
  const page = pageFiles(options.page);
  let port = 0;
  const door = doorkeeper(token, () => port);
  const names = [...new Set([...loopbackNames, host])];

  async function answer(request: IncomingMessage): Promise<Answer> {
    const { path, query, parts } = addressOf(request);
    if (!isOwn(request, names)) throw new Refusal(403, "this address answers only its own pages");
    if (!door.knows(request.headers, query))
      throw new Refusal(
        403,
        "expected the token of this server: open the address that noether start has printed",
      );
    if (query.has("token") && request.method === "GET" && !path.startsWith("/api/")) {
      query.delete("token");
      const rest = query.toString();
      const location = `${path}${rest === "" ? "" : `?${rest}`}`;
      return { status: 302, headers: { location, "set-cookie": door.cookie } };
    }
    const fitting = matches(table, parts);
    const match = fitting.find(({ entry }) => entry.method === request.method);
    if (match) {
      const { entry, parameters } = match;
      const { headers } = request;
      return entry.answer({ parameters, query, headers, json: (most) => jsonOf(request, most) });
    }
    if (fitting.length > 0) throw new Refusal(405, `${path} does not take ${request.method}`);
    if (request.method !== "GET" && request.method !== "HEAD")
      throw new Refusal(404, `there is no ${path} here`);
    const isIndex = parts.length === 0;
    if (isIndex) started.prepare();
    const kept = isIndex ? await page.file(["index.html"]) : await page.file(parts);
    if (kept === undefined) throw new Refusal(404, `there is no ${path} here`);
    return answerWith(kept, request.headers as Readonly<Record<string, string | undefined>>);
  }

  const server = createServer((request, response) => {
    answer(request).then(
      (answered) => send(request, response, answered),
      (error: unknown) => send(request, response, asAnswer(error)),
    );
  });
  const channel = new WebSocketServer({
    noServer: true,
    maxPayload: largestMessage,
    handleProtocols: (offered) => (offered.has(protocolV1) ? protocolV1 : ([...offered][0] ?? false)),
  });
  server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on("error", () => socket.destroy());
    try {
      const { query, parts } = addressOf(request);
      if (!isOwn(request, names)) throw new Refusal(403, "this address answers only its own pages");
      if (!door.knows(request.headers, query)) throw new Refusal(403, "expected the token of this server");
      const [match] = matches(openings, parts);
      if (!match) throw new Refusal(404, "there is no such place for a WebSocket");
      const { parameters } = match;
      const take = match.entry.open({ parameters, query, headers: request.headers });
      channel.handleUpgrade(request, socket, head, take);
    } catch (error) {
      const { status = 500 } = asAnswer(error);
      socket.end(`HTTP/1.1 ${status} Refused\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
    }
  });
  port = await listening(server, host, ports);
  const address = `http://${host.includes(":") ? `[${host}]` : host}:${port}/`;
  return {
    port,
    token,
    address,
    entrance: `${address}?token=${token}`,
    parts,
    async close() {
      const closed = new Promise<void>((done) => server.close(() => done()));
      await Promise.all([running.close(), started.rest()]);
      told.close();
      channel.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** What a request is about. */
function addressOf({ url = "/" }: IncomingMessage): {
  readonly path: string;
  readonly query: URLSearchParams;
  readonly parts: readonly string[];
} {
  const [path = "/", ...query] = url.split("?");
  const parts = path.startsWith("/") ? partsOf(path) : undefined;
  if (parts === undefined) throw new Refusal(400, "expected the path of a page of this server");
  return { path, query: new URLSearchParams(query.join("?")), parts };
}

/** A failure as it is answered. */
function asAnswer(error: unknown): Answer {
  if (error instanceof Refusal)
    return { status: error.status, json: { message: error.message, reason: null } };
  const message = error instanceof Error ? error.message : String(error);
  return { status: 500, json: { message: `this is a bug in Noether: ${message}`, reason: null } };
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  { status = 200, headers = {}, json, body }: Answer,
): void {
  const text = json === undefined ? body : JSON.stringify(json);
  response.writeHead(status, {
    "x-content-type-options": "nosniff",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
    ...(json !== undefined && { "content-type": "application/json; charset=utf-8" }),
    ...(text !== undefined && { "content-length": Buffer.byteLength(text) }),
    ...headers,
  });
  // The rest of a body that nobody wanted is not read.
  if (status === 413) response.once("finish", () => request.destroy());
  response.end(request.method === "HEAD" ? undefined : text);
}
