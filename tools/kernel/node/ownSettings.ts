import { readFileSync, statSync } from "node:fs";
import type { OwnSettings } from "../checker/settings.js";

/** The settings for checking and compiling in a notebook's metadata; undefined if there are none. */
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

/** The same for the notebook that Jupyter names for a kernel (`JPY_SESSION_NAME`); undefined if it names none. */
export function sessionSettings(environment: NodeJS.ProcessEnv): OwnSettings | undefined {
  const { JPY_SESSION_NAME: path } = environment;
  if (path === undefined || !path.endsWith(".ipynb")) return undefined;
  try {
    if (statSync(path).size > largest) return undefined;
    return ownSettings(objectIn(JSON.parse(readFileSync(path, "utf8")) as object, "metadata"));
  } catch {
    return undefined; // not an error: the notebook is not saved yet, or is elsewhere
  }
}

/** A notebook larger than this (bytes) is not read, because it would delay the kernel's start. */
const largest = 32 * 2 ** 20;

function objectIn(owner: object, key: string): Readonly<Record<string, unknown>> {
  const found = (owner as Readonly<Record<string, unknown>>)[key];
  return typeof found === "object" && found !== null ? (found as Readonly<Record<string, unknown>>) : {};
}
