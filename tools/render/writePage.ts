import { writeWhole } from "../files/writeWhole.js";
import type { Notebook } from "../notebook/notebook.js";

/**
 * Writes a notebook as a page, whole or not at all.
 *
 * @param folder where the notebook lies, whose images come into the page
 */
export async function writePage(path: string, notebook: Notebook, folder: string): Promise<void> {
  await writeWhole(path, await pageOf(notebook, folder));
}

/** A notebook as a page. Formulas and highlighting take a while to load: only who wants a page waits for them. */
export async function pageOf(notebook: Notebook, folder: string): Promise<string> {
  const { toHtml } = await import("./html/toHtml.js");
  const { localImages } = await import("./html/localImages.js");
  return toHtml(notebook, { image: localImages(folder), link: toPage });
}

/** Where one notebook links to another, its page links to the other's page. */
function toPage(address: string): string | undefined {
  const found = /^((?:[^:?#]*\/)?[^:?#/]+)\.(?:ipynb|ts)(#.*)?$/.exec(address);
  return found ? `${found[1]}.html${found[2] ?? ""}` : undefined;
}
