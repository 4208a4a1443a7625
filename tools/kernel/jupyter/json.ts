/** A backslash with what follows it, as JSON writes half of a surrogate pair; or two backslashes, which are one. */
const escapes = /\\(?:\\|ud[89a-f][0-9a-f]{2})/g;

/**
 * A value as JSON that every reader can turn into UTF-8: half of a surrogate pair, which JavaScript allows in a text,
 * becomes U+FFFD.
 */
export function toJson(value: unknown): string {
  const json = JSON.stringify(value);
  if (!json.includes("\\ud")) return json;
  return json.replace(escapes, (found) => (found === "\\\\" ? found : "\ufffd"));
}

/** What a text of JSON says; undefined where it is none. */
export function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
