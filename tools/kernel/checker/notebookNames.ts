import ts from "typescript";
import { type CellNames, originOf, prefixFor } from "./cellNames.js";
import type { CellPrograms } from "./cellPrograms.js";
import type { NotebookName } from "./checking.js";
import { detailOf } from "./completion.js";

/** The values that cells have declared, with their types; what they import is left out. */
export function notebookNames(names: CellNames, programs: CellPrograms): readonly NotebookName[] {
  const prefix = prefixFor(names.values.keys(), new Set(), { values: names.values, types: new Map() });
  const { program, file } = programs.show(`${prefix}export {};`, true);
  const types = program.getTypeChecker();
  return file.statements
    .flatMap((statement): readonly ts.Identifier[] => {
      if (ts.isVariableStatement(statement))
        return statement.declarationList.declarations.map(({ name }) => name).filter(ts.isIdentifier);
      const bindings = ts.isImportDeclaration(statement) ? statement.importClause?.namedBindings : undefined;
      return bindings && ts.isNamedImports(bindings) ? bindings.elements.map(({ name }) => name) : [];
    })
    .flatMap((name): NotebookName[] => {
      const symbol = types.getSymbolAtLocation(name);
      const isOwn = symbol && (isUntyped(symbol) || isCells(originOf(symbol, types)));
      if (!isOwn) return [];
      const { cell } = names.values.get(name.text)!;
      return [{ name: name.text, type: typeOf(symbol, types), cell }];
    })
    .sort((a, b) => a.cell - b.cell);
}

/** The type of a value in one line; a constant of one value has the type of all such values. */
function typeOf(symbol: ts.Symbol, types: ts.TypeChecker): string {
  const type = types.getTypeOfSymbol(symbol);
  const isOne = type.isLiteral() || (type.flags & ts.TypeFlags.BooleanLiteral) !== 0;
  return isOne
    ? types.typeToString(types.getBaseTypeOfLiteralType(type))
    : (detailOf(symbol, types) ?? "any");
}

/** Whether it is declared in a cell's module, `cell:3`. */
function isCells({ declarations = [] }: ts.Symbol): boolean {
  return declarations.some((each) => {
    const module = ts.findAncestor(each, ts.isModuleDeclaration);
    return module !== undefined && outermost(module).name.text.startsWith("cell:");
  });
}

function outermost(module: ts.ModuleDeclaration): ts.ModuleDeclaration {
  const above = ts.findAncestor(module.parent, ts.isModuleDeclaration);
  return above ? outermost(above) : module;
}

/** Whether it is a value of a cell whose type cannot be written down. */
function isUntyped({ valueDeclaration }: ts.Symbol): boolean {
  const type =
    valueDeclaration && ts.isVariableDeclaration(valueDeclaration) ? valueDeclaration.type : undefined;
  return type?.kind === ts.SyntaxKind.AnyKeyword;
}
