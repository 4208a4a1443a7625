import type { IncomingMessage } from "node:http";
import { hostname, networkInterfaces } from "node:os";

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
const loopbackNames: readonly string[] = ["127.0.0.1", "localhost", "[::1]"];

/** The addresses that stand for all addresses of a machine. */
const everywhere = ["0.0.0.0", "::"];

/** The names under which a server that listens on an address is asked: those that a page elsewhere cannot give to it. */
export function namesFor(host: string): readonly string[] {
  const own = everywhere.includes(host)
    ? [
        hostname(),
        ...Object.values(networkInterfaces()).flatMap((each = []) => each.map(({ address }) => address)),
      ]
    : [host];
  return [...new Set([...loopbackNames, ...own.map(nameOf)])];
}

/** An address as a browser writes it; this machine's own for one that stands for all. */
export function nameOf(host: string): string {
  if (everywhere.includes(host)) return "127.0.0.1";
  return (host.includes(":") ? `[${host}]` : host).toLowerCase();
}
