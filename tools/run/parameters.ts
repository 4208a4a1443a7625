import type { Cell, Notebook } from "../notebook/notebook.js";
import { UserError } from "../userError.js";

/** Values of parameters, by name. */
export type Parameters = Readonly<Record<string, unknown>>;

/** Whether a cell has a tag. */
export function hasTag({ metadata: { tags } }: Cell, tag: string): boolean {
  return Array.isArray(tags) && tags.includes(tag);
}

/**
 * Reads `name=value`: the value is JSON, such as `0.6`, `true`, `[1, 2]`, `null`, otherwise text.
 *
 * @throws UserError if there is no variable name before a `=`
 */
export function parseParameter(written: string): readonly [name: string, value: unknown] {
  const [, name, text] = /^([\p{ID_Start}_$][\p{ID_Continue}$]*)=(.*)$/su.exec(written) ?? [];
  if (name === undefined || text === undefined)
    throw new UserError(`expected a parameter as name=value, got ${written}: write --param alpha=0.6`);
  try {
    return [name, JSON.parse(text)];
  } catch {
    return [name, text];
  }
}

/**
 * A notebook with other values of its parameters, as papermill writes it: a cell tagged `injected-parameters` after the
 * one tagged `parameters`, or at the beginning if there is none; one from an earlier run is replaced. Names that the
 * cell of parameters declares with `let` or `var` are assigned, so that their types are checked; all others are
 * declared.
 */
export function withParameters({ metadata, cells }: Notebook, values: Parameters): Notebook {
  if (Object.keys(values).length === 0) return { metadata, cells };
  const others = cells.filter((cell) => !hasTag(cell, "injected-parameters"));
  const at = others.findIndex((cell) => hasTag(cell, "parameters"));
  const declared = others[at]?.source ?? "";
  const lines = Object.entries(values).map(([name, value]) => {
    const isVariable = new RegExp(
      `(?:^|;)[^\\S\n]*(?:export\\s+)?(?:let|var)\\s+${name.replaceAll("$", "\\$&")}(?![\\w$])`,
      "mu",
    );
    return `${isVariable.test(declared) ? "" : "let "}${name} = ${literal(value)};`;
  });
  const injected: Cell = {
    id: freshId(others),
    type: "code",
    source: ["// Parameters", ...lines].join("\n"),
    metadata: { tags: ["injected-parameters"] },
    executionCount: null,
    outputs: [],
  };
  return { metadata, cells: [...others.slice(0, at + 1), injected, ...others.slice(at + 1)] };
}

/** A JSON value as TypeScript; line separators, which JSON does not escape, are escaped. */
const literal = (value: unknown): string =>
  JSON.stringify(value).replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");

function freshId(cells: readonly Cell[]): string {
  const taken = new Set(cells.map(({ id }) => id));
  let id = "injected-parameters";
  for (let n = 2; taken.has(id); n++) id = `injected-parameters-${n}`;
  return id;
}
