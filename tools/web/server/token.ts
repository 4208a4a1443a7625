import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";

/** Who may use a server: whoever knows its token. */
export interface Doorkeeper {
  /** Whether a request brings the token: in its cookie, in `Authorization: token ...`, or as `?token=` in its address. */
  knows(headers: IncomingHttpHeaders, query: URLSearchParams): boolean;
  /** A word that opens the page once, in the next minute: programs of other people may see it on a command line. */
  invitation(): string;
  /** What only a server with this token can answer to a challenge. */
  proof(challenge: string): string;
  /** The header that makes a browser bring the token from now on: only to this server, only from its own pages. */
  readonly cookie: string;
}

/**
 * The doorkeeper of a server. Cookies are shared by all ports of a machine, so the cookie's name has the port in it: two
 * servers do not sign each other's pages out.
 */
export function doorkeeper(token: string, port: () => number): Doorkeeper {
  const expected = digest(token);
  const isToken = (given: string | null | undefined): boolean =>
    typeof given === "string" && timingSafeEqual(digest(given), expected);
  const invitations = new Map<string, number>();
  const isInvited = (given: string | null): boolean => {
    const until = given === null ? undefined : invitations.get(given);
    return until !== undefined && invitations.delete(given!) && Date.now() < until;
  };
  return {
    invitation() {
      const word = randomBytes(24).toString("hex");
      invitations.set(word, Date.now() + 60_000);
      return word;
    },
    proof: (challenge) => proofOf(token, challenge),
    knows({ authorization = "", cookie = "" }, query) {
      const [, given] = /^\s*(?:token|bearer)\s+(\S+)\s*$/i.exec(authorization) ?? [];
      return (
        isToken(given) ||
        isToken(query.get("token")) ||
        isToken(cookies(cookie).get(nameOf(port()))) ||
        isInvited(query.get("token"))
      );
    },
    get cookie() {
      return `${nameOf(port())}=${token}; HttpOnly; SameSite=Strict; Path=/; Max-Age=34560000`;
    },
  };
}

/** The answer to a challenge, by which a server shows that it has a token without telling it. */
export function proofOf(token: string, challenge: string): string {
  return createHmac("sha256", token).update(challenge).digest("hex");
}

const nameOf = (port: number): string => `noether-${port}`;
const digest = (text: string): Buffer => createHash("sha256").update(text).digest();

function cookies(header: string): ReadonlyMap<string, string> {
  return new Map(
    header.split(";").map((pair) => {
      const [name = "", ...value] = pair.split("=");
      return [name.trim(), value.join("=").trim()] as const;
    }),
  );
}
