import ts from "typescript";
import type { FileSystem } from "./fileSystem.js";

/** The exports of the kernel's own package: `noether`, `noether/data` and so on, each with its declaration file. */
export function ownExports(files: FileSystem, kernel: string): ReadonlyMap<string, string> {
  const text = files.readFile(`${kernel}/package.json`);
  if (text === undefined) return new Map();
  const { name, exports = {} } = JSON.parse(text) as {
    readonly name: string;
    readonly exports?: Readonly<Record<string, string | { readonly types?: string }>>;
  };
  const found = new Map<string, string>();
  for (const [key, target] of Object.entries(exports)) {
    if (typeof target === "object" && target.types !== undefined && !key.includes("*"))
      found.set(name + key.slice(1), `${kernel}/${target.types.replace(/^\.\//, "")}`);
  }
  return found;
}

/**
 * The names that a declaration file exports, read from its text and those of the files that it re-exports, without a
 * type checker.
 */
export function namesExportedBy(files: FileSystem, path: string): ReadonlySet<string> {
  const names = new Set<string>();
  const file = ts.createSourceFile(path, files.readFile(path) ?? "", ts.ScriptTarget.ES2023, true);
  const folder = path.slice(0, path.lastIndexOf("/"));
  for (const statement of file.statements) {
    if (ts.isExportDeclaration(statement)) {
      const { exportClause, moduleSpecifier } = statement;
      if (exportClause && ts.isNamedExports(exportClause))
        for (const { name } of exportClause.elements) names.add(name.text);
      else if (exportClause) names.add(exportClause.name.text);
      else if (
        moduleSpecifier &&
        ts.isStringLiteral(moduleSpecifier) &&
        moduleSpecifier.text.startsWith("./")
      ) {
        const next = `${folder}/${moduleSpecifier.text.slice(2).replace(/\.js$/, ".d.ts")}`;
        for (const name of namesExportedBy(files, next)) names.add(name);
      }
    } else if (ts.canHaveModifiers(statement) && ts.getModifiers(statement)?.some(isExport)) {
      if (ts.isVariableStatement(statement)) {
        for (const { name } of statement.declarationList.declarations)
          if (ts.isIdentifier(name)) names.add(name.text);
      } else {
        const { name } = statement as ts.DeclarationStatement;
        if (name && ts.isIdentifier(name)) names.add(name.text);
      }
    }
  }
  return names;
}

const isExport = ({ kind }: ts.ModifierLike): boolean => kind === ts.SyntaxKind.ExportKeyword;
