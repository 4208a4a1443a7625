import ts from "typescript";
import type { CellText } from "./cellText.js";
import { type Diagnostic, diagnosticOf } from "./diagnostic.js";

/** One file, parsed and bound on its own: enough to tell what every identifier in it refers to. */
export interface LoneFile {
  readonly program: ts.Program;
  readonly file: ts.SourceFile;
  readonly checker: ts.TypeChecker;
  /**
   * Syntax errors and duplicate declarations; type errors would need the types of everything else and are not reported.
   */
  readonly diagnostics: readonly Diagnostic[];
}

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  moduleDetection: ts.ModuleDetectionKind.Force,
  noLib: true,
  noResolve: true,
  types: [],
  noCheck: true,
  isolatedModules: true,
  allowUnreachableCode: true,
  allowUnusedLabels: true,
  removeComments: true,
  sourceMap: true,
  newLine: ts.NewLineKind.LineFeed,
  // Imports are real namespaces of ES modules: their default export is simply `default`.
  esModuleInterop: false,
};

/** A notebook's settings for the emitted code. */
export interface Writing {
  /** Options that change what runs: JSX, decorators. */
  readonly options: ts.CompilerOptions;
  /** The file that a specifier means, if it is neither a path nor a package. */
  alias(specifier: string): string | undefined;
}

/** The default: plain TypeScript. */
export const plainly: Writing = { options: {}, alias: () => undefined };

/**
 * Parses a text, between `open` and `close`, as a module, so that `await` at its top level is an operator in all its
 * forms.
 */
export function parsed(
  source: string,
  name: string,
  own: ts.CompilerOptions,
  { open, close }: Pick<CellText, "open" | "close"> = { open: "", close: "" },
): ts.SourceFile {
  const isJsx = own.jsx !== undefined || /\.[jt]sx$/.test(name);
  return ts.createSourceFile(
    name,
    `${open}${withoutHashbang(source)}${close}`,
    {
      languageVersion: ts.ScriptTarget.ES2022,
      setExternalModuleIndicator: (parsed) => {
        (parsed as { externalModuleIndicator?: unknown }).externalModuleIndicator = true;
      },
    },
    true,
    isJsx ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  );
}

/** Binds a parsed file in which the source begins at `shift`. */
export function loneFile(
  file: ts.SourceFile,
  source: string,
  module: ts.ModuleKind,
  own: ts.CompilerOptions,
  shift = 0,
): LoneFile {
  const name = file.fileName;
  const host: ts.CompilerHost = {
    getSourceFile: (asked) => (asked === name ? file : undefined),
    fileExists: (asked) => asked === name,
    readFile: () => undefined,
    writeFile: () => {},
    getDefaultLibFileName: () => "lib.d.ts",
    getCurrentDirectory: () => "/",
    getCanonicalFileName: (asked) => asked,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => "\n",
  };
  const program = ts.createProgram([name], { ...options, ...own, module }, host);
  const checker = program.getTypeChecker(); // binds the file
  const bound = (file as { bindDiagnostics?: readonly ts.Diagnostic[] }).bindDiagnostics ?? [];
  const diagnostics = [...program.getSyntacticDiagnostics(file), ...bound].map((found) =>
    diagnosticOf(found, source, shift),
  );
  return { program, file, checker, diagnostics };
}

/** Turns a first line for a shell, which is not JavaScript inside a function, into a comment of the same length. */
export const withoutHashbang = (source: string): string => source.replace(/^#!/, "//");

/** Emitted code and its source map. */
export interface Emitted {
  readonly code: string;
  /** The `mappings` of a source map (revision 3) with one source. */
  readonly map: string;
}

/** Emits JavaScript between two lines, `head` and `tail`. */
export function emit(
  lone: LoneFile,
  transformers: ts.CustomTransformers,
  head: string,
  tail: string,
): Emitted {
  let code = "";
  let map = "";
  lone.program.emit(
    lone.file,
    (name, text) => {
      if (name.endsWith(".map")) map = (JSON.parse(text) as { mappings: string }).mappings;
      else code = text;
    },
    undefined,
    false,
    transformers,
  );
  const comment = code.lastIndexOf("//# sourceMappingURL=");
  return { code: `${head}\n${comment < 0 ? code : code.slice(0, comment)}\n${tail}`, map: `;${map}` };
}
