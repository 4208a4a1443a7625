import type { JupyterFrontEndPlugin } from "@jupyterlab/application";

/** A plugin, whatever it gives and needs. */
// biome-ignore lint/suspicious/noExplicitAny: a token's type says nothing to whoever only passes a plugin on
export type AnyPlugin = JupyterFrontEndPlugin<any, any, any>;

/** What a package of plugins exports. */
interface Exported {
  readonly default: unknown;
}

/** Those plugins of a package whose names, the words after the colon in their ids, are listed. */
export function only(names: string, packaged: Exported): readonly AnyPlugin[] {
  const listed = names.split(" ");
  const found = every(packaged).filter(({ id }) => listed.includes(nameOf(id)));
  const missing = listed.filter((name) => !found.some(({ id }) => nameOf(id) === name));
  if (missing.length > 0)
    throw new Error(
      `expected the plugins ${missing.join(", ")} in a package of the shell, found none of that name`,
    );
  return found;
}

/** All plugins of a package. */
export function every({ default: plugins }: Exported): readonly AnyPlugin[] {
  return [plugins].flat() as readonly AnyPlugin[];
}

const nameOf = (id: string): string => id.slice(id.indexOf(":") + 1);
