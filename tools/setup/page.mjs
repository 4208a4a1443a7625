// Bundles the page: JupyterLab's packages, our plugins, style sheets, themes and notices, into dist/page. Run by
// prepare.mjs after the compiler.
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { figureScript } from "../../dist/tools/render/html/figureScript.js";
import { solidScript } from "../../dist/tools/render/html/solidScript.js";
import { templateScript } from "../../dist/tools/render/html/templateScript.js";
import { notices } from "./notices.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const source = join(root, "tools", "web", "page");
const modules = join(root, "node_modules");
const output = join(root, "dist", "page");
const fresh = `${output}-${process.pid}`;
const require = createRequire(import.meta.url);

const logo = join(root, "tools", "kernel", "node", "jupyter", "logo", "logo-svg.svg");

const json = (...path) => JSON.parse(readFileSync(join(...path), "utf8"));

/** The packages of the shell that we name: their settings and style sheets go into the page. */
const shell = Object.keys(json(root, "package.json").devDependencies)
  .filter((name) => name.startsWith("@jupyterlab/"))
  .map((name) => ({ ...json(modules, name, "package.json"), home: join(modules, name) }));

/** The descriptions of all settings. */
function schemas() {
  return shell.flatMap(({ name, home, version, jupyterlab }) => {
    const folder = jupyterlab?.schemaDir && join(home, jupyterlab.schemaDir);
    if (!folder) return [];
    return readdirSync(folder)
      .filter((file) => file.endsWith(".json"))
      .map((file) => ({ id: `${name}:${basename(file, ".json")}`, version, schema: json(folder, file) }));
  });
}

/** A program that imports all style sheets. */
const styles = () =>
  shell
    .flatMap(({ name, styleModule }) => (styleModule ? [`import "${name}/${styleModule}";`] : []))
    .concat(
      'import "katex/dist/katex.min.css";',
      'import "@jupyter-widgets/base/css/index.css";',
      'import "@jupyter-widgets/controls/css/widgets-base.css";',
      `import ${JSON.stringify(join(source, "styles", "page.css"))};`,
    )
    .join("\n");

/** The program that draws figures in the pages that `noether convert` writes, as a module. */
const figures = () => `
  import Plotly from "plotly.js-cartesian-dist-min";
  ${templateScript}${figureScript}${solidScript}
  export { ownFigure, Plotly, template };`;

/** Languages whose colours the editor knows: those of cells, of Markdown with formulas, and of files beside a notebook. */
const languages =
  /^@codemirror\/(?:lang-(?:javascript|json|markdown|css|html|python)|legacy-modes\/mode\/stex)$/;

const parts = {
  name: "parts of the page",
  setup({ onLoad, onResolve }) {
    const nothing = (path) => ({ path, namespace: "nothing" });
    const made = (kind, contents, loader) => {
      onResolve({ filter: new RegExp(`^virtual:${kind}$`) }, () => ({ path: kind, namespace: kind }));
      onLoad({ filter: /./, namespace: kind }, () => ({ contents: contents(), loader, resolveDir: root }));
    };
    made("schemas", () => JSON.stringify(schemas()), "json");
    made("styles", styles, "js");
    made("figures", figures, "js");
    made("logo", () => readFileSync(logo), "text");
    // What no notebook of the course needs: other languages, diagrams, a font of icons, a validator of settings.
    onResolve({ filter: /^@codemirror\/(?:lang-|legacy-modes\/)/ }, ({ path, kind }) =>
      kind === "dynamic-import" && !languages.test(path) ? nothing(path) : undefined,
    );
    onResolve(
      { filter: /^(?:mermaid|@mermaid-js\/layout-elk|ajv|@rjsf\/validator-ajv8)$|fortawesome/ },
      ({ path }) => nothing(path),
    );
    onLoad({ filter: /./, namespace: "nothing" }, () => ({ contents: "", loader: "empty" }));
    onResolve({ filter: /^path$/ }, () => ({ path: require.resolve("path-browserify") }));
    onResolve({ filter: /^~/ }, ({ path, resolveDir }) => ({
      path: require.resolve(path.slice(1), { paths: [resolveDir] }),
    }));
    // Icons are texts in programs and addresses in style sheets.
    onResolve({ filter: /\.svg$/ }, ({ path, kind, resolveDir }) => ({
      path:
        path.startsWith(".") || kind === "url-token"
          ? join(resolveDir, path)
          : require.resolve(path, { paths: [resolveDir] }),
      namespace: kind === "url-token" ? "address" : "text",
    }));
    for (const [namespace, loader] of [
      ["address", "dataurl"],
      ["text", "text"],
    ])
      onLoad({ filter: /\.svg$/, namespace }, ({ path }) => ({ contents: readFileSync(path), loader }));
  },
};

const common = {
  bundle: true,
  minify: true,
  metafile: true,
  target: "es2022",
  platform: "browser",
  logLevel: "error",
  plugins: [parts],
};

rmSync(fresh, { recursive: true, force: true });
const { metafile } = await build({
  ...common,
  entryPoints: { page: join(source, "entry.ts") },
  outdir: join(fresh, "static"),
  splitting: true,
  format: "esm",
  entryNames: "[name]-[hash]",
  chunkNames: "[name]-[hash]",
  assetNames: "[name]-[hash]",
  define: { "process.env.NODE_ENV": '"production"', "process.env": "{}", global: "globalThis" },
  loader: { ".woff2": "file", ".woff": "empty", ".ttf": "empty", ".eot": "empty", ".md": "text" },
  tsconfig: join(root, "tsconfig.page.json"),
});
for (const theme of ["@jupyterlab/theme-light-extension", "@jupyterlab/theme-dark-extension"])
  await build({
    ...common,
    entryPoints: [join(modules, theme, "style", "theme.css")],
    outfile: join(fresh, "themes", theme, "index.css"),
  });

/** The names of what the browser needs before it shows anything, as paths from the page. */
const written = Object.entries(metafile.outputs).map(([file, { entryPoint, cssBundle, imports }]) => ({
  file,
  entryPoint,
  cssBundle,
  imports,
}));
const entry = written.find(({ entryPoint }) => entryPoint?.endsWith("entry.ts"));
const address = (file) => `static/${basename(file)}`;
const early = new Set([entry.file]);
for (const file of early)
  for (const { path, kind } of metafile.outputs[file].imports)
    if (kind === "import-statement") early.add(path);
const head = [
  `<link rel="stylesheet" href="${address(entry.cssBundle)}">`,
  ...[...early].map((file) => `<link rel="modulepreload" href="${address(file)}">`),
  `<script type="module" src="${address(entry.file)}"></script>`,
];
const page = readFileSync(join(source, "index.html"), "utf8");
writeFileSync(
  join(fresh, "index.html"),
  page.replace("</head>", () => `${head.join("\n")}\n</head>`),
);
writeFileSync(join(fresh, "logo.svg"), readFileSync(logo));
writeFileSync(join(fresh, "notices.txt"), notices(modules, Object.keys(metafile.inputs)));

rmSync(output, { recursive: true, force: true });
mkdirSync(join(root, "dist"), { recursive: true });
renameSync(fresh, output);
