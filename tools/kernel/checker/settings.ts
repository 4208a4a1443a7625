import ts from "typescript";
import type { FileSystem } from "./fileSystem.js";

/** The settings with which a notebook is checked and compiled. */
export interface Settings {
  /** Options of the type checker that override the usual ones. */
  readonly check: ts.CompilerOptions;
  /** Options that change what runs: JSX, decorators. */
  readonly emit: ts.CompilerOptions;
  /** Whether the cells are JavaScript, in which only syntax errors are reported. */
  readonly isJavaScript: boolean;
  /** What could not be read, in sentences. */
  readonly complaints: readonly string[];
}

/** A notebook's own settings, in its metadata. */
export interface OwnSettings {
  /** As in a `tsconfig.json`. */
  readonly compilerOptions?: unknown;
  readonly isJavaScript?: boolean;
}

const strictness = [
  "strict",
  "noImplicitAny",
  "noImplicitThis",
  "strictNullChecks",
  "strictFunctionTypes",
  "strictBindCallApply",
  "strictPropertyInitialization",
  "strictBuiltinIteratorReturn",
  "useUnknownInCatchVariables",
  "noUncheckedIndexedAccess",
  "exactOptionalPropertyTypes",
  "noImplicitReturns",
  "noImplicitOverride",
];
const written = [
  "jsx",
  "jsxImportSource",
  "jsxFactory",
  "jsxFragmentFactory",
  "experimentalDecorators",
  "emitDecoratorMetadata",
  "useDefineForClassFields",
];
/** The options that a notebook may set; others of a project's `tsconfig.json` are about its own build. */
const honoured = new Set([...strictness, ...written, "paths", "baseUrl", "checkJs", "pathsBasePath"]);

/** The settings if none are given. */
const plain: Settings = { check: {}, emit: {}, isJavaScript: false, complaints: [] };

/** The settings of a notebook, which may change while it is open. */
export interface NotebookSettings {
  readonly current: Settings;
  /** Reads them again if one of their files has changed; returns whether that was so. */
  refresh(): boolean;
}

/** The settings of a `tsconfig.json` in the notebook's folder, overridden by the notebook's own. */
export function notebookSettings(files: FileSystem, folder: string, own: OwnSettings = {}): NotebookSettings {
  const path = `${folder}/tsconfig.json`;
  let seen = new Map<string, string | undefined>();
  let current = plain;
  const read = (): void => {
    seen = new Map([[path, files.version(path)]]);
    const noting: FileSystem = {
      ...files,
      readFile(each) {
        seen.set(each, files.version(each));
        return files.readFile(each);
      },
    };
    current = settingsOf(noting, folder, seen.get(path) === undefined ? undefined : path, own);
  };
  read();
  return {
    get current() {
      return current;
    },
    refresh() {
      if ([...seen].every(([each, version]) => files.version(each) === version)) return false;
      read();
      return true;
    },
  };
}

function settingsOf(files: FileSystem, folder: string, path: string | undefined, own: OwnSettings): Settings {
  const beside = path === undefined ? none : parsed(files, folder, path, files.readFile(path) ?? "");
  const inside =
    own.compilerOptions === undefined
      ? none
      : parsed(files, folder, `${folder}/notebook`, JSON.stringify({ compilerOptions: own.compilerOptions }));
  const said: ts.CompilerOptions = { ...beside.options, ...inside.options };
  const isPlain = Object.keys(said).length === 0 && !own.isJavaScript;
  const complaints = [...beside.complaints, ...inside.complaints];
  if (isPlain) return { ...plain, complaints };
  // The text that runs has to be JavaScript, even if the project leaves JSX to another tool.
  if (said.jsx !== undefined && said.jsx !== ts.JsxEmit.React) said.jsx = ts.JsxEmit.ReactJSX;
  const { checkJs, ...check } = said;
  const emit = Object.fromEntries(written.filter((name) => name in said).map((name) => [name, said[name]]));
  return { check, emit, isJavaScript: own.isJavaScript === true || checkJs === false, complaints };
}

const none = { options: {} as ts.CompilerOptions, complaints: [] as readonly string[] };

function parsed(files: FileSystem, folder: string, path: string, text: string): typeof none {
  const host: ts.ParseConfigHost = {
    useCaseSensitiveFileNames: true,
    fileExists: files.fileExists,
    readFile: files.readFile,
    readDirectory: () => [`${folder}/notebook.ts`],
  };
  const file = ts.readJsonConfigFile(path, () => text);
  const found = ts.parseJsonSourceFileConfigFileContent(file, host, folder, undefined, path);
  const errors = [
    ...(file as unknown as { parseDiagnostics: ts.Diagnostic[] }).parseDiagnostics,
    ...found.errors,
  ];
  const options = Object.fromEntries(
    Object.entries(found.options).filter(([name, value]) => honoured.has(name) && value !== undefined),
  );
  return { options, complaints: errors.filter(isOurs).map((each) => sentence(each, folder, path)) };
}

/** Whether a complaint concerns a notebook; others are not reported. */
function isOurs({ code, file, start, length, messageText }: ts.Diagnostic): boolean {
  const word = file && start !== undefined ? file.text.slice(start, start + (length ?? 0)) : "";
  const says = ts.flattenDiagnosticMessageText(messageText, " ");
  // Malformed JSON, a file that cannot be read, a cycle of files, an unknown option.
  const isGeneral = code < 5000 || [5012, 5014, 5023, 5025, 5083, 6053, 18000].includes(code);
  return (
    isGeneral ||
    [...honoured].some(
      (name) => says.includes(`'${name}'`) || says.includes(`--${name}'`) || word.includes(name),
    )
  );
}

function sentence({ file, start, messageText }: ts.Diagnostic, folder: string, path: string): string {
  const says = ts.flattenDiagnosticMessageText(messageText, " ");
  const isFile = path.endsWith(".json");
  const place =
    file && start !== undefined && isFile
      ? `, line ${file.getLineAndCharacterOfPosition(start).line + 1}`
      : "";
  const name = isFile ? (file?.fileName ?? path).replace(`${folder}/`, "") : "the notebook's compilerOptions";
  return `${name}${place}: ${says.replace(/\.$/, "")}; the notebook is checked without that setting`;
}
