import type { Scope } from "../compiler/bindings.js";

/**
 * Notes the values of names before a cell that redeclares them runs.
 *
 * @returns a function that gives the names whose values are unchanged: if the cell has failed, their declarations were
 * not reached. (A name that was given the same value again is among them: its earlier type is right for that value.)
 */
export function unreached(scope: Scope, declared: readonly string[]): () => ReadonlySet<string> {
  const before = declared.flatMap((name) => {
    const held = Object.getOwnPropertyDescriptor(scope, name);
    return held ? [[name, held] as const] : [];
  });
  return () =>
    new Set(
      before
        .filter(([name, held]) => {
          const { value, get } = Object.getOwnPropertyDescriptor(scope, name) ?? {};
          return get === held.get && Object.is(value, held.value);
        })
        .map(([name]) => name),
    );
}
