import ts from "typescript";
import type { CellProgram } from "./cellPrograms.js";
import { localPrefix } from "./host.js";

/** The declarations of a cell, as later cells see them. */
export interface CellDeclarations {
  /** An ambient module `cell:3`. */
  readonly text: string;
  /**
   * Names whose types cannot be written as declarations (an anonymous class with private members): they become `any`.
   */
  readonly untyped: ReadonlySet<string>;
}

/** `emit` with a parameter that TypeScript does not declare: it writes declarations even if no option asks for them. */
interface Emitting {
  emit(
    file: ts.SourceFile,
    write: ts.WriteFileCallback,
    cancellation: undefined,
    onlyDeclarations: boolean,
    transformers: undefined,
    forceDeclarations: boolean,
  ): ts.EmitResult;
}

/**
 * Writes the declarations of a checked cell as an ambient module.
 *
 * Relative imports, which an ambient module may not have, get a prefix that the checker's module resolution knows.
 */
export function cellDeclarations({ program, file }: CellProgram, cell: number): CellDeclarations {
  let text = "";
  const write = (name: string, written: string): void => {
    if (name.endsWith(".d.ts")) text = written;
  };
  const { diagnostics } = (program as Emitting).emit(file, write, undefined, true, undefined, true);
  const untyped = new Set<string>();
  for (const { start } of diagnostics) {
    if (start !== undefined) for (const name of namesAt(file, start)) untyped.add(name);
  }
  return { text: `declare module "cell:${cell}" {\n${withLocalPrefix(text)}}\n`, untyped };
}

/** The variables of the top-level statement at a position. */
function namesAt(file: ts.SourceFile, position: number): string[] {
  const statement = file.statements.find((each) => each.pos <= position && position < each.end);
  if (!statement || !ts.isVariableStatement(statement)) return [];
  const names = (name: ts.BindingName): string[] =>
    ts.isIdentifier(name)
      ? [name.text]
      : name.elements.flatMap((element) => (ts.isBindingElement(element) ? names(element.name) : []));
  return statement.declarationList.declarations
    .filter((declaration) => declaration.pos <= position && position < declaration.end)
    .flatMap((declaration) => names(declaration.name));
}

function withLocalPrefix(text: string): string {
  const file = ts.createSourceFile("cell.d.ts", text, ts.ScriptTarget.ES2023, false);
  const places: number[] = [];
  const visit = (node: ts.Node): void => {
    const specifier =
      ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
        ? node.moduleSpecifier
        : ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)
          ? node.argument.literal
          : ts.isExternalModuleReference(node)
            ? node.expression
            : undefined;
    if (specifier && ts.isStringLiteral(specifier) && ts.isExternalModuleNameRelative(specifier.text)) {
      places.push(specifier.getStart(file) + 1); // its text may be shorter than what is written: n\u00F6ther
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  let result = text;
  for (const place of places.reverse()) result = result.slice(0, place) + localPrefix + result.slice(place);
  return result;
}
