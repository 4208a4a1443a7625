import { createRequire } from "node:module";
import type { Namespace } from "../../compiler/namespace.js";

/** All the modules that `require` knows. */
const { cache } = createRequire(import.meta.url);
const views = new WeakMap<Namespace, Namespace>();

/**
 * The exports of a CommonJS module as the type check sees them: everything in `module.exports`, not only what Node's
 * scan of the text has found; and, for a module that was compiled from an ES module, its own default. An ES module is
 * returned as it is.
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

/** Whether a module is CommonJS, which newer versions of Node say in the module itself. */
function isCommonJs(module: Namespace, exports: object): boolean {
  return "module.exports" in module || Object.values(cache).some((each) => each?.exports === exports);
}
