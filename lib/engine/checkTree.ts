/**
 * That a layer, or a training, is not given for its parameters: as a tree of tensors it would be empty.
 *
 * @throws TypeError if it is one
 */
export function checkTree(name: string, tree: unknown): void {
  if (typeof tree !== "object" || tree === null) return;
  const isFunction = (part: string): boolean =>
    typeof (tree as Readonly<Record<string, unknown>>)[part] === "function";
  if (isFunction("init") && isFunction("apply"))
    throw new TypeError(
      `${name}: expected parameters, got a layer: give what its init(...) draws, or a training's run.now.parameters`,
    );
  if ("now" in tree && Symbol.asyncIterator in tree)
    throw new TypeError(`${name}: expected parameters, got a training: give its now.parameters`);
}
