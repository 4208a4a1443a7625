import ts from "typescript";
import type { CellName, Declared } from "./cellNames.js";
import type { CellProgram } from "./cellPrograms.js";

/** What each name that a checked cell declares means to later cells; an import means what it imports. */
export function meanings(
  { program, file }: CellProgram,
  kinds: ReadonlyMap<string, CellName["kind"]>,
): Declared[] {
  const types = program.getTypeChecker();
  const onlyTypes = typeImports(file);
  const module = types.getSymbolAtLocation(file);
  return (module ? types.getExportsOfModule(module) : []).flatMap((symbol) => {
    const kind = kinds.get(symbol.name);
    if (kind === undefined) return [];
    const target = symbol.flags & ts.SymbolFlags.Alias ? types.getAliasedSymbol(symbol) : symbol;
    // A class that is imported as a type is not there when the cell has run.
    const isValue = (target.flags & ts.SymbolFlags.Value) !== 0 && !onlyTypes.has(symbol.name);
    const isType = (target.flags & (ts.SymbolFlags.Type | ts.SymbolFlags.Namespace)) !== 0;
    // What is imported is declared elsewhere.
    const isOwn = target.declarations?.every((each) => each.getSourceFile() === file) ?? false;
    const isAmbient = isOwn && target.declarations!.every(isSaidToExist);
    return [{ name: symbol.name, kind, isAmbient, isValue, isType }];
  });
}

const isSaidToExist = (declaration: ts.Declaration): boolean =>
  (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Ambient) !== 0;

/** The names that a file imports as types alone: `import type { A }`, `import { type A }`. */
function typeImports(file: ts.SourceFile): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isTypeOnlyImportDeclaration(node) && node.name) found.add(node.name.text);
    ts.forEachChild(node, visit);
  };
  for (const statement of file.statements)
    if (ts.isImportDeclaration(statement) || ts.isImportEqualsDeclaration(statement)) visit(statement);
  return found;
}
