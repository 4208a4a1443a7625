/**
 * How V8's messages write a name that a compiled cell reads from the shared scope, or a compiled file calls from a
 * module.
 */
const internal =
  /\(0 ?, ?(?:\$\d*|\w+_\d+)\.([\p{ID_Start}$_][\p{ID_Continue}$]*)\)|(?<![\p{ID_Continue}$.])\$\d*\.(?=[\p{ID_Start}$_][\p{ID_Continue}$.]* is not (?:a function|a constructor|iterable|async iterable))/gu;

/** An error's message with the names that a person wrote: `fn is not a function` for `(0 , $.fn) is not a function`. */
export const withoutScope = (message: string): string =>
  message.replace(internal, (_, name: string | undefined) => name ?? "");
