/** An escape of half a surrogate pair; or two backslashes, which stand for one. */
const escapes = /\\(?:\\|ud[89a-f][0-9a-f]{2})/g;

/**
 * A value as JSON that every reader can convert to UTF-8: half of a surrogate pair, which JavaScript allows in a
 * string, becomes U+FFFD.
 */
export function toJson(value: unknown): string {
  const json = JSON.stringify(value);
  if (!json.includes("\\ud")) return json;
  return json.replace(escapes, (found) => (found === "\\\\" ? found : "\ufffd"));
}

/** The value of a JSON text; undefined if it is not JSON. */
export function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
