import ts from "typescript";
import type { Documents } from "./documents.js";
import { comments } from "./options.js";

/** A cell that is checked: its file, and the program whose type checker knows everything that the cell may name. */
export interface CellProgram {
  readonly program: ts.Program;
  readonly file: ts.SourceFile;
}

/** The programs in which the cells of a notebook are checked, one after another, each in its own program. */
export interface CellPrograms {
  /** Makes the program for the next cell, while nobody waits for it, unless there is one already. */
  prepare(): void;
  /**
   * Makes a text the cell.
   *
   * @param isAlone whether it adds nothing to the program: then it is checked in the one that is prepared
   */
  show(text: string, isAlone: boolean): CellProgram;
}

/** The text of the cell's document while there is no cell. */
const blank = "export {};";

/**
 * Most of the cost of a check is its program, and the merging of all global declarations by the program's type checker.
 * Neither depends on a cell that imports nothing new: so both are prepared with an empty cell, and the cell's own file,
 * which is in no program, is given to that type checker. For what this assumes of the compiler beyond its declarations,
 * see `test/tools/kernel/checker/cellPrograms.test.ts`.
 */
export function cellPrograms(service: ts.LanguageService, { cell, cellPath }: Documents): CellPrograms {
  let used: ts.Program | undefined;
  const put = (text: string): void => {
    cell.text = text;
    cell.version++;
  };
  function prepared(): ts.Program {
    if (cell.text !== blank) put(blank);
    const program = service.getProgram()!;
    if (program !== used) return program;
    put(blank); // a type checker remembers what it has seen
    return service.getProgram()!;
  }
  return {
    prepare: () => void prepared(),
    show(text, isAlone) {
      if (!isAlone) put(text);
      const program = isAlone ? prepared() : service.getProgram()!;
      used = program;
      const file = isAlone ? guest(text, cellPath, program.getCompilerOptions()) : undefined;
      return { program, file: file ?? program.getSourceFile(cellPath)! };
    },
  };
}

/**
 * Whether the source of a cell names no module and extends none: what it imports, if anything, are names of earlier
 * cells. A word that only looks like an import costs time and nothing else.
 */
export const isAlone = (source: string): boolean => !bringing.test(source);
const bringing = /\b(?:import|from|require|module|global)\b|^\s*\/\/\/\s*<|@jsx/m;

/** What TypeScript does for the files of a program, but does not declare. */
const compiler = ts as unknown as {
  bindSourceFile(file: ts.SourceFile, options: ts.CompilerOptions): void;
};

/** A file made as if it were the program's file at that path. */
function guest(text: string, path: string, options: ts.CompilerOptions): ts.SourceFile {
  const how = { languageVersion: options.target!, jsDocParsingMode: comments };
  const file = ts.createSourceFile(path, text, how, false, ts.ScriptKind.TS);
  const imports = specifiersOf(file);
  const none: readonly never[] = [];
  const places = { path, resolvedPath: path, originalFileName: path };
  Object.assign(file, places, { imports, moduleAugmentations: none, ambientModuleNames: none });
  compiler.bindSourceFile(file, options);
  return file;
}

/** The module specifiers of a file, as a program records them: they are needed to write its declarations. */
function specifiersOf(file: ts.SourceFile): readonly ts.Expression[] {
  const imported = file.statements.filter(ts.isImportDeclaration).map((each) => each.moduleSpecifier);
  if (!file.text.includes("import(")) return imported;
  const types: ts.Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      const { literal } = node.argument;
      if (ts.isStringLiteral(literal)) types.push(literal);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return [...imported, ...types];
}
