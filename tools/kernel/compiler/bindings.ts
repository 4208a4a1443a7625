/** The names of a notebook's cells. */
export type Scope = Record<string, unknown>;

/** A prototype without anything, in a form that keeps properties of its instances fast (an object without any prototype is a hash table). */
function NotebookScope(this: Scope): void {}
NotebookScope.prototype = Object.freeze(Object.create(null));

/** An empty scope. */
export function newScope(): Scope {
  return new (NotebookScope as unknown as new () => Scope)();
}

/**
 * Makes names of the scope show exports of a module, as they are at the time of looking; `*` shows the module itself.
 * Assigning to such a name makes it an ordinary one.
 *
 * @throws SyntaxError when the module lacks an export
 */
export function bind(
  scope: Scope,
  module: Readonly<Record<string, unknown>>,
  bindings: Readonly<Record<string, string>>,
  specifier: string,
): void {
  for (const [name, exported] of Object.entries(bindings)) {
    const get = (): unknown => (exported === "*" ? module : module[exported]);
    const set = (value: unknown): void =>
      void Object.defineProperty(scope, name, {
        value,
        writable: true,
        enumerable: true,
        configurable: true,
      });
    if (exported !== "*" && !(exported in module)) throw new SyntaxError(absent(exported, module, specifier));
    Object.defineProperty(scope, name, { get, set, enumerable: true, configurable: true });
  }
}

function absent(exported: string, module: Readonly<Record<string, unknown>>, specifier: string): string {
  const names = Object.keys(module).sort();
  const few = names.slice(0, 8).join(", ");
  const has = names.length === 0 ? "nothing" : names.length > 8 ? `${few} and ${names.length - 8} more` : few;
  return `"${specifier}" has no export named ${exported}: it exports ${has}`;
}
