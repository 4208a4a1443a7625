import { existsSync, readdirSync, readFileSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "../../root.js";

/** A file or folder of this machine, and where the sandbox shows it, read-only. */
export interface Mount {
  readonly from: string;
  readonly to: string;
}

/** What a learner's code may read: the library, the data sets, and nothing that contains an answer. */
const readable = [
  "package.json",
  "dist/lib",
  "dist/tools/cells/data",
  "dist/tools/cells/display",
  "dist/tools/cells/comm",
  "dist/tools/cells/widgets",
  "dist/tools/userError.js",
  "dist/tools/globals.js",
  "dist/tools/cells/course/withholding.js",
  "dist/tools/grader/child",
  "dist/tools/kernel/compiler/bindings.js",
  "dist/tools/kernel/compiler/compiledCell.js",
  "data",
];

/** The readable parts of the package and the packages that they import, as a sandbox shows them below `at`. */
export function packageMounts(at: string): Mount[] {
  const missing = readable.find((path) => !existsSync(join(root, path)));
  if (missing !== undefined) throw new Error(`expected ${missing} in ${root}, got none: run npm run build`);
  const packages = new Map<string, string>();
  for (const folder of readable.filter((path) => path.startsWith("dist") && !path.endsWith(".js"))) {
    for (const name of importsBelow(join(root, folder))) addPackage(packages, name, root);
  }
  return [
    ...readable.map((path) => ({ from: join(root, path), to: `${at}/${path}` })),
    ...[...packages].map(([name, folder]) => ({ from: folder, to: `${at}/node_modules/${name}` })),
  ];
}

/** Node itself and the shared libraries that it has loaded, as its loader looks for them. */
export function nodeMounts(node: string): Mount[] {
  // The report also lists network interfaces, which can take seconds; nothing here needs them.
  Object.assign(process.report, { excludeNetwork: true });
  const { sharedObjects } = process.report.getReport() as unknown as {
    readonly sharedObjects: readonly string[];
  };
  const libraries = sharedObjects.filter((path) => path.startsWith("/") && existsSync(path));
  return [
    { from: realpathSync(process.execPath), to: node },
    ...libraries.map((path) => ({ from: realpathSync(path), to: path })),
  ];
}

function importsBelow(folder: string): Set<string> {
  const names = new Set<string>();
  for (const entry of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    if (!entry.endsWith(".js")) continue;
    const source = readFileSync(join(folder, entry), "utf8");
    for (const [, specifier] of source.matchAll(/^(?:import|export)\b[^;]*?from "([^"./][^"]*)";$/gm)) {
      if (!specifier!.startsWith("node:")) names.add(packageOf(specifier!));
    }
  }
  return names;
}

function packageOf(specifier: string): string {
  return specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
}

/** Adds a package and the packages that it depends on, each found as Node finds it: in the nearest node_modules. */
function addPackage(packages: Map<string, string>, name: string, importer: string): void {
  if (packages.has(name) || name === "noether") return;
  let above = importer;
  while (!existsSync(join(above, "node_modules", name, "package.json"))) {
    if (dirname(above) === above) return;
    above = dirname(above);
  }
  const folder = realpathSync(join(above, "node_modules", name));
  packages.set(name, folder);
  const { dependencies = {} } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
    readonly dependencies?: Readonly<Record<string, string>>;
  };
  for (const dependency of Object.keys(dependencies)) addPackage(packages, dependency, folder);
}
