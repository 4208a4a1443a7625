import { type Scope, show } from "../../kernel/compiler/bindings.js";

/** A cell reads a name that a later cell defines, before that cell has run. */
export class NotYet extends ReferenceError {
  override readonly name = "ReferenceError";
}

/**
 * Puts names on the scope that no cell has defined yet, so that a function may refer to what a later cell defines.
 * Reading one before that cell runs throws; assigning to it makes it an ordinary name.
 *
 * @param later the numbers of the cells that define them
 * @param running the number of the cell that runs
 */
export function announce(scope: Scope, later: Readonly<Record<string, number>>, running: () => number): void {
  for (const [name, cell] of Object.entries(later)) {
    show(scope, name, () => {
      if (running() === cell) return undefined;
      throw new NotYet(`${name} is not defined: cell ${cell} defines it, and has not run yet`);
    });
  }
}
