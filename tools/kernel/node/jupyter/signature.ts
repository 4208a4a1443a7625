import { createHmac, timingSafeEqual } from "node:crypto";

/** Signs messages and recognises those that are genuine and new. */
export interface Signature {
  /** The HMAC of the parts in hexadecimal; empty if the connection has no key. */
  sign(parts: readonly (string | Uint8Array)[]): string;
  /** Why a message is refused; undefined if it is genuine and was not seen before. */
  refusal(signature: string, parts: readonly (string | Uint8Array)[]): string | undefined;
}

/** The least number of signatures that are remembered. */
const memory = 1 << 16;

/**
 * HMAC(key, header parent metadata content), Jupyter's signature; with an empty key nothing is signed.
 *
 * @param scheme Jupyter's name of the hash: `hmac-sha256`
 * @throws Error if the scheme is unknown
 */
export function signature(key: string, scheme = "hmac-sha256"): Signature {
  if (key === "") return { sign: () => "", refusal: () => undefined };
  const hash = scheme.startsWith("hmac-") ? scheme.slice("hmac-".length) : "";
  const digest = (parts: readonly (string | Uint8Array)[]): string => {
    const hmac = createHmac(hash, key);
    for (const part of parts) hmac.update(part);
    return hmac.digest("hex");
  };
  try {
    digest([]);
  } catch {
    throw new Error(`expected a signature scheme such as hmac-sha256 in the connection file, got ${scheme}`);
  }
  // Two generations: when the younger is full, the older is forgotten.
  let young = new Set<string>();
  let old = new Set<string>();
  return {
    sign: digest,
    refusal(given, parts) {
      if (given === "") return "it has no signature";
      const expected = Buffer.from(digest(parts));
      const actual = Buffer.from(given);
      if (expected.length !== actual.length || !timingSafeEqual(expected, actual))
        return "its signature is not that of the connection's key";
      if (young.has(given) || old.has(given)) return "a message with the same signature came before";
      if (young.size >= memory) [young, old] = [new Set(), young];
      young.add(given);
      return undefined;
    },
  };
}
