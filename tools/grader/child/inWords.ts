/** A description of what was thrown, even of an object that cannot be converted to a string. */
export function inWords(error: unknown): string {
  try {
    const text = error instanceof Error ? `${error.name}: ${error.message}` : `${error as string}`;
    return asWritten(text).slice(0, 300);
  } catch {
    return "something that cannot be printed was thrown";
  }
}

/** A message of the engine, with the names in a compiled cell as their author wrote them: `(0 , $.f)(x)` was `f(x)`. */
export function asWritten(message: string): string {
  return message
    .replace(/\(0 ?, ?\$\d*\.([\p{ID_Start}$_][\p{ID_Continue}$]*)\)/gu, "$1")
    .replace(/(^|[^\p{ID_Continue}$.])\$\d*\.(?=[\p{ID_Start}$_])/gu, "$1");
}
