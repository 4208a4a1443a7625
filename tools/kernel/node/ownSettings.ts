import { readFileSync, statSync } from "node:fs";
import type { OwnSettings } from "../checker/settings.js";

/** What a notebook's metadata say of how it is checked and compiled; nothing where they say nothing. */
export function ownSettings(metadata: Readonly<Record<string, unknown>>): OwnSettings | undefined {
  const { compilerOptions } = objectIn(metadata, "noether");
  const kernel = objectIn(metadata, "kernelspec");
  const isJavaScript =
    kernel.name === "jslab" ||
    kernel.language === "javascript" ||
    objectIn(metadata, "language_info").name === "javascript";
  if (compilerOptions === undefined && !isJavaScript) return undefined;
  return { ...(compilerOptions !== undefined && { compilerOptions }), ...(isJavaScript && { isJavaScript }) };
}

/** The same of the notebook that Jupyter says a kernel is for (`JPY_SESSION_NAME`), where it says so. */
export function sessionSettings(environment: NodeJS.ProcessEnv): OwnSettings | undefined {
  const { JPY_SESSION_NAME: path } = environment;
  if (path === undefined || !path.endsWith(".ipynb")) return undefined;
  try {
    if (statSync(path).size > largest) return undefined;
    return ownSettings(objectIn(JSON.parse(readFileSync(path, "utf8")) as object, "metadata"));
  } catch {
    return undefined; // nobody's fault: the notebook is not saved yet, or lies elsewhere
  }
}

/** A larger notebook (bytes) would keep the kernel from starting for too long. */
const largest = 32 * 2 ** 20;

function objectIn(owner: object, key: string): Readonly<Record<string, unknown>> {
  const found = (owner as Readonly<Record<string, unknown>>)[key];
  return typeof found === "object" && found !== null ? (found as Readonly<Record<string, unknown>>) : {};
}
