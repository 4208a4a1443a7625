import { createRequire } from "node:module";
import type { Namespace } from "../../compiler/namespace.js";

/** All the modules that `require` knows. */
const { cache } = createRequire(import.meta.url);
const views = new WeakMap<Namespace, Namespace>();

/**
 * The exports of a module in CommonJS as the type check sees them: all that `module.exports` has, and not only what
 * Node's scan of the text has found; and what a module that was once written as an ES module calls its default. An ES
 * module is given back as it is.
 */
export function allExports(module: Namespace): Namespace {
  const known = views.get(module);
  if (known) return known;
  const view = viewOf(module);
  views.set(module, view);
  return view;
}

function viewOf(module: Namespace): Namespace {
  const { default: exports } = module;
  if ((typeof exports !== "object" && typeof exports !== "function") || exports === null) return module;
  if (!isCommonJs(module, exports)) return module;
  const members = exports as Namespace;
  const hasDefault = members.__esModule === true && "default" in members;
  const added = Object.keys(members).filter((name) => !(name in module));
  if (added.length === 0 && !hasDefault) return module;
  const view: Record<string, unknown> = Object.create(null);
  const show = (name: string, of: Namespace): void =>
    void Object.defineProperty(view, name, { get: () => of[name], enumerable: true });
  for (const name of Object.keys(module)) show(name, name === "default" && hasDefault ? members : module);
  for (const name of added) show(name, members);
  return Object.defineProperty(view, Symbol.toStringTag, { value: "Module" });
}

/** Newer versions of Node say so in the module itself. */
function isCommonJs(module: Namespace, exports: object): boolean {
  return "module.exports" in module || Object.values(cache).some((each) => each?.exports === exports);
}
