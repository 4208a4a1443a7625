// Run by `node --snapshot-blob FILE --build-snapshot`: what is in memory at its end is in memory at the start of every
// process that begins from FILE. Such a script must be one file of CommonJS, hence the small loader.
const { readFileSync }: typeof import("node:fs") = require("node:fs");
const { dirname, resolve }: typeof import("node:path") = require("node:path");
const { startupSnapshot }: typeof import("node:v8") = require("node:v8");

type Require = (specifier: string) => unknown;
type TypeScript = typeof import("typescript");

const { typescript, checker, folder, kernel } = JSON.parse(process.env.NOETHER_SNAPSHOT!) as {
  /** The compiler's file. */
  readonly typescript: string;
  /** The folder of the checker's modules. */
  readonly checker: string;
  /** An empty folder, for a notebook to warm up with. */
  readonly folder: string;
  readonly kernel: string;
};

function evaluated(code: string, file: string, load: Require): unknown {
  const module = { exports: {} };
  new Function("require", "module", "exports", "__filename", "__dirname", code)(
    load,
    module,
    module.exports,
    file,
    dirname(file),
  );
  return module.exports;
}

/** In a snapshot, Node's own modules go by their full names alone. */
const builtin: Require = (specifier) =>
  require(specifier.startsWith("node:") ? specifier : `node:${specifier}`);
const ts = evaluated(readFileSync(typescript, "utf8"), typescript, builtin) as TypeScript;

const loaded = new Map<string, unknown>();
function load(file: string): unknown {
  if (!loaded.has(file)) {
    const { outputText } = ts.transpileModule(readFileSync(file, "utf8"), {
      compilerOptions: {
        module: ts.ModuleKind.CommonJS,
        target: ts.ScriptTarget.ES2022,
        esModuleInterop: true,
      },
    });
    const from: Require = (specifier) =>
      specifier === "typescript"
        ? ts
        : specifier.startsWith(".")
          ? load(resolve(dirname(file), specifier))
          : builtin(specifier);
    loaded.set(file, evaluated(outputText, file, from));
  }
  return loaded.get(file);
}

const { startChecker, warmChecker } = load(
  resolve(checker, "start.js"),
) as typeof import("../checker/start.js");
const libraries = dirname(typescript);
warmChecker(libraries, { folder, kernel });
startupSnapshot.setDeserializeMainFunction(() => startChecker(libraries));
