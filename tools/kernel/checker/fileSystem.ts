/** What the checker needs of a file system; in a browser it is in memory. Paths have forward slashes. */
export interface FileSystem {
  readFile(path: string): string | undefined;
  fileExists(path: string): boolean;
  directoryExists(path: string): boolean;
  realpath(path: string): string;
  /** The names in a folder; none if there is no such folder. */
  entries(path: string): { readonly files: readonly string[]; readonly directories: readonly string[] };
  /** A text that changes whenever the file does; undefined if there is no file. */
  version(path: string): string | undefined;
}

/** What exists where the cells run. */
export interface Runtime {
  hasGlobal(name: string): boolean;
  /** Whether the language has a member there: `Object.groupBy`, `Set.prototype.union`. */
  hasMember(path: string): boolean;
  /** Whether this is a valid regular expression there. */
  hasPattern(source: string, flags: string): boolean;
  /** Whether the module is built into the runtime. */
  hasModule(specifier: string): boolean;
  /** The names of the values that a module of the runtime exports. */
  exportsOf(specifier: string): readonly string[];
}
