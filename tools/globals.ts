import type { Displayable } from "noether";

/**
 * Names under which parts of Noether find each other in a process: they come from files of their own (the bundles of the
 * kernel, the library, each published sub-path), so that they share nothing by importing it.
 */

/** The method by which a value shows itself in a notebook: Jupyter's name, the library's `display`. */
export const displayMethod: keyof Displayable = Symbol.for("Jupyter.display") as keyof Displayable;

/** On a function or object of the library: how it is made anew in another process, `{ make, from }`. */
export const portable: unique symbol = Symbol.for("noether.portable");

/** On `globalThis`: the names of the exports that an answer may not call just now, a set. */
export const withheldExports: unique symbol = Symbol.for("noether.withheld");

/** On `globalThis`: names whose newest cell did not compile, with the number of that cell, a map. */
export const refusedNames: unique symbol = Symbol.for("noether.refused");

/** On `globalThis`: what a kernel does for `noether/display`. */
export const displayHook: unique symbol = Symbol.for("noether.display");

/** On `globalThis`: what a kernel does for `noether/comm`. */
export const commHook: unique symbol = Symbol.for("noether.comm");

/** On `globalThis`: the open lines of `noether/comm`, which all its copies in a process share. */
export const commLines: unique symbol = Symbol.for("noether.comm.lines");

/** On `globalThis`: what the main thread does while it is paused, before its stack is thrown away. A debugger asks by this text. */
export const beforeStop = "noether.beforeStop";
