import ts from "typescript";
import { type CompiledCell, compileCell } from "../compiler/cell.js";
import { type Diagnostic, diagnosticOf } from "../compiler/diagnostic.js";
import type { Completeness, Completion, Inspection } from "../session.js";
import { type CellName, type Declared, declaredNames, identifiersOf, prefixFor } from "./cellNames.js";
import { cellDeclarations } from "./declarations.js";
import type { FileSystem, Places } from "./fileSystem.js";
import { asksForNode } from "./globals.js";
import { checkerHost, type Documents } from "./host.js";
import { comments, tolerated } from "./options.js";

/** What the checker says about a cell: what is wrong with it, or the code to run. */
export type Checked =
  /** The names are those that the cell would have declared. */
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[]; readonly names: readonly string[] }
  | { readonly ok: true; readonly compiled: CompiledCell };

/** Checks the cells of one notebook, each against the declarations of those before it. */
export interface Checker {
  /** Checks and compiles a cell. */
  check(source: string, cell: number): Checked;
  /** Writes down the declarations of the last checked cell; that may happen while the cell runs. */
  declare(): void;
  /**
   * Says how the last checked cell ended: its declarations hold for the cells that follow. Where it threw, `names`
   * are the names that exist; a variable that never came to be does not hide an earlier one of that name.
   */
  settle(names: readonly string[]): void;
  /** What could stand at an offset of a cell that is being written. */
  complete(source: string, offset: number): Completion;
  /** What stands at an offset of a cell, if anything. */
  inspect(source: string, offset: number): Inspection | undefined;
  /** Whether a cell could run as it stands. */
  isComplete(source: string): Completeness;
  /** Gives back what this notebook alone has loaded. */
  close(): void;
}

/** Names on the shared scope that no cell declares; their types are global. */
const given = ["require", "__filename", "__dirname"];

interface Pending {
  readonly cell: number;
  readonly declared: readonly Declared[];
  untyped: ReadonlySet<string>;
  isWritten: boolean;
}

/** A checker for the notebook in a folder. Portable: it asks `files` for everything. */
export function checker(files: FileSystem, places: Places): Checker {
  const documents: Documents = {
    cellPath: `${places.folder}/__noether_cell_${++checkers}__.ts`,
    cell: { text: "export {};", version: 1 },
    beforePath: `${places.folder}/__noether_before_${checkers}__.d.ts`,
    before: { text: "", version: 1 },
    globalsPath: `${places.libraries}/lib.noether.globals.d.ts`,
    isNodeWhole: false,
  };
  const service = ts.createLanguageService(checkerHost(documents, files, places), registry);
  const values = new Map<string, CellName>();
  const types = new Map<string, CellName>();
  let pending: Pending | undefined;

  function typeErrors(source: string, offset: number): Diagnostic[] {
    const found = service
      .getSemanticDiagnostics(documents.cellPath)
      .filter(({ category, code }) => category === ts.DiagnosticCategory.Error && !tolerated.has(code))
      .filter(({ start }) => start === undefined || (start >= offset && start <= offset + source.length));
    if (
      !documents.isNodeWhole &&
      (hasPackages() || found.some((each) => asksForNode(each, places.runtime)))
    ) {
      documents.isNodeWhole = true;
      return typeErrors(source, offset);
    }
    return found.map((diagnostic) => diagnosticOf(diagnostic, source, offset));
  }

  /** Whether the cells so far import a package, whose declarations may name anything of Node's. */
  function hasPackages(): boolean {
    const own = `${places.kernel}/`;
    return service
      .getProgram()!
      .getSourceFiles()
      .some(({ fileName }) => {
        const path = fileName.startsWith(own) ? fileName.slice(own.length) : fileName;
        return path.includes("node_modules/") && !fileName.startsWith(`${places.libraries}/`);
      });
  }

  /** What each name means to later cells, an import being what it imports. */
  function meanings(kinds: ReadonlyMap<string, CellName["kind"]>): Declared[] {
    const program = service.getProgram()!;
    const types = program.getTypeChecker();
    const module = types.getSymbolAtLocation(program.getSourceFile(documents.cellPath)!);
    return (module ? types.getExportsOfModule(module) : []).flatMap((symbol) => {
      const kind = kinds.get(symbol.name);
      if (kind === undefined) return [];
      const target = symbol.flags & ts.SymbolFlags.Alias ? types.getAliasedSymbol(symbol) : symbol;
      const isValue = (target.flags & ts.SymbolFlags.Value) !== 0;
      const isType = (target.flags & (ts.SymbolFlags.Type | ts.SymbolFlags.Namespace)) !== 0;
      return [{ name: symbol.name, kind, isValue, isType }];
    });
  }

  function declare(): void {
    if (!pending || pending.isWritten) return;
    pending.isWritten = true;
    if (pending.declared.length === 0 && !documents.cell.text.includes("declare global")) return;
    const { text, untyped } = cellDeclarations(service, documents.cellPath, pending.cell);
    pending.untyped = untyped;
    documents.before.text += text;
    documents.before.version++;
  }

  return {
    declare,
    check(source, cell) {
      const parsed = ts.createSourceFile("cell.ts", source, { ...parsing }, true);
      const kinds = declaredNames(parsed.statements);
      const meant = [...kinds.keys()];
      const prefix = prefixFor(identifiersOf(parsed), new Set(kinds.keys()), { values, types });
      const exported = exportedNames(parsed);
      const names = [...kinds.keys()].filter((name) => !exported.has(name));
      pending = undefined;
      const wrong = (parsed as { parseDiagnostics?: readonly ts.Diagnostic[] }).parseDiagnostics ?? [];
      if (wrong.length > 0)
        return { ok: false, diagnostics: wrong.map((found) => diagnosticOf(found, source)), names: meant };

      documents.cell.text = `${prefix}${source}\nexport { ${names.join(", ")} };`;
      documents.cell.version++;
      const diagnostics = typeErrors(source, prefix.length);
      if (diagnostics.length > 0) return { ok: false, diagnostics, names: meant };

      const declared = meanings(kinds);
      const erased = new Set(declared.filter(({ isValue }) => !isValue).map(({ name }) => name));
      const compiled = compileCell(source, new Set([...given, ...values.keys()]), {
        file: `cell-${cell}.ts`,
        erased,
      });
      if (compiled.diagnostics.length > 0)
        return { ok: false, diagnostics: compiled.diagnostics, names: meant };
      pending = { cell, declared, untyped: new Set(), isWritten: false };
      return { ok: true, compiled };
    },
    settle(names) {
      declare();
      const exist = new Set(names);
      for (const { name, kind, isValue, isType } of pending?.declared ?? []) {
        if (isValue && !exist.has(name)) continue;
        const meaning = {
          cell: pending!.cell,
          kind: pending!.untyped.has(name) ? ("untyped" as const) : kind,
        };
        if (isValue) values.set(name, meaning);
        if (isType) types.set(name, meaning);
      }
      pending = undefined;
    },
    complete: () => ({ start: 0, end: 0, items: [] }),
    inspect: () => undefined,
    isComplete: () => ({ status: "complete" }),
    close: () => service.dispose(),
  };
}

/** Library and package files are parsed once for all the notebooks of a process. */
const registry = ts.createDocumentRegistry(true, "", comments);
let checkers = 0;

const parsing: ts.CreateSourceFileOptions = {
  languageVersion: ts.ScriptTarget.ES2023,
  setExternalModuleIndicator: (file) => {
    (file as { externalModuleIndicator?: unknown }).externalModuleIndicator = true;
  },
};

/** Names that the person exports already, in the notebook that is also a module. */
function exportedNames(file: ts.SourceFile): ReadonlySet<string> {
  const found = new Set<string>();
  for (const statement of file.statements) {
    if (
      ts.isExportDeclaration(statement) &&
      statement.exportClause &&
      ts.isNamedExports(statement.exportClause)
    ) {
      for (const element of statement.exportClause.elements) found.add(element.name.text);
    }
    const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined;
    const isExported = modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
    const isDefault = modifiers?.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword) ?? false;
    if (!isExported || isDefault) continue;
    for (const name of declaredNames([statement]).keys()) found.add(name);
  }
  return found;
}
