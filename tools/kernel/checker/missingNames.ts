import ts from "typescript";
import type { DraftDocument } from "./draft.js";

/** Node's modules in the order in which a name of several of them is most likely meant. */
const common: readonly string[] = [
  "fs",
  "path",
  "fs/promises",
  "os",
  "util",
  "url",
  "events",
  "crypto",
  "assert",
  "child_process",
  "timers/promises",
  "readline",
  "stream",
  "worker_threads",
  "zlib",
  "http",
  "buffer",
  "perf_hooks",
];

/**
 * The import that brings a name: from the kernel's own package, from a module that the notebook has imported already,
 * or from Node.
 */
export function importOf(
  name: string,
  drafts: DraftDocument,
  imported: Iterable<string>,
): string | undefined {
  if (!/^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name)) return undefined;
  const packages = drafts.packages().filter((specifier) => !specifier.endsWith("/course"));
  const specifiers = [...new Set([...packages, ...drafts.packages(), ...imported])];
  const source = specifiers
    .map((specifier, n) => `import * as m${n} from ${JSON.stringify(specifier)};`)
    .join("\n");
  const { service, path } = drafts.show("", source);
  const program = service.getProgram()!;
  const types = program.getTypeChecker();
  const has = (module: ts.Symbol | undefined): boolean =>
    module !== undefined && exportsOf(module, types).some((symbol) => symbol.name === name);

  for (const [n, statement] of program.getSourceFile(path)!.statements.entries()) {
    if (!ts.isImportDeclaration(statement)) continue;
    if (has(types.getSymbolAtLocation(statement.moduleSpecifier)))
      return `import { ${name} } from ${JSON.stringify(specifiers[n])};`;
  }
  const modules = new Map(
    types.getAmbientModules().map((symbol) => [symbol.name.replace(/^"|"$/g, ""), symbol]),
  );
  if (modules.has(`node:${name}`)) return `import * as ${name} from "node:${name}";`;
  const module = common.find((each) => has(modules.get(each)) || has(modules.get(`node:${each}`)));
  return module === undefined ? undefined : `import { ${name} } from "node:${module}";`;
}

/** What a module exports; where that is one value (`export =`), its members. */
function exportsOf(module: ts.Symbol, types: ts.TypeChecker): readonly ts.Symbol[] {
  const exports = types.getExportsOfModule(module);
  const whole = module.exports?.get(ts.InternalSymbolName.ExportEquals);
  if (!whole) return exports;
  const target = whole.flags & ts.SymbolFlags.Alias ? types.getAliasedSymbol(whole) : whole;
  return [...exports, ...types.getTypeOfSymbol(target).getProperties()];
}
