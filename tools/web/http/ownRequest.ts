import type { IncomingMessage } from "node:http";

/**
 * Whether a request was made for this address by one of its own pages, by a person, or by a program that is no browser.
 * Pages of other origins are refused, and so are requests under another host name, which a page elsewhere may have given
 * to this machine's address (DNS rebinding).
 *
 * @param names the host names, without port, under which the server may be addressed
 */
export function isOwn(
  { headers: { host, origin, "sec-fetch-site": site }, socket }: Pick<IncomingMessage, "headers" | "socket">,
  names: readonly string[] = loopbackNames,
): boolean {
  const port = socket.localPort;
  const hosts = names.flatMap((name) => (port === 80 ? [name, `${name}:80`] : [`${name}:${port}`]));
  return (
    hosts.includes((host ?? "").toLowerCase()) &&
    (origin === undefined || origin.toLowerCase() === `http://${host}`.toLowerCase()) &&
    (site === undefined || site === "none" || site === "same-origin")
  );
}

/** The names of this machine that no other machine can be reached by. */
export const loopbackNames: readonly string[] = ["127.0.0.1", "localhost", "[::1]"];
