import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import { resolve } from "node:path";
import type { Duplex } from "node:stream";
import { WebSocketServer } from "ws";
import { protocolV1 } from "../../kernel/jupyter/transports/webSocketWire.js";
import { listening } from "../http/listening.js";
import { nameOf, namesFor } from "../http/ownRequest.js";
import { type Answering, answerTo, refused, send, socketAt } from "./answering.js";
import { events } from "./events.js";
import { type Kernels, kernels } from "./kernels/kernels.js";
import { notebookSessions } from "./kernels/notebookSessions.js";
import { sessions } from "./kernels/sessions.js";
import { pageFiles } from "./pageFiles.js";
import type { Parts } from "./parts.js";
import { routes, sockets } from "./routes.js";
import { doorkeeper } from "./token.js";

/** How a server is to be started. */
export interface ServerOptions {
  /** The workspace: the only folder that it shows. */
  readonly folder: string;
  /** The folder of the built page. */
  readonly page: string;
  /** The ports to try, in this order; 0 is any free one (default). */
  readonly ports?: readonly number[];
  /** The address to listen on (default: 127.0.0.1, this machine alone). */
  readonly host?: string;
  /** What a page must know to be answered (default: a random one). */
  readonly token?: string;
  /** How long (ms) a kernel that runs nothing and has no page may be left alone before it ends (default: an hour). */
  readonly cullAfter?: number;
}

/** A server that answers. */
export interface RunningServer {
  readonly port: number;
  readonly token: string;
  /** The address (URL) of the page, without the token. */
  readonly address: string;
  /** The address that a person opens: it has the token in it. */
  readonly entrance: string;
  /** An address that opens the page once, in the next minute. */
  invitation(): string;
  /** Since when (ms since 1970) nobody has used it; undefined while a page is open or a kernel runs. */
  unusedSince(): number | undefined;
  readonly parts: Parts;
  close(): Promise<void>;
}

/** How long (ms) without a page a session that was started in advance is kept. */
const restAfter = 300_000;

/** How many bytes a message to a kernel may have. */
const largestMessage = 2 ** 26;

/**
 * Starts the server of the page: Jupyter's protocol over one folder, for its own pages and for whoever knows the token.
 *
 * @throws the error of the last port if none is free
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { ports = [0], host = "127.0.0.1", token = randomBytes(24).toString("hex") } = options;
  const { cullAfter = 3_600_000 } = options;
  const folder = resolve(options.folder);
  const ahead = notebookSessions(folder);
  const open = sessions(() => running);
  const running: Kernels = kernels(ahead.start, open.forget);
  const told = events();
  const parts: Parts = { folder, kernels: running, sessions: open, events: told, started: Date.now() };
  let port = 0;
  let lastUse = Date.now();
  const door = doorkeeper(token, () => port);
  const answering: Answering = {
    routes: routes(parts),
    sockets: sockets(parts),
    page: pageFiles(options.page),
    door,
    names: namesFor(host),
    onOpen: ahead.prepare,
    onUse() {
      lastUse = Date.now();
    },
  };

  const server = createServer((request, response) => {
    answerTo(request, answering)
      .catch(refused)
      .then((answer) => send(response, answer))
      .catch(() => response.destroy());
  });
  const channel = new WebSocketServer({
    noServer: true,
    maxPayload: largestMessage,
    handleProtocols: (offered) => (offered.has(protocolV1) ? protocolV1 : ([...offered][0] ?? false)),
  });
  server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on("error", () => socket.destroy());
    try {
      channel.handleUpgrade(request, socket, head, socketAt(request, answering));
    } catch (error) {
      const { status } = refused(error);
      socket.end(`HTTP/1.1 ${status} Refused\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
    }
  });
  port = await listening(server, host, ports);
  const unusedSince = (): number | undefined =>
    told.listeners > 0 || running.all().length > 0 ? undefined : lastUse;
  const culling = setInterval(
    () => {
      running.cull(cullAfter).catch(() => {});
      const since = unusedSince();
      if (since !== undefined && Date.now() - since > restAfter) ahead.rest().catch(() => {});
    },
    Math.min(60_000, cullAfter),
  );
  culling.unref();
  const address = `http://${nameOf(host)}:${port}/`;
  return {
    port,
    token,
    address,
    entrance: `${address}?token=${token}`,
    invitation: () => `${address}?token=${door.invitation()}`,
    unusedSince,
    parts,
    async close() {
      clearInterval(culling);
      const closed = new Promise<void>((done) => server.close(() => done()));
      await Promise.all([running.close(), ahead.rest()]);
      told.close();
      channel.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
