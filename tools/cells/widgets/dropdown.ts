import { escapeHtml } from "../display/escapeHtml.js";
import { type Control, control, described, labelled } from "./control.js";

/** The options of a list. */
export interface DropdownOptions<T> {
  /** The values, shown as text; or values by the names that are shown. */
  readonly options: readonly T[] | Readonly<Record<string, T>>;
  /** The initial value (default: the first). */
  readonly value?: T;
  readonly label?: string;
}

/**
 * A list from which one value is chosen.
 *
 * @throws RangeError if there are no options, or the value is not one of them
 * @example
 * dropdown({ options: { triangle: dihedral(3), square: dihedral(4) }, label: "group" });
 */
export function dropdown<const T>({ options, value, label = "" }: DropdownOptions<T>): Control<T> {
  const entries: readonly (readonly [name: string, value: T])[] = Array.isArray(options)
    ? (options as readonly T[]).map((each) => [String(each), each])
    : Object.entries(options as Readonly<Record<string, T>>);
  const names = entries.map(([name]) => name);
  if (entries.length === 0)
    throw new RangeError(`expected options for the list ${label}, got none: give it at least one`);
  const encode = (next: T): { readonly index: number } => {
    const index = entries.findIndex(([, each]) => Object.is(each, next));
    if (index >= 0) return { index };
    throw new RangeError(`expected one of ${names.join(", ")} for the list ${label}, got ${String(next)}`);
  };
  const initial = value === undefined ? entries[0]![1] : value;
  const shown = described("Dropdown", "DescriptionStyleModel", label, {
    _options_labels: names,
    ...encode(initial),
  });
  return control(
    shown,
    initial,
    { encode, decode: ({ index }) => (typeof index === "number" ? entries[index]?.[1] : undefined) },
    (now) => {
      const { index } = encode(now);
      const items = names.map(
        (name, i) => `<option${i === index ? " selected" : ""}>${escapeHtml(name)}</option>`,
      );
      return {
        html: labelled(label, `<select disabled>${items.join("")}</select>`),
        text: `${label === "" ? "list" : label}: ${names[index]} (of ${names.join(", ")})`,
      };
    },
  );
}
