import type { PartialJSONObject } from "@lumino/coreutils";

/** Entries of JupyterLab's menus that do nothing here: what they belong to is not part of the page. */
const without = new Set([
  // Consoles, an editor of text files, a panel at the bottom.
  "filemenu:create-console",
  "notebook:run-in-console",
  "notebook:create-console",
  "notebook:create-subshell-console",
  "editmenu:go-to-line",
  "viewmenu:match-brackets",
  "viewmenu:word-wrap",
  "application:toggle-down-area",
  // A page shows one document: a second view of it has nowhere to stand, and undoes nothing.
  "docmanager:clone",
  "application:activate-next-tab-bar",
  "application:activate-previous-tab-bar",
]);

/** A description of menus without those entries, in menus of menus too. */
export const usable = (menus: PartialJSONObject): PartialJSONObject =>
  JSON.parse(JSON.stringify(menus), (_, part: unknown) =>
    Array.isArray(part) ? part.filter(({ command }) => !without.has(command)) : part,
  );
