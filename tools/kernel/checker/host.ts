import ts from "typescript";
import { bundle, bundleLibrary } from "./bundle.js";
import { type Document, type Documents, growing } from "./documents.js";
import type { FileSystem } from "./fileSystem.js";
import { dialogGlobals, slimGlobals } from "./globals.js";
import { comments, optionsFor } from "./options.js";
import { wanted } from "./packages.js";
import type { Places } from "./places.js";
import type { NotebookSettings } from "./settings.js";
import { typeReferences } from "./typeReferences.js";

/** Relative imports are not allowed in ambient modules: there they are written with this prefix. */
export const localPrefix = "local:";

/** The host of a notebook's language service. */
export interface CheckerHost extends ts.LanguageServiceHost {
  /** Checks whether packages that were missing have been installed; called once for every cell. */
  refresh(): void;
  /** The file in the notebook's folder that a specifier means according to the setting `paths`. */
  aliasOf(specifier: string, importer?: string): string | undefined;
}

/** A language-service host over these documents and the files of the notebook's folder, of packages and of libraries. */
export function checkerHost(
  documents: Documents,
  files: FileSystem,
  places: Places,
  settings: NotebookSettings,
): CheckerHost {
  const { cellPath, settledPath, recentPath, globalsPath, dialogsPath } = documents;
  const { lib = [], ...options } = optionsFor(places.runtime);
  const { text, paths, modules } = bundle(files, places.libraries, lib);
  const optionsNow = (): ts.CompilerOptions => ({
    ...options,
    ...settings.current.check,
    lib: [bundleLibrary, ...modules],
  });
  let from = settings.current;
  let cellOptions = optionsNow();
  const own = new Map<string, Document>([
    [cellPath, documents.cell],
    [settledPath, documents.settled],
    [recentPath, documents.recent],
    [globalsPath, { text: slimGlobals, version: 1 }],
    [dialogsPath, { text: dialogGlobals, version: 1 }],
    // A text parsed already, perhaps for another runtime, is distinguished by its length.
    [`${places.libraries}/${bundleLibrary}`, { text, version: text.length }],
  ]);
  const nothing: Document = { text: "", version: 1 };
  const documentAt = (path: string): Document | undefined =>
    own.get(path) ?? (paths.has(path) ? nothing : undefined);
  const ownFiles = `${places.kernel}/dist/`;
  const isSettled = (path: string): boolean =>
    path.includes("/node_modules/") || path.startsWith(`${places.libraries}/`) || path.startsWith(ownFiles);
  const read = new Map<string, Read>();
  const resolutionHost: ts.ModuleResolutionHost = {
    fileExists: files.fileExists,
    readFile: files.readFile,
    directoryExists: files.directoryExists,
    realpath: files.realpath,
    getCurrentDirectory: () => places.folder,
  };
  let cache = ts.createModuleResolutionCache(places.folder, (name) => name, cellOptions);
  const missing = wanted(files, places.folder);
  let hasCome = false;
  const shared = resolutionsOf(places.kernel, cellOptions);
  const resolve = (name: string, importer: string): ts.ResolvedModuleFull | undefined => {
    // These are ambient modules: `@types/node` declares Node's, and looking for them as packages takes long.
    if (name.startsWith("cell:") || places.runtime.hasModule(name)) return undefined;
    if (importer.startsWith(ownFiles)) {
      return ts.resolveModuleName(name, importer, cellOptions, resolutionHost, shared).resolvedModule;
    }
    if (name === "tslab") {
      const ours = "noether/tslab"; // tslab's own would look for its kernel
      return ts.resolveModuleName(ours, `${places.kernel}/notebook.ts`, cellOptions, resolutionHost, shared)
        .resolvedModule;
    }
    const local = name.startsWith(localPrefix);
    const specifier = local ? name.slice(localPrefix.length) : name;
    const containing = local ? cellPath : importer;
    const isLocal = local || ts.isExternalModuleNameRelative(specifier);
    const found = ts.resolveModuleName(
      specifier,
      containing,
      cellOptions,
      resolutionHost,
      isLocal ? undefined : cache,
    );
    const { resolvedModule: module } = found;
    if (
      !isLocal &&
      !isSettled(importer) &&
      !(module && isTyped(module)) &&
      !places.runtime.hasModule(specifier)
    )
      missing.note(specifier);
    if (module || isLocal) return module;
    // What a cell imports must exist when it runs; what earlier cells' declarations refer to is only needed for types.
    const isNamed = importer !== settledPath && importer !== recentPath;
    if (isNamed && !isOwn(specifier)) return undefined;
    return ts.resolveModuleName(
      specifier,
      `${places.kernel}/notebook.ts`,
      cellOptions,
      resolutionHost,
      shared,
    ).resolvedModule;
  };
  const nodeTypes = (): string | undefined =>
    [places.folder, places.kernel]
      .map((from) => {
        const lookup = ts.resolveTypeReferenceDirective(
          "node",
          `${from}/notebook.ts`,
          cellOptions,
          resolutionHost,
        );
        return lookup.resolvedTypeReferenceDirective?.resolvedFileName;
      })
      .find((found) => found !== undefined);
  const slimRoots = [globalsPath, dialogsPath, settledPath, recentPath, cellPath];
  let wholeRoots: readonly string[] | undefined;
  const roots = (): readonly string[] => {
    if (!documents.isNodeWhole) return slimRoots;
    wholeRoots ??= [nodeTypes() ?? globalsPath, dialogsPath, settledPath, recentPath, cellPath];
    return wholeRoots;
  };

  const host: CheckerHost & Internal = {
    refresh() {
      hasCome = missing.hasCome();
      if (hasCome) cache.clear();
      if (from === settings.current) return;
      from = settings.current;
      cellOptions = optionsNow();
      cache = ts.createModuleResolutionCache(places.folder, (name) => name, cellOptions);
    },
    getScriptKind: (path) =>
      path === cellPath && from.check.jsx !== undefined ? ts.ScriptKind.TSX : ts.ScriptKind.Unknown,
    aliasOf(specifier, importer) {
      if (from.check.paths === undefined || ts.isExternalModuleNameRelative(specifier)) return undefined;
      const path = resolve(specifier, importer ?? cellPath)?.resolvedFileName;
      return path === undefined || isSettled(path) ? undefined : path;
    },
    hasInvalidatedResolutions: () => hasCome,
    // Without this the compiler reads the package.json of every file again for every cell.
    getModuleResolutionCache: () => cache,
    jsDocParsingMode: comments,
    getCompilationSettings: () => cellOptions,
    getScriptFileNames: () => [...roots()],
    getScriptVersion(path) {
      const document = documentAt(path);
      if (document) return String(document.version);
      return isSettled(path) ? "1" : (files.version(path) ?? "");
    },
    getScriptSnapshot(path) {
      const document = documentAt(path);
      if (document)
        return path === recentPath ? growing(document) : ts.ScriptSnapshot.fromString(document.text);
      const version = isSettled(path) ? "1" : (files.version(path) ?? "");
      const snapshots = path.startsWith(ownFiles) ? ownTexts : read;
      const known = snapshots.get(path);
      if (known?.version === version) return known.snapshot;
      const text = files.readFile(path);
      if (text === undefined) return undefined;
      const snapshot = ts.ScriptSnapshot.fromString(text);
      snapshots.set(path, { version, snapshot });
      return snapshot;
    },
    getCurrentDirectory: () => places.folder,
    getDefaultLibFileName: (options) => `${places.libraries}/${ts.getDefaultLibFileName(options)}`,
    fileExists: (path) => documentAt(path) !== undefined || files.fileExists(path),
    readFile: (path) => documentAt(path)?.text ?? files.readFile(path),
    directoryExists: files.directoryExists,
    realpath: files.realpath,
    getDirectories: (path) => [...files.entries(path).directories],
    readDirectory: (path, extensions, exclude, include, depth) =>
      compiler.matchFiles(
        path,
        extensions,
        exclude,
        include,
        true,
        places.folder,
        depth,
        files.entries,
        (each) => each,
      ),
    useCaseSensitiveFileNames: () => true,
    resolveModuleNameLiterals: (literals, importer) =>
      literals.map((literal) => ({ resolvedModule: resolve(literal.text, importer) })),
    resolveTypeReferenceDirectiveReferences: typeReferences(resolutionHost),
    resolveLibrary: () => ({ resolvedModule: undefined }),
  };
  return host;
}

/** Whether a specifier is noether's, which comes with the kernel. */
const isOwn = (specifier: string): boolean => /^noether(\/|$)/.test(specifier);

/** Members of a host that TypeScript uses but does not declare. */
interface Internal {
  getModuleResolutionCache(): ts.ModuleResolutionCache;
  /** The language libraries are TypeScript's own: no package replaces them. */
  resolveLibrary(): { readonly resolvedModule: undefined };
  /** Whether the imports of a file may have another meaning than before. */
  hasInvalidatedResolutions(path: string): boolean;
}

const isTyped = ({ extension }: ts.ResolvedModuleFull): boolean =>
  /^\.([mc]?ts|tsx|json|d\.[mc]?ts)$/.test(extension);

/** A function of TypeScript's for hosts that list folders, which it does not declare. */
const compiler = ts as unknown as {
  matchFiles(
    path: string,
    extensions: readonly string[] | undefined,
    exclude: readonly string[] | undefined,
    include: readonly string[] | undefined,
    isCaseSensitive: boolean,
    directory: string,
    depth: number | undefined,
    entries: FileSystem["entries"],
    realpath: (path: string) => string,
  ): string[];
};

/** A text as it was read. */
interface Read {
  readonly version: string;
  readonly snapshot: ts.IScriptSnapshot;
}

/** The texts of noether's own files: the same for every notebook of a process. */
const ownTexts = new Map<string, Read>();

/** The resolved imports of noether's own files: the same for every notebook of a process. */
function resolutionsOf(kernel: string, cellOptions: ts.CompilerOptions): ts.ModuleResolutionCache {
  const known =
    ownResolutions.get(kernel) ?? ts.createModuleResolutionCache(kernel, (name) => name, cellOptions);
  ownResolutions.set(kernel, known);
  return known;
}
const ownResolutions = new Map<string, ts.ModuleResolutionCache>();
