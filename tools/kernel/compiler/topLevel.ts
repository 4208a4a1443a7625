import ts from "typescript";

/** What a file declares at its top level that exists at run time, which types and ambient declarations do not. */
export interface TopLevel {
  /** The declarations whose names are on the shared scope. */
  readonly declarations: ReadonlySet<ts.Node>;
  /** Their names, in the order of the text. */
  readonly names: ReadonlySet<string>;
  /** Names of `var` declarations, which exist from the first line on. */
  readonly vars: ReadonlySet<string>;
}

const hasModifier = (node: ts.Node, kind: ts.SyntaxKind): boolean =>
  ts.canHaveModifiers(node) && (ts.getModifiers(node)?.some((modifier) => modifier.kind === kind) ?? false);

/** Whether a declaration is ambient: `declare const x: number`. */
export const isAmbient = (node: ts.Node): boolean => hasModifier(node, ts.SyntaxKind.DeclareKeyword);

/** Whether a list declares `using` or `await using`: its names are gone at the end of the cell. */
export const isUsing = (list: ts.VariableDeclarationList): boolean => (list.flags & ts.NodeFlags.Using) !== 0;

/** Whether a list is a `var`, which belongs to the enclosing function, not to its block. */
export const isVar = (list: ts.VariableDeclarationList): boolean =>
  (list.flags & ts.NodeFlags.BlockScoped) === 0;

/** Whether a namespace holds anything but types. */
function isInstantiated(node: ts.ModuleDeclaration, checker: ts.TypeChecker): boolean {
  const symbol = checker.getSymbolAtLocation(node.name);
  return (
    symbol !== undefined && (symbol.flags & ts.SymbolFlags.ValueModule) !== 0 && ts.isIdentifier(node.name)
  );
}

/** Collects the run-time declarations at the top level of a file; a `var` in a nested block counts, a `let` does not. */
export function topLevel(file: ts.SourceFile, checker: ts.TypeChecker): TopLevel {
  const declarations = new Set<ts.Node>();
  const names = new Set<string>();
  const vars = new Set<string>();
  const add = (declaration: ts.Node, name: string): void => {
    declarations.add(declaration);
    names.add(name);
  };
  const addPattern = (declaration: ts.VariableDeclaration | ts.BindingElement, isVariable: boolean): void => {
    if (ts.isIdentifier(declaration.name)) {
      add(declaration, declaration.name.text);
      if (isVariable) vars.add(declaration.name.text);
    } else {
      for (const element of declaration.name.elements) {
        if (ts.isBindingElement(element)) addPattern(element, isVariable);
      }
    }
  };
  const addVars = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) || ts.isClassLike(node) || ts.isModuleDeclaration(node)) return;
    if (ts.isVariableDeclarationList(node) && isVar(node)) {
      for (const declaration of node.declarations) addPattern(declaration, true);
    }
    ts.forEachChild(node, addVars);
  };

  for (const statement of file.statements) {
    if (isAmbient(statement)) continue;
    if (ts.isVariableStatement(statement) && !isVar(statement.declarationList)) {
      if (isUsing(statement.declarationList)) continue;
      for (const declaration of statement.declarationList.declarations) addPattern(declaration, false);
    } else if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) {
      const exists = ts.isClassDeclaration(statement) || statement.body !== undefined;
      if (statement.name && exists) add(statement, statement.name.text);
    } else if (ts.isEnumDeclaration(statement)) {
      add(statement, statement.name.text);
    } else if (ts.isModuleDeclaration(statement)) {
      if (isInstantiated(statement, checker)) add(statement, statement.name.text);
    } else if (ts.isImportEqualsDeclaration(statement)) {
      if (!statement.isTypeOnly) add(statement, statement.name.text);
    } else if (ts.isImportDeclaration(statement)) {
      const clause = statement.importClause;
      if (!clause || clause.phaseModifier === ts.SyntaxKind.TypeKeyword) continue;
      if (clause.name) add(clause, clause.name.text);
      if (clause.namedBindings && ts.isNamespaceImport(clause.namedBindings)) {
        add(clause.namedBindings, clause.namedBindings.name.text);
      } else if (clause.namedBindings) {
        for (const element of clause.namedBindings.elements)
          if (!element.isTypeOnly) add(element, element.name.text);
      }
    } else {
      addVars(statement);
    }
  }
  return { declarations, names, vars };
}
