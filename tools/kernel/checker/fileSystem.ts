import type { OwnSettings } from "./settings.js";

/** What the checker asks of a file system; a browser gives it from memory. Paths have forward slashes. */
export interface FileSystem {
  readFile(path: string): string | undefined;
  fileExists(path: string): boolean;
  directoryExists(path: string): boolean;
  realpath(path: string): string;
  /** The names in a folder; none where there is no such folder. */
  entries(path: string): { readonly files: readonly string[]; readonly directories: readonly string[] };
  /** Changes whenever the file does; undefined where there is none. */
  version(path: string): string | undefined;
}

/** Where a notebook's checker finds what it needs. */
export interface Places {
  /** The notebook's folder. */
  readonly folder: string;
  /** The root of the package that the kernel belongs to: what the folder lacks is looked for from there. */
  readonly kernel: string;
  /** The folder of TypeScript's own `lib.*.d.ts`. */
  readonly libraries: string;
  readonly runtime: Runtime;
  /** What the notebook says in its metadata (default: nothing). */
  readonly settings?: OwnSettings;
}

/** What exists where the cells run, beside the language itself. */
export interface Runtime {
  hasGlobal(name: string): boolean;
  /** Whether the language has a member where this runs: `Object.groupBy`, `Set.prototype.union`. */
  hasMember(path: string): boolean;
  /** Whether a regular expression can be written like this. */
  hasPattern(source: string, flags: string): boolean;
  /** Whether the runtime itself brings the module. */
  hasModule(specifier: string): boolean;
  /** The names of the values that a module of the runtime exports. */
  exportsOf(specifier: string): readonly string[];
}
