import type { IncomingMessage, ServerResponse } from "node:http";
import { UserError } from "../../userError.js";
import { jsonOf } from "../http/body.js";
import { isOwn } from "../http/ownRequest.js";
import { type Answer, Refusal, type Route, type SocketRoute } from "../http/route.js";
import { matches, partsOf } from "../http/router.js";
import type { PageFiles } from "./pageFiles.js";
import type { Doorkeeper } from "./token.js";

/** What a server answers with. */
export interface Answering {
  readonly routes: readonly Route[];
  readonly sockets: readonly SocketRoute[];
  readonly page: PageFiles;
  readonly door: Doorkeeper;
  /** The host names under which the server may be addressed. */
  readonly names: readonly string[];
  /** Called when somebody opens the page. */
  onOpen(): void;
  /** Called whenever somebody who may asks for something. */
  onUse(): void;
}

/**
 * The answer to a request: that of the first route that fits or, if none does, a file of the page.
 *
 * @throws Refusal if the request comes from elsewhere, or brings no token, or there is nothing of that kind
 */
export async function answerTo(request: IncomingMessage, server: Answering): Promise<Answer> {
  const { method = "GET", headers } = request;
  const proof = proofFor(request, server);
  if (proof) return proof;
  const { path, query, parts } = admitted(request, server);
  server.onUse();
  if (query.has("token") && method === "GET" && parts[0] !== "api") {
    query.delete("token");
    const rest = query.toString();
    const location = `/${parts.map(encodeURIComponent).join("/")}${rest === "" ? "" : `?${rest}`}`;
    return { status: 302, headers: { location, "set-cookie": server.door.cookie } };
  }
  const fitting = matches(server.routes, parts);
  const match = fitting.find(({ entry }) => entry.method === method);
  if (match) {
    const { entry, parameters } = match;
    return entry.answer({ parameters, query, headers, json: (most) => jsonOf(request, most) });
  }
  if (fitting.length > 0) throw new Refusal(405, `${path} does not take ${method}`);
  const file = method === "GET" ? await server.page.answer(parts, headers) : undefined;
  if (file === undefined) throw new Refusal(404, `there is no ${path} here`);
  if (parts.length === 0) server.onOpen();
  return file;
}

/**
 * Where a WebSocket leads.
 *
 * @throws Refusal as `answerTo` does
 */
export function socketAt(request: IncomingMessage, server: Answering): ReturnType<SocketRoute["open"]> {
  const { query, parts } = admitted(request, server);
  const [match] = matches(server.sockets, parts);
  if (!match) throw new Refusal(404, "there is no such place for a WebSocket");
  return match.entry.open({ parameters: match.parameters, query, headers: request.headers });
}

/** Before it says the token, a program may ask whether it speaks to the server that it means. */
function proofFor({ method, url = "" }: IncomingMessage, { door }: Answering): Answer | undefined {
  const [, challenge] = /^\/noether\/proof\?of=([0-9a-f]{32})$/.exec(url) ?? [];
  return method === "GET" && challenge !== undefined ? { body: door.proof(challenge) } : undefined;
}

/** What a request is about, if it may be answered. */
function admitted(request: IncomingMessage, { names, door }: Answering) {
  const [path = "/", ...rest] = (request.url ?? "/").split("?");
  const parts = path.startsWith("/") ? partsOf(path) : undefined;
  if (parts === undefined) throw new Refusal(400, "expected the path of something on this server");
  const query = new URLSearchParams(rest.join("?"));
  if (!isOwn(request, names)) throw new Refusal(403, "this address answers only its own pages");
  if (!door.knows(request.headers, query))
    throw new Refusal(
      403,
      "expected the token of this server: open the address that noether start has printed",
    );
  return { path, query, parts };
}

/** A failure as it is answered: what a person can put right is no fault of the server. */
export function refused(error: unknown): Answer & { readonly status: number } {
  if (error instanceof Refusal)
    return { status: error.status, json: { message: error.message, reason: null } };
  if (error instanceof UserError) return { status: 400, json: { message: error.message, reason: null } };
  const message = error instanceof Error ? error.message : String(error);
  return { status: 500, json: { message: `this is a bug in Noether: ${message}`, reason: null } };
}

/** Sends an answer. */
export function send(response: ServerResponse, { status = 200, headers = {}, json, body }: Answer): void {
  const text = json === undefined ? body : JSON.stringify(json);
  response.writeHead(status, {
    "x-content-type-options": "nosniff",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
    ...(status === 413 && { connection: "close" }),
    ...(json !== undefined && { "content-type": "application/json; charset=utf-8" }),
    ...(text !== undefined && { "content-length": Buffer.byteLength(text) }),
    ...headers,
  });
  response.end(text);
}
