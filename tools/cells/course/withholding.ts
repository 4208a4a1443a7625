import { withheldExports } from "../../globals.js";

/** The entries of the package that export the library: what an exercise withholds is withheld in each. */
export const libraryEntries: ReadonlySet<string> = new Set([
  "noether",
  "noether/laws",
  "noether/figure",
  "noether/engine",
  "noether/models",
  "noether/autoencoder",
  "noether/quantum",
  "noether/dynamics",
]);

/** The message about an answer that calls the library's own. */
export function withheldMessage(exportName: string): string {
  return `This calls \`${exportName}\`, under this or another name, from the library: that is what you are building here. Write it yourself.`;
}

/** Thrown when an answer calls an export of the library that is exactly what has to be built. */
export class Withheld extends Error {
  override readonly name = "Withheld";
  readonly exportName: string;

  constructor(exportName: string) {
    super(withheldMessage(exportName));
    this.exportName = exportName;
  }
}

/** A module as a cell sees it. */
type Namespace = Readonly<Record<string, unknown>>;
type Callable = (this: unknown, ...values: unknown[]) => unknown;

const scope = globalThis as { [withheldExports]?: ReadonlySet<string> | undefined };
const wrappers = new WeakMap<Callable, Map<string, Callable>>();

/**
 * In *Check*: runs `work` while the named exports of a `withholdable` module throw. Laws and reference import the
 * library itself and are not affected.
 */
export function withholding<Result>(names: readonly string[], work: () => Result): Result {
  const before = scope[withheldExports];
  scope[withheldExports] = new Set(names);
  try {
    return work();
  } finally {
    scope[withheldExports] = before;
  }
}

/**
 * In the kernel: a module whose functions check at each call whether their export is currently withheld. Everything
 * else passes through.
 */
export function withholdable(module: Namespace): Namespace {
  const view: Record<string, unknown> = Object.create(null);
  for (const name of Object.keys(module)) {
    const get = (): unknown => {
      const value = module[name];
      return typeof value === "function" && !isClass(value as Callable)
        ? looking(name, value as Callable)
        : value;
    };
    Object.defineProperty(view, name, { get, enumerable: true });
  }
  return Object.defineProperty(view, Symbol.toStringTag, { value: "Module" });
}

/** In grading: a module whose named exports always throw, whatever a notebook does. */
export function without(module: Namespace, names: readonly string[]): Namespace {
  const thrower = (name: string) => () => {
    throw new Withheld(name);
  };
  return Object.freeze({ ...module, ...Object.fromEntries(names.map((name) => [name, thrower(name)])) });
}

const isClass = (value: Callable): boolean => /^class\b/.test(Function.prototype.toString.call(value));

function looking(name: string, original: Callable): Callable {
  const named = wrappers.get(original) ?? new Map<string, Callable>();
  const known = named.get(name);
  if (known) return known;
  const wrapper = function (this: unknown, ...values: unknown[]): unknown {
    if (scope[withheldExports]?.has(name)) throw new Withheld(name);
    return Reflect.apply(original, this, values);
  };
  Object.defineProperty(wrapper, "name", { value: original.name, configurable: true });
  Object.defineProperty(wrapper, "length", { value: original.length, configurable: true });
  Object.setPrototypeOf(wrapper, original); // properties of the function, if it has any
  wrappers.set(original, named.set(name, wrapper));
  return wrapper;
}
