import { readdir, readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { livePage, newsPath } from "./livePage.js";

/** The preferred port: a page that is still open finds the next watcher there. */
const PORT = 7117;

/** What a page says about its sheet. */
export interface News {
  readonly text: string;
  /** Whether the watcher has ended. */
  readonly ended?: boolean;
}

/** Serves the pages of a workspace on this machine, and tells the open ones what is happening. */
export interface PageServer {
  readonly address: string;
  /** Replaces the sheet's page, and tells the open ones. */
  show(html: string): void;
  tell(news: News): void;
  close(): Promise<void>;
}

/**
 * Starts the server of a watched sheet: at `/NAME.html` its page, which follows it, and next to it the other pages of
 * its folder. It listens only on the loopback address, and answers only its own pages and requests typed by a person.
 *
 * @param name the page of the sheet, `02-matrix-groups.exercises.html`
 */
export async function pageServer(folder: string, name: string, html: string): Promise<PageServer> {
  let page = html;
  let version = 0;
  let last: News = { text: "" };
  const listeners = new Set<ServerResponse>();
  const message = (): string => `data: ${JSON.stringify({ version, ...last })}\n\n`;
  const tellAll = (): void => {
    for (const listener of listeners) listener.write(message());
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!isOwn(request)) return end(response, 403, "This address answers only its own pages.");
    if (request.method !== "GET") return end(response, 405, "This address is read-only.");
    const path = pathOf(request.url);
    if (path === newsPath) {
      response.writeHead(200, { ...headers, "content-type": "text/event-stream" });
      response.write(`retry: 1000\n${message()}`);
      listeners.add(response);
      response.on("close", () => listeners.delete(response));
      return;
    }
    if (path === "/") {
      response.writeHead(302, { ...headers, location: `/${encodeURIComponent(name)}` }).end();
      return;
    }
    const asked = path?.slice(1);
    if (asked === name) return end(response, 200, livePage(page, version));
    const pages = (await readdir(folder)).filter((file) => file.endsWith(".html"));
    if (asked === undefined || !pages.includes(asked))
      return end(response, 404, "There is no such page in the workspace.");
    end(response, 200, await readFile(join(folder, asked), "utf8"));
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => end(response, 500, "This page cannot be read."));
  });
  await listening(server);
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    show(next) {
      page = next;
      version++;
      tellAll();
    },
    tell(news) {
      last = news;
      tellAll();
    },
    async close() {
      for (const listener of listeners) listener.end();
      await new Promise((done) => {
        server.close(done);
        server.closeIdleConnections();
      });
    },
  };
}

const headers = {
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
  "cross-origin-resource-policy": "same-origin",
};

function end(response: ServerResponse, code: number, text: string): void {
  const type = code === 200 ? "text/html" : "text/plain";
  response
    .writeHead(code, { ...headers, "content-type": `${type}; charset=utf-8`, connection: "close" })
    .end(text);
}

/**
 * Whether a request was made for this address by one of its own pages or by a person; other pages in the browser are
 * refused.
 */
function isOwn({ headers: { host, origin, "sec-fetch-site": site }, socket }: IncomingMessage): boolean {
  const hosts = ["127.0.0.1", "localhost"].map((each) => `${each}:${socket.localPort}`);
  return (
    hosts.includes(host ?? "") &&
    (origin === undefined || hosts.some((each) => origin === `http://${each}`)) &&
    (site === undefined || site === "none" || site === "same-origin")
  );
}

function pathOf(url: string = "/"): string | undefined {
  try {
    return decodeURIComponent(new URL(url, "http://127.0.0.1").pathname);
  } catch {
    return undefined;
  }
}

/** Listens on the preferred port or, if that is taken, on any free one. */
function listening(server: Server): Promise<void> {
  return new Promise((done, failed) => {
    server.once("error", () => {
      server.once("error", failed);
      server.listen(0, "127.0.0.1", done);
    });
    server.listen(PORT, "127.0.0.1", done);
  });
}
