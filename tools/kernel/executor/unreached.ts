import type { Scope } from "../compiler/bindings.js";

/**
 * Notes what names hold before the cell that declares them anew runs.
 *
 * @returns those that hold the same still: where the cell has failed, its declarations of them were not reached. (One
 *     that was given the same value again is among them: for that value its earlier type is right too.)
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
