import ts from "typescript";
import type { Documents } from "./documents.js";
import { comments } from "./options.js";

/** A cell that is looked at: its file, and the program whose type checker knows all that the cell may name. */
export interface CellProgram {
  readonly program: ts.Program;
  readonly file: ts.SourceFile;
}

/** The programs in which the cells of a notebook are looked at, one after the other, each in one of its own. */
export interface CellPrograms {
  /** Makes the program of the next cell, while nobody waits for it; nothing where there is one already. */
  prepare(): void;
  /**
   * Shows a text as the cell.
   *
   * @param isAlone whether it brings nothing into the program: then it is looked at in the one that is prepared
   */
  show(text: string, isAlone: boolean): CellProgram;
}

/** What stands in the cell's document while no cell does. */
const blank = "export {};";

/**
 * What a check costs is mostly its program, and the merging of all global declarations by the type checker that comes
 * with it. Neither has to do with the cell where that imports nothing anew: so both are made ahead, with an empty cell,
 * and the cell's own file, which stands in no program, is given to that type checker. What it takes of the compiler
 * that its declarations do not promise: `test/tools/kernel/checker/cellPrograms.test.ts`.
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
 * Whether the source of a cell names no module and adds to none: what it imports, if anything, are names of the cells
 * before. A word that only looks so costs time and nothing else.
 */
export const isAlone = (source: string): boolean => !bringing.test(source);
const bringing = /\b(?:import|from|require|module|global)\b|^\s*\/\/\/\s*<|@jsx/m;

/** What TypeScript does for the files of a program, though its declarations do not name it. */
const compiler = ts as unknown as {
  bindSourceFile(file: ts.SourceFile, options: ts.CompilerOptions): void;
};

/** A file as if it were the program's at that path. */
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

/** Where a file names modules, as a program notes it: its declarations are written by way of these. */
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
