import { Writable } from "node:stream";

/**
 * Makes everything that prints do nothing: what a notebook prints while it is graded reaches nobody, however much it
 * is.
 */
export function beQuiet(): void {
  for (const name of Object.keys(console) as (keyof Console)[]) {
    if (typeof console[name] === "function") Object.assign(console, { [name]: () => undefined });
  }
  for (const name of ["stdout", "stderr"]) {
    const value = new Writable({ write: (_chunk, _encoding, written) => written() });
    Object.defineProperty(process, name, { value, configurable: true, enumerable: true, writable: true });
  }
}

/**
 * Defines the dialogs of a page, which cells have in a kernel: those that need an answer throw an error that says
 * nobody is there, `alert` does nothing.
 */
export function askNobody(): void {
  const put = (name: string, value: () => void): void =>
    void Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  for (const name of ["prompt", "confirm"]) {
    put(name, () => {
      throw new Error(
        `${name} asks a person, but nobody is there while a notebook is graded: put the value into the cell`,
      );
    });
  }
  put("alert", () => undefined);
}
