import { compileCell } from "../../../../tools/kernel/compiler/cell.js";

/** A scope of cells, for tests: runs compiled cells without a kernel. */
export interface Notebook {
  readonly scope: Record<string, unknown>;
  /** Runs a cell; returns the value of its last expression. */
  run(source: string): Promise<unknown>;
}

type Bindings = Readonly<Record<string, string>>;

/** A notebook whose imports come from the given modules. */
export function notebook(modules: Readonly<Record<string, Record<string, unknown>>> = {}): Notebook {
  const scope: Record<string, unknown> = Object.create(null);
  const load = async (specifier: string, _options: unknown, bindings: Bindings = {}): Promise<unknown> => {
    const module = modules[specifier] ?? {};
    for (const [name, exported] of Object.entries(bindings)) {
      scope[name] = exported === "*" ? module : module[exported];
    }
    return module;
  };
  let cells = 0;
  return {
    scope,
    async run(source) {
      const compiled = compileCell(source, new Set(Object.keys(scope)), { file: `cell-${++cells}.ts` });
      if (compiled.diagnostics[0]) throw new SyntaxError(compiled.diagnostics[0].message);
      let shown: unknown;
      const body = new Function(`return ${compiled.code}`)() as (...given: unknown[]) => Promise<unknown>;
      await body(scope, load, { url: "file:///notebook.ts" }, (value: unknown) => {
        shown = value;
      });
      return shown;
    },
  };
}
