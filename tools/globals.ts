import type { Displayable } from "noether";

/**
 * Names by which parts of Noether find each other in a process: they are loaded from separate files (the bundles of the
 * kernel, the library, each published sub-path), so importing a module does not share it.
 */

/** The method by which a value shows itself in a notebook, under Jupyter's name. */
export const displayMethod: keyof Displayable = Symbol.for("Jupyter.display") as keyof Displayable;

/** On a function or object of the library: how to rebuild it in another process, `{ make, from }`. */
export const portable: unique symbol = Symbol.for("noether.portable");

/** On `globalThis`: a set, the names of the exports that an answer may not call at the moment. */
export const withheldExports: unique symbol = Symbol.for("noether.withheld");

/** On `globalThis`: a map, from names whose latest cell did not compile to the number of that cell. */
export const refusedNames: unique symbol = Symbol.for("noether.refused");

/** On `globalThis`: what a kernel does for `noether/display`. */
export const displayHook: unique symbol = Symbol.for("noether.display");

/** On `globalThis`: what a kernel does for `noether/comm`. */
export const commHook: unique symbol = Symbol.for("noether.comm");

/** On `globalThis`: the open comms of `noether/comm`, which all its copies in a process share. */
export const commLines: unique symbol = Symbol.for("noether.comm.lines");

/**
 * On `globalThis`: what the main thread does while it is paused, before its stack is discarded. The debugger calls it
 * by this text.
 */
export const beforeStop = "noether.beforeStop";

/** On `globalThis`: what the library does once code that ran has been thrown away without its `finally`, a set of functions. */
export const abandoned: unique symbol = Symbol.for("noether.abandoned");

/** Tells the library that the code which ran has been thrown away; on a new stack, since that code may run on for a moment. */
export function tellAbandoned(): void {
  const told = (globalThis as { [abandoned]?: Iterable<() => void> })[abandoned];
  try {
    for (const tell of told ?? []) tell();
  } catch {
    // Somebody else's, who had better not have put it there.
  }
}
