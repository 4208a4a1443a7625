import type { Namespace } from "./namespace.js";

/** The names of a notebook's cells. */
export type Scope = Record<string, unknown>;

/** The exports of a module that names of the scope show, by name; `*` is the module itself. */
export type Bindings = Readonly<Record<string, string>>;

/** Makes names of the scope show exports of a module. */
export type Bind = (scope: Scope, module: Namespace, bindings: Bindings, specifier: string) => void;

// Captured: the scope is shared with cells, which may replace them.
const { create, defineProperty, entries, freeze, keys } = Object;

/**
 * An empty prototype, in a form that keeps properties of its instances fast (an object without a prototype is a hash
 * table).
 */
function NotebookScope(this: Scope): void {}
NotebookScope.prototype = freeze(create(null));

/** An empty scope. */
export function newScope(): Scope {
  return new (NotebookScope as unknown as new () => Scope)();
}

/**
 * Makes names of the scope show exports of a module, as they are when they are read. Assigning to such a name makes it
 * an ordinary one.
 *
 * @throws SyntaxError when the module lacks an export
 */
export const bind: Bind = (scope, module, bindings, specifier) => {
  for (const [name, exported] of entries(bindings)) {
    if (exported !== "*" && !(exported in module)) throw absent(exported, module, specifier);
    show(scope, name, () => (exported === "*" ? module : module[exported]));
  }
};

/** Like `bind`, but an export that the module lacks breaks only the code that uses it, not the whole cell. */
export const bindEach: Bind = (scope, module, bindings, specifier) => {
  for (const [name, exported] of entries(bindings)) {
    try {
      bind(scope, module, { [name]: exported }, specifier);
    } catch (error) {
      show(scope, name, () => {
        throw error;
      });
    }
  }
};

/** Makes a name of the scope show what a function returns, until something is assigned to it. */
export function show(scope: Scope, name: string, get: () => unknown): void {
  const set = (value: unknown): void =>
    void defineProperty(scope, name, { value, writable: true, enumerable: true, configurable: true });
  defineProperty(scope, name, { get, set, enumerable: true, configurable: true });
}

function absent(exported: string, module: Namespace, specifier: string): SyntaxError {
  const names = keys(module).sort();
  const few = names.slice(0, 8).join(", ");
  const has = names.length === 0 ? "nothing" : names.length > 8 ? `${few} and ${names.length - 8} more` : few;
  return new SyntaxError(`"${specifier}" has no export named ${exported}: it exports ${has}`);
}
