import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { notebook } from "./evaluate.js";

/** A binding pattern with a value to destructure; the names are a, b, c, ... in order. */
interface Sample {
  readonly pattern: string;
  readonly value: string;
  readonly names: readonly string[];
}

/** Shapes of patterns, before they have names. */
type Shape =
  | { readonly kind: "name"; readonly fallback: boolean; readonly present: boolean }
  | {
      readonly kind: "array" | "object";
      readonly parts: readonly Shape[];
      readonly rest: boolean;
      readonly hole: boolean;
    };

const { shape } = fc.letrec<{ shape: Shape; name: Shape; nested: Shape }>((tie) => ({
  shape: fc.oneof({ depthSize: "small", withCrossShrink: true }, tie("name"), tie("nested")),
  name: fc.record({ kind: fc.constant("name" as const), fallback: fc.boolean(), present: fc.boolean() }),
  nested: fc.record({
    kind: fc.constantFrom("array" as const, "object" as const),
    parts: fc.array(tie("shape"), { minLength: 1, maxLength: 3 }),
    rest: fc.boolean(),
    hole: fc.boolean(),
  }),
}));

function sample(whole: Shape): Sample {
  const names: string[] = [];
  const fresh = (): string => {
    names.push(`n${names.length}`);
    return names[names.length - 1]!;
  };
  const write = (part: Shape): [pattern: string, value: string] => {
    if (part.kind === "name") {
      const name = fresh();
      const value = part.present ? `"${name}"` : "undefined";
      return [
        part.fallback ? `${name} = ${names.length === 1 ? "0" : `[${names[0]}, "default"]`}` : name,
        value,
      ];
    }
    const inner = part.parts.map(write);
    if (part.kind === "array") {
      const hole = part.hole ? ", " : "";
      const rest = part.rest ? `, ...${fresh()}` : "";
      const values = [...(part.hole ? ["1"] : []), ...inner.map(([, value]) => value), "8", "9"];
      return [`[${hole}${inner.map(([pattern]) => pattern).join(", ")}${rest}]`, `[${values.join(", ")}]`];
    }
    const keys = inner.map(([pattern], i) => (part.hole ? `["k" + ${i}]: ${pattern}` : `k${i}: ${pattern}`));
    const rest = part.rest ? `, ...${fresh()}` : "";
    const values = inner.map(([, value], i) => `k${i}: ${value}`);
    return [`{ ${keys.join(", ")}${rest} }`, `{ ${values.join(", ")}, other: 7 }`];
  };
  const [pattern, value] = write({ kind: "array", parts: [whole], rest: false, hole: false });
  return { pattern, value, names };
}

const anySample = shape.map(sample);

describe("destructuring in a cell", () => {
  it("declares the same names with the same values as JavaScript does", async () => {
    await fc.assert(
      fc.asyncProperty(
        anySample,
        fc.constantFrom("const", "let", "var"),
        async ({ pattern, value, names }, kind) => {
          const list = `[${names.join(", ")}]`;
          const expected: unknown = new Function(
            `"use strict"; ${kind} ${pattern} = ${value}; return ${list};`,
          )();
          const { run } = notebook();
          await run(`${kind} ${pattern} = ${value} as any;`);
          assert.deepEqual(await run(list), expected);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("assigns the same values as JavaScript does, to names of an earlier cell", async () => {
    await fc.assert(
      fc.asyncProperty(anySample, async ({ pattern, value, names }) => {
        const list = `[${names.join(", ")}]`;
        const declared = names.length > 0 ? `let ${names.join(", ")};` : "";
        const expected: unknown = new Function(
          `"use strict"; ${declared} (${pattern} = ${value}); return ${list};`,
        )();
        const { run } = notebook();
        if (declared) await run(declared.replaceAll(/n\d+/g, "$&: any"));
        await run(`(${pattern} = ${value} as any);`);
        assert.deepEqual(await run(list), expected);
      }),
      { numRuns: 60 },
    );
  });

  it("takes values apart in the loop of a var", async () => {
    await fc.assert(
      fc.asyncProperty(anySample, async ({ pattern, value, names }) => {
        const list = `[${names.join(", ")}]`;
        const expected: unknown = new Function(
          `"use strict"; for (var ${pattern} of [${value}]); return ${list};`,
        )();
        const { run } = notebook();
        await run(`for (var ${pattern} of [${value}] as any);`);
        assert.deepEqual(await run(list), expected);
      }),
      { numRuns: 30 },
    );
  });

  it("distinguishes a wrong pattern from a right one", async () => {
    const { run } = notebook();
    await run("const [a, b] = [1, 2];");
    assert.notDeepEqual(await run("[a, b]"), [2, 1]);
    await assert.rejects(run("const { c } = null as any;"), TypeError);
  });
});
