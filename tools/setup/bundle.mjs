// Bundles the library, and each program that a notebook starts, into one file each: a process that loads one file
// starts sooner than one that has to find a hundred; and the page, by page.mjs. Run by prepare.mjs after the compiler.
import { appendFileSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { changedTypeScript } from "./typescriptChanges.mjs";

const dist = fileURLToPath(new URL("../../dist/", import.meta.url));
const library = join(dist, "lib");
const kernel = join(dist, "tools", "kernel");

/** Where bundles are built before they replace the old ones. */
const fresh = (folder) => join(folder, `bundle-${process.pid}`);

/** A snapshot's script can load Node's own modules only by their full names. */
const fullNames = {
  name: "full names",
  setup({ onResolve }) {
    const names = new RegExp(`^(${builtinModules.join("|")})$`);
    onResolve({ filter: names }, ({ path }) => ({ path: `node:${path}`, external: true }));
  },
};

/**
 * TypeScript's exports object itself: otherwise each module that imports it gets a copy with thousands of functions.
 */
const oneTypeScript = {
  name: "one TypeScript",
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^typescript$/ }, ({ kind }) =>
      kind === "import-statement" ? { path: "typescript", namespace: "exports" } : undefined,
    );
    onLoad({ filter: /./, namespace: "exports" }, () => ({
      contents: 'export default require("typescript");',
      resolveDir: kernel,
    }));
  },
};

/** TypeScript with the changes in `typescriptChanges.mjs`, which are noted with its licence. */
const leanTypeScript = {
  name: "lean TypeScript",
  setup({ onLoad, onEnd }) {
    onLoad({ filter: /[\\/]typescript[\\/]lib[\\/]typescript\.js$/ }, ({ path }) => ({
      contents: changedTypeScript(readFileSync(path, "utf8")),
    }));
    onEnd(() => {
      const notice =
        "Changed in checker.cjs: some accessors of object literals; see tools/setup/typescriptChanges.mjs.";
      appendFileSync(join(fresh(kernel), "typescript.LICENCE.txt"), `\n${notice}\n`);
    });
  },
};

/** Writes the licences of the bundled packages next to the bundles. */
const licences = (folder) => ({
  name: "licences",
  setup({ onEnd }) {
    onEnd(({ metafile }) => {
      const inputs = Object.keys(metafile.inputs).join("\n");
      const packages = new Set(
        [...inputs.matchAll(/node_modules\/((?:@[^/]+\/)?[^/]+)\//g)].map(([, name]) => name),
      );
      for (const name of packages) {
        const home = join(dist, "..", "node_modules", name);
        const file = readdirSync(home).find((each) => /^licen[cs]e/i.test(each));
        if (!file)
          throw new Error(`expected a licence in ${home}, got none: leave ${name} out of the bundle`);
        const text = readFileSync(join(home, file), "utf8");
        writeFileSync(join(fresh(folder), `${name.replace("/", "-")}.LICENCE.txt`), text);
      }
    });
  },
});

const common = { bundle: true, metafile: true, platform: "node", target: "node20", logLevel: "error" };

/** CommonJS loads sooner, and a snapshot can be made from nothing else. */
const commonJs = {
  ...common,
  external: ["zeromq"],
  format: "cjs",
  outdir: fresh(kernel),
  outExtension: { ".js": ".cjs" },
  define: { "import.meta.url": "hereUrl" },
  banner: { js: 'const hereUrl = require("node:url").pathToFileURL(__filename).href;' },
  supported: { "dynamic-import": false },
  plugins: [licences(kernel)],
};

/**
 * The executor shares its globals with the cells, which may replace any of them, or add to them: it keeps references of
 * its own, and copies of the objects that hold functions.
 */
const ownGlobals = `const {
  Array, Buffer, Error, Function, Map, Number, Promise, RegExp, Set, SharedArrayBuffer, String, Symbol, SyntaxError, TypeError,
  Uint8Array, WeakMap, process, setTimeout, clearTimeout, setImmediate, clearImmediate,
} = globalThis;
const [Atomics, JSON, Object, Reflect] = ["Atomics", "JSON", "Object", "Reflect"].map((name) =>
  globalThis.Object.defineProperties({}, globalThis.Object.getOwnPropertyDescriptors(globalThis[name])));`;

for (const folder of [library, kernel]) rmSync(fresh(folder), { recursive: true, force: true });
await Promise.all([
  build({
    ...common,
    format: "esm",
    // For Node and for pages: a module of Node's in it does not build, and packages give what runs in both.
    platform: "neutral",
    // Noether's own dependencies are bundled, except the symbolic algebra, which is large and seldom used; a page finds
    // it by its import map.
    external: ["mathjs"],
    mainFields: ["module", "main"],
    plugins: [licences(library)],
    splitting: true,
    outdir: fresh(library),
    entryPoints: {
      index: join(library, "index.js"),
      laws: join(library, "laws", "index.js"),
      figure: join(library, "figures.js"),
      engine: join(library, "engine", "index.js"),
      models: join(library, "models", "index.js"),
      autoencoder: join(library, "autoencoder", "index.js"),
      quantum: join(library, "quantum", "index.js"),
      dynamics: join(library, "dynamics", "index.js"),
      exact: join(library, "exact", "index.js"),
    },
  }),
  build({
    ...commonJs,
    entryPoints: {
      jupyter: join(kernel, "node", "jupyter", "main.js"),
      snapshot: join(kernel, "node", "snapshot", "main.js"),
      watcher: join(kernel, "executor", "watcher.js"),
      thread: join(kernel, "executor", "thread.js"),
    },
  }),
  // A snapshot contains the whole text of TypeScript, two thirds of which is comments and long names.
  build({
    ...commonJs,
    entryPoints: { checker: join(kernel, "node", "checker", "main.js") },
    minify: true,
    plugins: [fullNames, oneTypeScript, ...commonJs.plugins, leanTypeScript],
  }),
  // Cells import with Node's own import().
  build({
    ...commonJs,
    banner: { js: `${commonJs.banner.js}\n${ownGlobals}` },
    entryPoints: { executor: join(kernel, "executor", "main.js") },
    supported: {},
  }),
]);
// One character outside Latin-1 would make every character take two bytes in the snapshot.
const [foreign] = /[^\0-\xff]/.exec(readFileSync(join(fresh(kernel), "checker.cjs"), "utf8")) ?? [];
if (foreign) throw new Error(`expected a checker in Latin-1, got ${foreign}: write it as an escape sequence`);
for (const folder of [library, kernel]) {
  rmSync(join(folder, "bundle"), { recursive: true, force: true });
  renameSync(fresh(folder), join(folder, "bundle"));
}
await import("./page.mjs");
await import("./points.mjs");
