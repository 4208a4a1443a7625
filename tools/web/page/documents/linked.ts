import type { CourseState } from "../../course/courseState.js";
import type { Target } from "../../course/panel.js";

/** What a link of a document leads to: a place in the course, another document, or somewhere else. */
export type Linked =
  | { readonly kind: "course"; readonly target: Target }
  | { readonly kind: "document"; readonly name: string }
  | { readonly kind: "none" };

/**
 * What a link in a document of the folder `docs` leads to: `../notebooks/NAME.ipynb#CELL` to a cell of a lesson,
 * `../exercises/NAME.ipynb#EXERCISE` to an exercise of a sheet, `GLOSSARY.md` to a document; undefined for an address.
 */
export function linked(href: string, state: CourseState | undefined): Linked | undefined {
  if (/^[a-z]+:/i.test(href)) return undefined;
  const [, name] = /^([A-Z]+)\.md(?:#|$)/.exec(href) ?? [];
  if (name !== undefined) return { kind: "document", name };
  const [, folder, chapter, place] =
    /^\.\.\/(notebooks|exercises)\/([\w-]+)\.ipynb(?:#([\w-]+))?$/.exec(href) ?? [];
  const found = state?.chapters.find((each) => each.name === chapter);
  const file = folder === "notebooks" ? found?.lesson : found?.sheet;
  if (file === undefined) return { kind: "none" };
  const at = place === undefined ? {} : folder === "notebooks" ? { cell: place } : { exercise: place };
  return { kind: "course", target: { ...file, ...at } };
}
