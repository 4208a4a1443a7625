import { fileURLToPath } from "node:url";
import {
  type RunningServer,
  type ServerOptions,
  startServer,
} from "../../../../tools/web/server/startServer.js";
import { inTemporaryFolder } from "../../notebook/temporaryFolder.js";

/** The folder of the built page. */
const page = fileURLToPath(new URL("../../../../page", import.meta.url));

/** What a server answers: status, headers, and JSON or text. */
export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects
  readonly json: any;
}

/** A server in a folder of its own, and a client that knows its token. */
export interface Served {
  readonly server: RunningServer;
  readonly folder: string;
  ask(method: string, path: string, body?: unknown): Promise<Answered>;
}

/** Runs a server over a folder for a test. */
export async function served(
  test: (served: Served) => Promise<void>,
  options: Partial<ServerOptions> = {},
): Promise<void> {
  await inTemporaryFolder(async (place) => {
    const { folder = place } = options;
    const server = await startServer({ page, ...options, folder });
    const ask: Served["ask"] = async (method, path, body) => {
      const response = await fetch(new URL(path, server.address), {
        method,
        headers: { authorization: `token ${server.token}` },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      const isJson = response.headers.get("content-type")?.startsWith("application/json");
      return { status: response.status, headers: response.headers, json: isJson ? JSON.parse(text) : text };
    };
    try {
      await test({ server, folder, ask });
    } finally {
      await server.close();
    }
  });
}
