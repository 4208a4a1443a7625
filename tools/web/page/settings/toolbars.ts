import type { PartialJSONObject } from "@lumino/coreutils";

/** What a notebook's tool bar begins with: a narrow screen hides its end. */
const first = ["run", "interrupt", "restart"];

/** A description of tool bars that begin with what runs cells and stops them. */
export const ordered = (toolbars: PartialJSONObject): PartialJSONObject =>
  JSON.parse(JSON.stringify(toolbars), (_, part: unknown) =>
    isItem(part) && first.includes(part.name) ? { ...part, rank: 1 + first.indexOf(part.name) } : part,
  );

const isItem = (part: unknown): part is { readonly name: string } =>
  typeof part === "object" && part !== null && "name" in part && typeof part.name === "string";
