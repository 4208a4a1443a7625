/** Thrown when a cell calls an export of the library that is the very thing to be built. */
export class Withheld extends Error {
  override readonly name = "Withheld";
  readonly exportName: string;

  constructor(exportName: string) {
    super(`${exportName} is what you are building: write it yourself, noether's own is not available here`);
    this.exportName = exportName;
  }
}

type Callable = (this: unknown, ...values: unknown[]) => unknown;

const registry = globalThis as { [withheld]?: ReadonlySet<string> };
const withheld = Symbol.for("noether.withheld");
const wrappers = new WeakMap<Callable, Map<string, Callable>>();

const isClass = (value: Callable): boolean => /^class\b/.test(Function.prototype.toString.call(value));

function withholdable(name: string, original: Callable): Callable {
  const named = wrappers.get(original) ?? new Map<string, Callable>();
  const known = named.get(name);
  if (known) return known;
  const wrapper = function (this: unknown, ...values: unknown[]): unknown {
    if (registry[withheld]?.has(name)) throw new Withheld(name);
    return Reflect.apply(original, this, values);
  };
  Object.defineProperty(wrapper, "name", { value: original.name, configurable: true });
  Object.defineProperty(wrapper, "length", { value: original.length, configurable: true });
  Object.setPrototypeOf(wrapper, original); // properties of the function, if it has any
  wrappers.set(original, named.set(name, wrapper));
  return wrapper;
}

/**
 * A module whose functions look, whenever they are called, whether the process-wide set
 * `globalThis[Symbol.for("noether.withheld")]` holds the name of their export. Everything else passes through.
 */
export function withholding(module: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const view: Record<string, unknown> = Object.create(null);
  for (const name of Object.keys(module)) {
    const get = (): unknown => {
      const value = module[name];
      return typeof value === "function" && !isClass(value as Callable)
        ? withholdable(name, value as Callable)
        : value;
    };
    Object.defineProperty(view, name, { get, enumerable: true });
  }
  return Object.defineProperty(view, Symbol.toStringTag, { value: "Module" });
}
