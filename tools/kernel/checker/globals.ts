import ts from "typescript";
import type { Runtime } from "./fileSystem.js";
import type { Places } from "./places.js";

/**
 * What cells use of Node without an import, in brief: merging all of `@types/node` into the global scope costs more
 * than the rest of a check. Each declaration says what `@types/node` says (a test compares them); if a cell needs
 * anything else, all of it is loaded.
 */
export const slimGlobals = `
declare namespace NodeJS {
  interface Timeout {
    close(): this;
    hasRef(): boolean;
    ref(): this;
    refresh(): this;
    unref(): this;
    [Symbol.toPrimitive](): number;
    [Symbol.dispose](): void;
    _onTimeout(...args: any[]): void;
  }
  interface Immediate {
    hasRef(): boolean;
    ref(): this;
    unref(): this;
    [Symbol.dispose](): void;
    _onImmediate(...args: any[]): void;
  }
}
interface Console {
  assert(value: any, message?: string, ...optionalParams: any[]): void;
  clear(): void;
  count(label?: string): void;
  countReset(label?: string): void;
  debug(message?: any, ...optionalParams: any[]): void;
  dir(obj: any, options?: { depth?: number | null; colors?: boolean; showHidden?: boolean }): void;
  dirxml(...data: any[]): void;
  error(message?: any, ...optionalParams: any[]): void;
  group(...label: any[]): void;
  groupCollapsed(...label: any[]): void;
  groupEnd(): void;
  info(message?: any, ...optionalParams: any[]): void;
  log(message?: any, ...optionalParams: any[]): void;
  table(tabularData: any, properties?: readonly string[]): void;
  time(label?: string): void;
  timeEnd(label?: string): void;
  timeLog(label?: string, ...data: any[]): void;
  trace(message?: any, ...optionalParams: any[]): void;
  warn(message?: any, ...optionalParams: any[]): void;
}
declare var console: Console;
interface Performance {
  now(): number;
  readonly timeOrigin: number;
}
declare var performance: Performance;
interface ImportMeta {
  dirname: string;
  filename: string;
  url: string;
}
declare var __dirname: string;
declare var __filename: string;
declare function setTimeout<TArgs extends any[]>(callback: (...args: TArgs) => void, delay?: number, ...args: TArgs): NodeJS.Timeout;
declare function setTimeout(callback: (_: void) => void, delay?: number): NodeJS.Timeout;
declare function setInterval<TArgs extends any[]>(callback: (...args: TArgs) => void, delay?: number, ...args: TArgs): NodeJS.Timeout;
declare function setInterval(callback: (_: void) => void, delay?: number): NodeJS.Timeout;
declare function setImmediate<TArgs extends any[]>(callback: (...args: TArgs) => void, ...args: TArgs): NodeJS.Immediate;
declare function setImmediate(callback: (_: void) => void): NodeJS.Immediate;
declare function clearTimeout(timeout: NodeJS.Timeout | string | number | undefined): void;
declare function clearInterval(timeout: NodeJS.Timeout | string | number | undefined): void;
declare function clearImmediate(immediate: NodeJS.Immediate | undefined): void;
declare function queueMicrotask(callback: () => void): void;
`;

/** The dialogs, which cells have as a page does: `lib.dom` says the same (a test compares them). */
export const dialogGlobals = `
/** Shows a text, and waits until the person has pressed Enter. */
declare function alert(message?: any): void;
/** Asks a question, and waits for the answer: whether it is y or yes. */
declare function confirm(message?: string): boolean;
/**
 * Asks for a line, and waits for it.
 * @param _default what an empty line stands for
 */
declare function prompt(message?: string, _default?: string): string | null;
`;

/** Types of `@types/node` without a value of the same name. */
const typesOfNode = new Set(["NodeJS", "BufferEncoding", "RequestInit", "ResponseInit"]);
const unknownName = new Set([2304, 2307, 2792, 2882, 2503, 2552, 2580, 2584, 2591]);
const unknownMember = new Set([2339, 2551, 2694, 2353, 2724, 2345, 2769]);
const slimType = /'(?:NodeJS|(?:NodeJS\.)?Timeout|(?:NodeJS\.)?Immediate|Console|Performance|ImportMeta)'/;

/** Whether an error may be due to what the slim globals leave out. */
export function asksForNode(
  { code, file, start, length, messageText }: ts.Diagnostic,
  runtime: Runtime,
): boolean {
  const word = file && start !== undefined ? file.text.slice(start, start + (length ?? 0)) : "";
  const specifier = /^["'`](.*)["'`]$/.exec(word)?.[1];
  if (specifier !== undefined && unknownName.has(code)) return runtime.hasModule(specifier);
  if (unknownName.has(code)) return typesOfNode.has(word) || runtime.hasGlobal(word);
  return unknownMember.has(code) && slimType.test(ts.flattenDiagnosticMessageText(messageText, "\n"));
}

/**
 * Whether the cells, or files in their folder, import a module of Node's, or a package, which may use any of Node's
 * types.
 */
export function importsNode(program: ts.Program, { kernel, libraries, runtime }: Places): boolean {
  return program.getSourceFiles().some((file) => {
    if (file.fileName.startsWith(`${libraries}/`)) return false;
    const isOwn = file.fileName.startsWith(`${kernel}/`);
    const path = isOwn ? file.fileName.slice(kernel.length) : file.fileName;
    if (path.includes("/node_modules/")) return true;
    if (isOwn && path.startsWith("/dist/")) return false;
    const { imports = [] } = file as { readonly imports?: readonly ts.StringLiteralLike[] };
    return imports.some(({ text }) => runtime.hasModule(text));
  });
}
