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
