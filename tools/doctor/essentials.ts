import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { programOnPath } from "../render/program.js";
import { root } from "../root.js";
import { broken, type Finding, missing, ok, type Probe } from "./probe.js";

interface Package {
  readonly version: string;
  readonly bin: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly dependencies: Readonly<Record<string, string>>;
}

/** What the package says about itself. */
export const own: Package = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

const reinstall = existsSync(join(root, "package-lock.json"))
  ? `run npm ci in ${root}, then npm run build`
  : "install noether again: npm install noether";

/** What runs notebooks: nothing works without it. */
export const essentials: readonly Probe[] = [
  {
    name: "Node",
    purpose: "essentials",
    look: async () =>
      isRecent(process.versions.node)
        ? ok(`${process.versions.node} (${process.execPath})`)
        : broken(
            `${process.versions.node}, 20.19 or newer is required`,
            "install a newer version from nodejs.org",
          ),
  },
  { name: "Noether's build", purpose: "essentials", look: async () => build() },
  { name: "age of the build", purpose: "machine", look: async () => age() },
  { name: "TypeScript", purpose: "essentials", look: async () => installed("typescript") },
  { name: "@types/node", purpose: "essentials", look: async () => installed("@types/node") },
  {
    name: "npm",
    purpose: "machine",
    async look(environment) {
      const found = programOnPath("npm", environment) ?? programOnPath("npm.cmd", environment);
      if (found === undefined) return missing("not on the PATH", "it comes with Node: nodejs.org");
      const real = realpathSync(found);
      const file = [
        join(dirname(real), "..", "package.json"),
        join(dirname(real), "node_modules", "npm", "package.json"),
      ].find(existsSync);
      const version = file === undefined ? "" : `${JSON.parse(readFileSync(file, "utf8")).version} `;
      return ok(`${version}(${found})`);
    },
  },
];

/** Whether this Node runs us: 20.19 or newer. */
export function isRecent(version: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > 20 || (major === 20 && minor >= 19);
}

function installed(name: string): Finding {
  const wanted = own.dependencies[name]!;
  try {
    const file = createRequire(import.meta.url).resolve(`${name}/package.json`);
    const { version } = JSON.parse(readFileSync(file, "utf8")) as { readonly version: string };
    // An exact dependency means one version; a range with a caret is npm's business.
    if (/^\d/.test(wanted) && wanted !== version)
      return broken(`${version}, but ${wanted} is required (${dirname(file)})`, reinstall);
    return ok(`${version} (${dirname(file)})`);
  } catch {
    return missing(`no package ${name} found from ${root}`, reinstall);
  }
}

function build(): Finding {
  const files = [
    ...Object.values(own.bin),
    ...Object.values(own.exports).flatMap((each) =>
      typeof each === "string" ? [each] : Object.values(each),
    ),
  ];
  const lost = files.find((file) => !existsSync(join(root, file)));
  if (lost !== undefined) return broken(`${own.version}, without ${lost} (${root})`, reinstall);
  return ok(`${own.version} (${root})`);
}

/** Whether the build is as recent as its sources; a published package has no sources. */
function age(): Finding {
  for (const [part, builds] of Object.entries({ lib: ["lib"], tools: ["portable", "tools"] })) {
    const built = builds.map((build) => changed(join(root, "dist", `${build}.tsbuildinfo`)));
    if (Math.max(...built) > 0 && newest(join(root, part)) > Math.max(...built))
      return broken(`older than the sources in ${part}`, `npm run build in ${root}`);
  }
  return ok("as recent as its sources");
}

/** When a file was changed, in milliseconds; 0 if it does not exist. */
const changed = (file: string): number => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** When the most recent TypeScript file of a folder was changed, in milliseconds. */
function newest(folder: string): number {
  if (!existsSync(folder)) return 0;
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .reduce((latest, file) => Math.max(latest, statSync(join(folder, file)).mtimeMs), 0);
}
