import ts from "typescript";
import { assignmentOf, assignmentTarget, bare, named, type Rewriting } from "./assignment.js";
import { isReference } from "./reference.js";
import { isAmbient, isUsing, isVar, type TopLevel } from "./topLevel.js";
import { type Traced, traced } from "./traced.js";

const { factory } = ts;

/** The parameters of a compiled cell, with names that the cell itself does not use. */
export interface Parameters extends Traced {
  /** The scope that the cells share. */
  readonly scope: ts.Identifier;
  readonly import: ts.Identifier;
  readonly meta: ts.Identifier;
  readonly result: ts.Identifier;
}

/** What is needed to rewrite one cell. */
export interface Surroundings {
  readonly checker: ts.TypeChecker;
  readonly top: TopLevel;
  /** Names on the shared scope from earlier cells. */
  readonly known: ReadonlySet<string>;
  readonly parameters: Parameters;
}

/** Rewrites every name on the shared scope to a property of it: `x` to `$.x`. */
export interface ScopeRewriting extends Rewriting {
  /** `$.name`. */
  property(name: string): ts.Expression;
  /** Rewrites a statement of the cell; declarations of variables become assignments. */
  statement(node: ts.Statement): ts.Statement[];
}

/** The rewriting of one cell; `context` is that of the transformer that it runs in. */
export function scopeRewriting(
  { checker, top, known, parameters }: Surroundings,
  context: ts.TransformationContext,
): ScopeRewriting {
  const property = (name: string): ts.Expression =>
    factory.createPropertyAccessExpression(parameters.scope, name);

  /**
   * Inside its own body the name of a class, an enum or a namespace stays local, since it exists there before its
   * declaration ends.
   */
  const isWithin = (node: ts.Node, declaration: ts.Node): boolean => {
    const hasBody =
      ts.isClassLike(declaration) || ts.isEnumDeclaration(declaration) || ts.isModuleDeclaration(declaration);
    return hasBody && ts.findAncestor(node, (above) => above === declaration) !== undefined;
  };
  const isShared = (node: ts.Identifier, symbol: ts.Symbol | undefined): boolean => {
    const declarations = symbol?.declarations ?? [];
    if (declarations.some((found) => top.declarations.has(found))) {
      return !declarations.some((found) => isWithin(node, found));
    }
    return known.has(node.text) && declarations.every((found) => isAmbient(ambientStatement(found)));
  };
  const shared = (node: ts.Node): ts.Identifier | undefined => {
    if (!ts.isIdentifier(node) || !isReference(node)) return undefined;
    return isShared(node, checker.getSymbolAtLocation(node)) ? node : undefined;
  };
  const visited = <Kind extends ts.Node>(node: Kind, test: (node: ts.Node) => node is Kind): Kind =>
    ts.visitNode(node, visit, test)!;
  const expression = (node: ts.Expression): ts.Expression => visited(node, ts.isExpression);
  const at = (node: ts.Identifier): ts.Expression => ts.setTextRange(property(node.text), node);
  /** A function of the scope is called without `this`: `(0, $.f)(x)`. */
  const callee = (node: ts.Expression): ts.Expression => {
    const name = shared(bare(node));
    if (!name) return expression(node);
    const comma = factory.createComma(factory.createNumericLiteral(0), at(name));
    return factory.createParenthesizedExpression(comma);
  };

  function shorthand(node: ts.ShorthandPropertyAssignment): ts.Node {
    if (!isShared(node.name, checker.getShorthandAssignmentValueSymbol(node))) {
      return ts.visitEachChild(node, visit, context);
    }
    const initial = node.objectAssignmentInitializer;
    const value = initial
      ? factory.createAssignment(
          property(node.name.text),
          named(node.name.text, initial, rewriting.visit(initial)),
        )
      : property(node.name.text);
    return ts.setTextRange(factory.createPropertyAssignment(node.name.text, value), node);
  }

  function assignment(node: ts.BinaryExpression): ts.Node {
    const name = shared(node.left);
    if (!name || !isAssignment(node.operatorToken.kind)) return ts.visitEachChild(node, visit, context);
    const right = named(name.text, node.right, rewriting.visit(node.right));
    return factory.updateBinaryExpression(node, at(name), node.operatorToken, right);
  }

  function initializer(list: ts.VariableDeclarationList): ts.Expression | undefined {
    const assignments = list.declarations
      .filter(({ initializer }) => initializer)
      .map((d) => assignmentOf(d, rewriting));
    return assignments.length > 0
      ? assignments.reduce((all, next) => factory.createComma(all, next))
      : undefined;
  }
  const isShiftedVar = (node: ts.Node | undefined): node is ts.VariableDeclarationList =>
    node !== undefined && ts.isVariableDeclarationList(node) && isVar(node) && isTopLevelList(node);
  const isTopLevelList = (list: ts.VariableDeclarationList): boolean => {
    const first = list.declarations[0];
    return first !== undefined && [...leaves(first)].some((leaf) => top.declarations.has(leaf));
  };

  /** Whether this is `new` of a class that a cell has declared. */
  const isShadowed = (node: ts.Node): boolean =>
    ts.isNewExpression(node) && shared(node.expression) !== undefined;

  function visit(node: ts.Node): ts.Node | ts.Node[] | undefined {
    if (ts.isTypeNode(node) && !ts.isExpressionWithTypeArguments(node)) return node;
    if (ts.isIdentifier(node)) return shared(node) ? at(node) : node;
    if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node) || isAmbient(node)) return node;
    if (ts.isImportEqualsDeclaration(node)) return node;
    if (ts.isHeritageClause(node) && node.token === ts.SyntaxKind.ImplementsKeyword) return node;
    const noted = isShadowed(node) ? undefined : traced(node, checker, parameters, expression);
    if (noted) return noted;
    if (ts.isShorthandPropertyAssignment(node)) return shorthand(node);
    if (ts.isBinaryExpression(node)) return assignment(node);
    if (ts.isMetaProperty(node) && node.keywordToken === ts.SyntaxKind.ImportKeyword) return parameters.meta;
    if (ts.isCallExpression(node)) {
      const callable =
        node.expression.kind === ts.SyntaxKind.ImportKeyword ? parameters.import : callee(node.expression);
      const given = ts.visitNodes(node.arguments, visit, ts.isExpression);
      if (ts.isCallChain(node)) {
        return factory.updateCallChain(node, callable, node.questionDotToken, undefined, given);
      }
      return factory.updateCallExpression(node, callable, undefined, given);
    }
    if (ts.isTaggedTemplateExpression(node)) {
      const template = visited(node.template, ts.isTemplateLiteral);
      return factory.updateTaggedTemplateExpression(node, callee(node.tag), undefined, template);
    }
    if (ts.isVariableStatement(node) && isShiftedVar(node.declarationList))
      return variables(node.declarationList);
    if (ts.isForStatement(node) && isShiftedVar(node.initializer)) {
      const { condition, incrementor, statement } = node;
      return factory.updateForStatement(
        node,
        initializer(node.initializer),
        ts.visitNode(condition, visit, ts.isExpression),
        ts.visitNode(incrementor, visit, ts.isExpression),
        visited(statement, ts.isStatement),
      );
    }
    if ((ts.isForOfStatement(node) || ts.isForInStatement(node)) && isShiftedVar(node.initializer)) {
      const target = assignmentTarget(node.initializer.declarations[0]!.name, rewriting);
      const over = expression(node.expression);
      const body = visited(node.statement, ts.isStatement);
      return ts.isForOfStatement(node)
        ? factory.updateForOfStatement(node, node.awaitModifier, target, over, body)
        : factory.updateForInStatement(node, target, over, body);
    }
    return ts.visitEachChild(node, visit, context);
  }

  /** The declarations `const x = 1, { y } = f()` as assignments; a `var` without a value assigns nothing. */
  function variables(list: ts.VariableDeclarationList): ts.Statement[] {
    return list.declarations
      .filter(({ initializer }) => initializer || !isVar(list))
      .map((declaration) => {
        const written = assignmentOf(declaration, rewriting);
        return ts.setTextRange(factory.createExpressionStatement(written), declaration);
      });
  }

  const rewriting: ScopeRewriting = {
    property,
    target: (name) => at(name),
    visit: expression,
    visitName: (node) => visited(node, ts.isPropertyName),
    statement(node) {
      if (ts.isVariableStatement(node) && !isUsing(node.declarationList))
        return variables(node.declarationList);
      const written = visit(node);
      return written === undefined ? [] : ([written].flat() as ts.Statement[]);
    },
  };
  return rewriting;
}

const isAssignment = (kind: ts.SyntaxKind): boolean =>
  kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;

/** The names that one declaration of a list declares. */
function* leaves(declaration: ts.VariableDeclaration | ts.BindingElement): Generator<ts.Node> {
  if (ts.isIdentifier(declaration.name)) yield declaration;
  else
    for (const element of declaration.name.elements) if (ts.isBindingElement(element)) yield* leaves(element);
}

/** The statement that contains a declaration, which is where `declare` is written. */
function ambientStatement(declaration: ts.Node): ts.Node {
  return ts.isVariableDeclaration(declaration) ? declaration.parent.parent : declaration;
}
