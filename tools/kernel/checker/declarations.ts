import ts from "typescript";
import { localPrefix } from "./host.js";

/** The declarations of a cell, as later cells see them. */
export interface CellDeclarations {
  /** An ambient module `cell:3`, or nothing where the cell declares nothing. */
  readonly text: string;
  /** Names whose types cannot be written down (an anonymous class with private members): they are `any` from now on. */
  readonly untyped: ReadonlySet<string>;
}

/**
 * Writes the declarations of a checked cell as an ambient module.
 *
 * Relative imports, which an ambient module may not have, get a prefix that the checker's module resolution knows.
 */
export function cellDeclarations(
  service: ts.LanguageService,
  cellPath: string,
  cell: number,
): CellDeclarations {
  const output = service.getEmitOutput(cellPath, true, true) as ts.EmitOutput & {
    readonly diagnostics?: readonly ts.Diagnostic[];
  };
  const text = output.outputFiles.find(({ name }) => name.endsWith(".d.ts"))?.text ?? "";
  const file = service.getProgram()?.getSourceFile(cellPath);
  const untyped = new Set<string>();
  for (const { start } of output.diagnostics ?? []) {
    if (file && start !== undefined) for (const name of namesAt(file, start)) untyped.add(name);
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
      places.push(specifier.end - specifier.text.length - 1);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  let result = text;
  for (const place of places.reverse()) result = result.slice(0, place) + localPrefix + result.slice(place);
  return result;
}
