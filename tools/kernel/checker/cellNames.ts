import ts from "typescript";

/** A name of a cell, for the cells after it. */
export interface CellName {
  readonly cell: number;
  /** Whether later cells may assign to it, or what forbids it; `untyped` names a value whose type cannot be written down. */
  readonly kind: "let" | "const" | "import" | "untyped";
  /** Whether it is only declared to exist (`declare const x: number`), without being created by the notebook. */
  readonly isAmbient?: boolean;
}

/** The names that earlier cells declared, with their last meaning as a value and as a type. */
export interface CellNames {
  readonly values: ReadonlyMap<string, CellName>;
  readonly types: ReadonlyMap<string, CellName>;
}

/** A name at the top level of a cell. */
export interface Declared {
  readonly name: string;
  readonly kind: CellName["kind"];
  readonly isAmbient: boolean;
  readonly isValue: boolean;
  readonly isType: boolean;
}

/** Every identifier in a text, wherever it is: a cell needs no other declarations. */
export function identifiersOf(file: ts.SourceFile): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) found.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/**
 * The line before a cell's first line, with the names of earlier cells that occur in the cell. Functions, classes,
 * types and imports are imported; variables are declared, so that they can be assigned to.
 */
export function prefixFor(
  used: Iterable<string>,
  own: ReadonlySet<string>,
  { values, types }: CellNames,
): string {
  // The first character keeps comments at a cell's beginning from being directives for the whole file, and the line
  // break makes them comments on what follows.
  const parts: string[] = [";"];
  for (const name of new Set(used)) {
    if (own.has(name)) continue;
    const value = values.get(name);
    const type = types.get(name);
    if (value?.kind === "import") parts.push(`import { ${name} } from "cell:${value.cell}";`);
    else if (value?.kind === "untyped") parts.push(`declare let ${name}: any;`);
    else if (value) parts.push(`declare ${value.kind} ${name}: typeof import("cell:${value.cell}").${name};`);
    const isImported = value?.kind === "import" && value.cell === type?.cell;
    if (type && !isImported) parts.push(`import type { ${name} } from "cell:${type.cell}";`);
  }
  return `${parts.join(" ")}\n`;
}

/**
 * The symbol that a name in a cell refers to, through an import or the declaration of a variable of an earlier cell.
 */
export function originOf(symbol: ts.Symbol, types: ts.TypeChecker): ts.Symbol {
  if (symbol.flags & ts.SymbolFlags.Alias) return originOf(types.getAliasedSymbol(symbol), types);
  const declaration = symbol.valueDeclaration;
  const type = declaration && ts.isVariableDeclaration(declaration) ? declaration.type : undefined;
  if (!type || !ts.isImportTypeNode(type) || !type.isTypeOf || !type.qualifier) return symbol;
  const found = types.getSymbolAtLocation(type.qualifier);
  return found && found !== symbol ? originOf(found, types) : symbol;
}

/** The names that a cell declares at its top level, types included; those of `using` end with the cell. */
export function declaredNames(statements: readonly ts.Statement[]): ReadonlyMap<string, CellName["kind"]> {
  const found = new Map<string, CellName["kind"]>();
  const add = (name: ts.BindingName, kind: CellName["kind"]): void => {
    if (ts.isIdentifier(name)) found.set(name.text, kind);
    else for (const element of name.elements) if (ts.isBindingElement(element)) add(element.name, kind);
  };
  const addList = (list: ts.VariableDeclarationList): void => {
    if ((list.flags & ts.NodeFlags.Using) !== 0) return;
    const kind = (list.flags & ts.NodeFlags.BlockScoped) === ts.NodeFlags.Const ? "const" : "let";
    for (const declaration of list.declarations) add(declaration.name, kind);
  };
  const addVars = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) || ts.isClassLike(node) || ts.isModuleDeclaration(node)) return;
    if (ts.isVariableDeclarationList(node) && (node.flags & ts.NodeFlags.BlockScoped) === 0) addList(node);
    ts.forEachChild(node, addVars);
  };
  for (const statement of statements) {
    if (ts.isVariableStatement(statement)) addList(statement.declarationList);
    else if (ts.isImportDeclaration(statement)) {
      const clause = statement.importClause;
      if (clause?.name) add(clause.name, "import");
      const bindings = clause?.namedBindings;
      if (bindings && ts.isNamespaceImport(bindings)) add(bindings.name, "import");
      else if (bindings) for (const element of bindings.elements) add(element.name, "import");
    } else if (
      ts.isFunctionDeclaration(statement) ||
      ts.isClassDeclaration(statement) ||
      ts.isInterfaceDeclaration(statement) ||
      ts.isTypeAliasDeclaration(statement) ||
      ts.isEnumDeclaration(statement) ||
      ts.isModuleDeclaration(statement) ||
      ts.isImportEqualsDeclaration(statement)
    ) {
      if (statement.name && ts.isIdentifier(statement.name)) {
        const isGlobal =
          ts.isModuleDeclaration(statement) && (statement.flags & ts.NodeFlags.GlobalAugmentation) !== 0;
        if (!isGlobal) found.set(statement.name.text, "import");
      }
    } else addVars(statement);
  }
  return found;
}
