import { readdir, readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { join } from "node:path";
import { listening } from "../web/http/listening.js";
import { isOwn } from "../web/http/ownRequest.js";
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
  const port = await listening(server, "127.0.0.1", [PORT, 0]);
  return {
    address: `http://127.0.0.1:${port}/`,
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

function pathOf(url: string = "/"): string | undefined {
  try {
    return decodeURIComponent(new URL(url, "http://127.0.0.1").pathname);
  } catch {
    return undefined;
  }
}
