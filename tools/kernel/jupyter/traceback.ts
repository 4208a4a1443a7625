import type { Ending } from "../session.js";
import type { Json } from "./message.js";

/** An error in Jupyter's form. */
export interface JupyterError extends Json {
  readonly ename: string;
  readonly evalue: string;
  readonly traceback: readonly string[];
}

/** The error of a cell that failed, in plain text. */
export function errorOf({ name, message, traceback }: Extract<Ending, { status: "error" }>): JupyterError {
  const lines = traceback.length > 0 ? traceback : [`${name}: ${message}`];
  return { ename: name, evalue: message, traceback: lines };
}

/** An error that is the kernel's or the front end's, not a cell's. */
export function plainError(name: string, message: string): JupyterError {
  return { ename: name, evalue: message, traceback: [`${name}: ${message}`] };
}

const red = (text: string): string => `\u001b[31m${text}\u001b[0m`;
const boldRed = (text: string): string => `\u001b[1;31m${text}\u001b[0m`;
const dim = (text: string): string => `\u001b[2m${text}\u001b[0m`;

/**
 * An error with colours for terminals and notebooks: its name and the place of a type error red, the marks under a
 * source line red, the frames of the stack pale.
 */
export function coloured(error: JupyterError): JupyterError {
  const { ename, traceback } = error;
  const paint = (line: string): string => {
    if (line.startsWith(`${ename}:`)) return boldRed(ename) + line.slice(ename.length);
    const place = /^(cell \d+, line \d+, column \d+)(:.*)$/s.exec(line);
    if (place) return boldRed(place[1]!) + place[2]!;
    const mark = /^( +\| +)(\^+)$/.exec(line);
    if (mark) return mark[1]! + red(mark[2]!);
    return /^ {4}at |^ {4}\(\d+ more/.test(line) ? dim(line) : line;
  };
  return { ...error, traceback: traceback.map((lines) => lines.split("\n").map(paint).join("\n")) };
}
