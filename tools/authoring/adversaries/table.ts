import type { Call } from "../../cells/course/transcript.js";
import { mapNumbers, shapeOf } from "../../cells/course/values.js";
import { written } from "../../cells/course/written.js";
import { A_FIFTH, type Adversary } from "./adversary.js";

/** How much text somebody would paste, in characters. */
const PASTED = 1 << 15;

/** Looks up inputs that were ever asked. */
export const table: Adversary = {
  name: "a table",
  does: "looks the input up in 32 KiB of what was asked with other seeds, exactly and rounded, and guesses a frequent answer of the same form",
  spares: ["constant", "table"],
  mayKeep: A_FIFTH,
  answers({ calls }) {
    const pasted = asMuchAs(PASTED, calls);
    const exact = new Map(pasted.map(({ input, output }) => [written(input), output]));
    const rounded = new Map(pasted.map(({ input, output }) => [roughly(input), output]));
    const byShape = frequent(pasted.map(({ input, output }) => [shapeOf(input), output]));
    const most = frequent(pasted.map(({ output }) => ["", output])).get("");
    return [
      {
        variant: "",
        make:
          () =>
          (...input: readonly unknown[]) => {
            const key = written(input);
            if (exact.has(key)) return exact.get(key);
            return rounded.get(roughly(input)) ?? byShape.get(shapeOf(input)) ?? most;
          },
      },
    ];
  },
};

function asMuchAs(limit: number, calls: readonly Call[]): readonly Call[] {
  let size = 0;
  return calls.filter((call) => {
    size += written([call.input, call.output]).length;
    return size <= limit;
  });
}

function roughly(input: readonly unknown[]): string {
  return written(mapNumbers(input, (x) => Number(x.toPrecision(2)) + 0));
}

/** The most frequent value under each key. */
export function frequent(entries: readonly (readonly [key: string, value: unknown])[]): Map<string, unknown> {
  const counts = new Map<string, Map<string, { readonly value: unknown; readonly count: number }>>();
  for (const [key, value] of entries) {
    const here = counts.get(key) ?? new Map<string, { value: unknown; count: number }>();
    counts.set(key, here);
    const text = written(value);
    here.set(text, { value, count: (here.get(text)?.count ?? 0) + 1 });
  }
  return new Map(
    [...counts].map(([key, values]) => [
      key,
      [...values.values()].reduce((best, one) => (one.count > best.count ? one : best)).value,
    ]),
  );
}
