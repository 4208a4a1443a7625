import { statSync } from "node:fs";
import { extname } from "node:path";

/** A file in the notebook's folder, and how it is run. */
export interface LocalFile {
  readonly path: string;
  readonly kind: "typescript" | "json" | "javascript";
}

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;

/** The extensions of sources for those of JavaScript: `./helper.js` may be `helper.ts`. */
const sources: Readonly<Record<string, string>> = {
  ".js": ".ts",
  ".jsx": ".tsx",
  ".mjs": ".mts",
  ".cjs": ".cts",
};

function* candidates(path: string): Generator<string> {
  const extension = extname(path);
  const source = sources[extension];
  if (source) yield path.slice(0, -extension.length) + source;
  yield path;
  for (const added of [".ts", ".tsx", ".mts", ".js", ".jsx", ".mjs", ".cjs", ".json"]) yield path + added;
  for (const index of ["/index.ts", "/index.tsx", "/index.js", "/index.jsx"]) yield path + index;
}

function kindOf(path: string): LocalFile["kind"] {
  if (/\.([mc]?ts|[jt]sx)$/.test(path) && !/\.d\.[mc]?ts$/.test(path)) return "typescript";
  return path.endsWith(".json") ? "json" : "javascript";
}

/** Finds the file that an import of a path means, as TypeScript does: sources before what was compiled from them. */
export function localFile(path: string): LocalFile | undefined {
  for (const candidate of candidates(path))
    if (isFile(candidate)) return { path: candidate, kind: kindOf(candidate) };
  return undefined;
}
