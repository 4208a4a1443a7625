import ts from "typescript";
import type { DraftDocument } from "./draft.js";
import type { FileSystem } from "./fileSystem.js";
import { namesExportedBy, ownExports } from "./ownExports.js";
import type { Places } from "./places.js";

/** Node's modules, in the order in which they are tried for a name that several of them export. */
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

/** Finds the import that provides a name. */
export type Importable = (name: string) => string | undefined;

/**
 * Looks for a name in the kernel's own package, in the modules that the notebook has already imported, and in Node's.
 * The first and the last, which are needed often, are searched without computing types.
 */
export function importable(
  files: FileSystem,
  places: Places,
  drafts: DraftDocument,
  imported: ReadonlySet<string>,
): Importable {
  let own: readonly (readonly [specifier: string, names: ReadonlySet<string>])[] | undefined;
  const read = (): NonNullable<typeof own> =>
    [...ownExports(files, places.kernel)].map(([specifier, path]) => [
      specifier,
      namesExportedBy(files, path),
    ]);
  return (name) => {
    if (!/^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name)) return undefined;
    own ??= read();
    const ours = own.find(([, names]) => names.has(name))?.[0];
    const known = own.map(([specifier]) => specifier);
    const others = [...imported].filter((each) => !known.includes(each) && !places.runtime.hasModule(each));
    const specifier = ours ?? (others.length > 0 ? exporterOf(name, others, drafts) : undefined);
    if (specifier !== undefined) return `import { ${name} } from ${JSON.stringify(specifier)};`;
    if (places.runtime.hasModule(`node:${name}`)) return `import * as ${name} from "node:${name}";`;
    const module = common.find((each) => places.runtime.exportsOf(`node:${each}`).includes(name));
    return module === undefined ? undefined : `import { ${name} } from "node:${module}";`;
  };
}

/** The first of some modules that exports a name. */
function exporterOf(name: string, specifiers: readonly string[], drafts: DraftDocument): string | undefined {
  const source = specifiers
    .map((specifier, n) => `import * as m${n} from ${JSON.stringify(specifier)};`)
    .join("\n");
  const { service, path } = drafts.show("", source);
  const program = service.getProgram()!;
  const types = program.getTypeChecker();
  const statements = program.getSourceFile(path)!.statements.filter(ts.isImportDeclaration);
  return specifiers.find((_, n) => {
    const module = types.getSymbolAtLocation(statements[n]!.moduleSpecifier);
    return module !== undefined && exportsOf(module, types).some((symbol) => symbol.name === name);
  });
}

/** The exports of a module; if that is one value (`export =`), its members. */
function exportsOf(module: ts.Symbol, types: ts.TypeChecker): readonly ts.Symbol[] {
  const exports = types.getExportsOfModule(module);
  const whole = module.exports?.get(ts.InternalSymbolName.ExportEquals);
  if (!whole) return exports;
  const target = whole.flags & ts.SymbolFlags.Alias ? types.getAliasedSymbol(whole) : whole;
  return [...exports, ...types.getTypeOfSymbol(target).getProperties()];
}
