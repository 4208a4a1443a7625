import { isAbsolute, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { withoutScope } from "../../compiler/scopeNames.js";
import { type Origin, origins, type Position } from "../../compiler/sourceMap.js";

/** One line of a stack, in the source that a person wrote. */
export interface Frame extends Position {
  /** The function: `f`, `Group.multiply`, or "" for the cell itself. */
  readonly name: string;
  /** The number of the cell, or the path of a local file, or of any other file. */
  readonly place: { readonly cell: number } | { readonly local: string } | { readonly foreign: string };
}

/** Turns V8's stacks into frames with cells and lines. */
export interface Stacks {
  /** Adds the source map of a compiled file. */
  add(file: string, map: string): void;
  /** The frames of an error, innermost first, without those of Node and the kernel. */
  frames(error: unknown): readonly Frame[];
  /** A place in compiled code, unless it is Node's or the kernel's. */
  frameAt(file: string, name: string, line: number, column: number): Frame | undefined;
}

/** A frame as a line: `at f (cell 2, line 3, column 5)`. */
export function frameLine({ name, place, line, column }: Frame): string {
  const where =
    "cell" in place
      ? `cell ${place.cell}, line ${line}, column ${column}`
      : "local" in place
        ? `${place.local}, line ${line}, column ${column}`
        : `${place.foreign}:${line}:${column}`;
  return name === "" ? `at ${where}` : `at ${name} (${where})`;
}

/** The name under which a cell's code is known to V8. */
export const cellFile = (cell: number): string => `cell-${cell}.ts`;

/** Installs itself as `Error.prepareStackTrace`, so that `error.stack` has cells and lines too. */
export function installStacks(folder: string, internals: readonly string[]): Stacks {
  const known = new Map<string, string | Origin>();
  const framesOf = new WeakMap<object, readonly Frame[]>();

  const originOf = (file: string): Origin | undefined => {
    const found = known.get(file);
    if (typeof found !== "string") return found;
    const origin = origins(found);
    known.set(file, origin);
    return origin;
  };
  const frameAt = (raw: string, name: string, line: number, column: number): Frame | undefined => {
    if (raw === "" || raw.startsWith("node:")) return undefined;
    const file = raw.startsWith("file:") ? fileURLToPath(raw) : raw;
    if (internals.some((internal) => file.startsWith(internal))) return undefined;
    const origin = originOf(file);
    const cell = /^cell-(\d+)\.ts$/.exec(file)?.[1];
    if (!origin) return { name, place: { foreign: file }, line, column };
    const at = origin(line, column) ?? { line: 1, column: 1 };
    if (cell) return { name, place: { cell: Number(cell) }, ...at };
    const local = relative(folder, file);
    return { name, place: { local: local === "" || isAbsolute(local) ? file : local }, ...at };
  };
  const frameOf = (site: NodeJS.CallSite): Frame[] => {
    const raw =
      site.getFileName() ?? (site as { getScriptNameOrSourceURL?(): string }).getScriptNameOrSourceURL?.();
    const [line, column] = [site.getLineNumber(), site.getColumnNumber()];
    if (!raw || line === null || column === null) return [];
    const label = /^(?:async )?(.*) \(/.exec(site.toString())?.[1] ?? "";
    const name =
      label === "async" || label === "<anonymous>" ? "" : label.replace(/^(?:Object|Module)\./, "");
    const found = frameAt(raw, name, line, column);
    return found ? [found] : [];
  };

  Error.stackTraceLimit = 50;
  Error.prepareStackTrace = (error, sites) => {
    const frames = sites.flatMap(frameOf);
    if (typeof error === "object" && error !== null) framesOf.set(error, frames);
    return [headerOf(error), ...frames.map((frame) => `    ${frameLine(frame)}`)].join("\n");
  };
  return {
    add: (file, map) => void known.set(file, map),
    frameAt,
    frames(error) {
      if (typeof error !== "object" || error === null) return [];
      void (error as { stack?: unknown }).stack; // V8 prepares the trace when it is first read
      return framesOf.get(error) ?? [];
    },
  };
}

/** Name and message, even of an object that is not an error: `console.trace` uses one. */
function headerOf(error: unknown): string {
  try {
    return withoutScope(Error.prototype.toString.call(error));
  } catch {
    return "Error";
  }
}
