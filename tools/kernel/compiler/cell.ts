import ts from "typescript";
import { aliases } from "./aliases.js";
import { cellText, unopened } from "./cellText.js";
import type { Diagnostic } from "./diagnostic.js";
import { importEquals, importedSpecifiers, importStatement } from "./imports.js";
import { jsxFunctions, jsxOnScope } from "./jsxFunctions.js";
import { type PlainCell, plainCell } from "./plainCell.js";
import { emit, loneFile, parsed, plainly, type Writing } from "./program.js";
import { type Parameters, type ScopeRewriting, scopeRewriting } from "./scope.js";
import { isAmbient, type TopLevel, topLevel } from "./topLevel.js";
import { tracedParameters } from "./traced.js";

const { factory } = ts;

/** How a cell is compiled. */
export interface CellOptions {
  /** The name of the cell in stack traces: `cell-3.ts`. */
  readonly file: string;
  /**
   * Imported names that are types, whose imports are removed (default: none, since without type checks it is not
   * known).
   */
  readonly erased?: ReadonlySet<string>;
  /** Default: plain TypeScript. */
  readonly writing?: Writing;
  /** The cell's text as a module, if it has been parsed already; it may belong to another program. */
  readonly parsed?: ts.SourceFile;
}

/** A cell that is ready to run. */
export interface CompiledCell {
  /**
   * An expression: an async function of the scope, the importer, `import.meta`, the receiver of the result and the
   * `Traced` functions.
   */
  readonly code: string;
  /** The `mappings` of a source map of `code`. */
  readonly map: string;
  /** The names that the cell puts on the shared scope. */
  readonly declared: readonly string[];
  /** The modules that it imports. */
  readonly imports: readonly string[];
  /** Syntax errors and duplicate declarations; if there are any, `code` is empty. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Compiles a cell to the body of an async function over a shared scope `$`:
 *
 *     let n = 1;                        $.n = 1;
 *     function f(x) { return x + n; }   $.f = f; function f(x) { return x + $.n; }
 *     f(2)                              return $result((0, $.f)(2));
 *
 * Names of the top level of this cell and names in `known` (those of earlier cells) are properties of the scope, so
 * that a later cell may redeclare them, and earlier definitions see the new value. Nothing becomes global. Types are
 * removed; they are not checked here.
 */
export function compileCell(source: string, known: ReadonlySet<string>, options: CellOptions): CompiledCell {
  const meant = cellText(source);
  const { writing = plainly } = options;
  const parameters = freshParameters(source);
  const own = jsxOnScope(writing.options, parameters.scope.text);
  const parse = (): ts.SourceFile => parsed(meant.text, options.file, own, meant);
  const parsedCell = options.parsed ?? parse();
  if (meant.open === "" && own.jsx === undefined) {
    const plain = plainCell(parsedCell, known, {
      scope: parameters.scope.text,
      result: parameters.result.text,
    });
    if (plain) return withHead(plain, parameters);
  }
  const lone = loneFile(
    options.parsed ? parse() : parsedCell,
    meant.text,
    ts.ModuleKind.ESNext,
    own,
    meant.open.length,
  );
  const top = topLevel(lone.file, lone.checker);
  const imports = importedSpecifiers(lone.file);
  const erased = options.erased ?? new Set<string>();
  const declared = [...top.names].filter((name) => !erased.has(name));
  if (lone.diagnostics.length > 0)
    return { code: "", map: "", declared, imports, diagnostics: lone.diagnostics };

  const transformer: ts.TransformerFactory<ts.SourceFile> = (context) => (file) => {
    const rewriting = scopeRewriting({ checker: lone.checker, top, known, parameters }, context);
    const body = cellBody(file, top, rewriting, parameters, erased);
    const returned = factory.createReturnStatement(asyncFunction(parameters, body));
    if (meant.open !== "") unopened(returned, meant, options.file);
    const updated = factory.updateSourceFile(file, [returned]);
    const asModule = updated as { externalModuleIndicator?: unknown; commonJsModuleIndicator?: unknown };
    asModule.externalModuleIndicator = undefined;
    if (writing.options.jsx !== undefined) asModule.commonJsModuleIndicator = true; // then JSX requires its functions
    return updated;
  };
  const transformers = { before: [aliases(writing), transformer], after: [jsxFunctions(parameters.import)] };
  const { code, map } = emit(lone, transformers, "(() => {", "})()");
  return { code, map, declared, imports, diagnostics: [] };
}

/** A compiled plain cell, with the head that the emitter would write. */
function withHead({ statements, declared }: PlainCell, parameters: Parameters): CompiledCell {
  const { scope, import: load, meta, result, promise, thrown } = parameters;
  const given = [scope, load, meta, result].map(({ text }) => text).join(", ");
  const traced = `${promise.text} = Promise, ${thrown.text} = value => value`;
  const code = `(() => {\n"use strict";\nreturn async function (${given}, ${traced}) {\n${statements.code}};\n\n})()`;
  return { code, map: `;;;${statements.map}`, declared, imports: [], diagnostics: [] };
}

/** The statements in the order in which they run: functions and imports come first, as JavaScript hoists them. */
function cellBody(
  file: ts.SourceFile,
  top: TopLevel,
  rewriting: ScopeRewriting,
  parameters: Parameters,
  erased: ReadonlySet<string>,
): ts.Statement[] {
  const set = (name: string, value: ts.Expression): ts.Statement =>
    factory.createExpressionStatement(factory.createAssignment(rewriting.property(name), value));
  const own = (name: string): ts.Statement => set(name, factory.createIdentifier(name));

  const first: ts.Statement[] = [];
  for (const name of top.vars) first.push(set(name, rewriting.property(name)));
  const imported: ts.Statement[] = [];
  const rest: ts.Statement[] = [];
  const last = file.statements[file.statements.length - 1];
  for (const statement of file.statements) {
    if (isAmbient(statement) || (isStrictDirective(statement) && statement !== last)) continue;
    if (ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement)) {
      imported.push(...defined(importStatement(statement, parameters.import, erased)));
    } else if (ts.isImportEqualsDeclaration(statement)) {
      const require = rewriting.property("require");
      if (!erased.has(statement.name.text))
        rest.push(...defined(importEquals(statement, rewriting, require)));
    } else if (ts.isExportAssignment(statement)) {
      const expression = rewriting.visit(statement.expression);
      rest.push(ts.setTextRange(factory.createExpressionStatement(expression), statement));
    } else if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) {
      const [declaration] = rewriting.statement(statement);
      const name = statement.name?.text;
      if (name === undefined) continue; // `export default function () {}` has no name
      rest.push(withoutExport(declaration!));
      if (ts.isClassDeclaration(statement)) rest.push(own(name));
      else if (statement.body) first.push(own(name));
    } else if (ts.isEnumDeclaration(statement) || ts.isModuleDeclaration(statement)) {
      rest.push(...rewriting.statement(statement).map(withoutExport));
      if (top.declarations.has(statement)) rest.push(own(statement.name.text));
    } else {
      rest.push(...rewriting.statement(statement));
    }
  }
  const end = rest[rest.length - 1];
  if (
    last &&
    (ts.isExpressionStatement(last) || ts.isExportAssignment(last)) &&
    end &&
    ts.isExpressionStatement(end)
  ) {
    const shown = factory.createCallExpression(parameters.result, undefined, [end.expression]);
    rest[rest.length - 1] = ts.setTextRange(factory.createReturnStatement(shown), end);
  }
  return [...first, ...imported, ...rest];
}

/**
 * Whether a statement is `"use strict"`: every cell is strict, and a function whose parameters have defaults may not
 * say so.
 */
const isStrictDirective = (node: ts.Statement): boolean =>
  ts.isExpressionStatement(node) &&
  ts.isStringLiteral(node.expression) &&
  node.expression.text === "use strict";

function asyncFunction(
  { scope, import: load, meta, result, ...traced }: Parameters,
  body: ts.Statement[],
): ts.Expression {
  const parameter = (name: ts.Identifier): ts.ParameterDeclaration =>
    factory.createParameterDeclaration(undefined, undefined, name);
  return factory.createFunctionExpression(
    [factory.createModifier(ts.SyntaxKind.AsyncKeyword)],
    undefined,
    undefined,
    undefined,
    [...[scope, load, meta, result].map(parameter), ...tracedParameters(traced)],
    undefined,
    factory.createBlock(body, true),
  );
}

/** Names that occur nowhere in the cell: `$`, or `$1` if that is used. */
function freshParameters(source: string): Parameters {
  const fresh = (name: string): ts.Identifier => {
    let candidate = name;
    for (let n = 1; source.includes(candidate); n++) candidate = `${name}${n}`;
    return factory.createIdentifier(candidate);
  };
  return {
    scope: fresh("$"),
    import: fresh("$import"),
    meta: fresh("$meta"),
    result: fresh("$result"),
    promise: fresh("$promise"),
    thrown: fresh("$thrown"),
  };
}

function withoutExport(node: ts.Statement): ts.Statement {
  if (!ts.canHaveModifiers(node)) return node;
  const isExport = ({ kind }: ts.ModifierLike): boolean =>
    kind === ts.SyntaxKind.ExportKeyword || kind === ts.SyntaxKind.DefaultKeyword;
  const modifiers = node.modifiers?.filter((modifier) => !isExport(modifier));
  if (ts.isFunctionDeclaration(node)) {
    const { asteriskToken, name, typeParameters, parameters, type, body } = node;
    return factory.updateFunctionDeclaration(
      node,
      modifiers,
      asteriskToken,
      name,
      typeParameters,
      parameters,
      type,
      body,
    );
  }
  if (ts.isClassDeclaration(node)) {
    const { name, typeParameters, heritageClauses, members } = node;
    return factory.updateClassDeclaration(node, modifiers, name, typeParameters, heritageClauses, members);
  }
  if (ts.isEnumDeclaration(node))
    return factory.updateEnumDeclaration(node, modifiers, node.name, node.members);
  if (ts.isModuleDeclaration(node))
    return factory.updateModuleDeclaration(node, modifiers, node.name, node.body);
  return node;
}

const defined = <T>(value: T | undefined): T[] => (value === undefined ? [] : [value]);
