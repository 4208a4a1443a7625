import { type Explanation, show } from "noether/laws";

/** What is wrong with the form of a result that should be a record of finite numbers of these names. */
export function notNumbers(got: unknown, names: readonly string[], given: string): Explanation | undefined {
  const found = got as Readonly<Record<string, unknown>> | null | undefined;
  for (const name of names) {
    const value = typeof found === "object" && found !== null ? found[name] : undefined;
    if (typeof value === "number" && Number.isFinite(value)) continue;
    return {
      should: `The result should be a record of ${names.length} numbers, ${names.join(", ")}; ${name} should be a finite number.`,
      given,
      sides: [["got", show(typeof found === "object" && found !== null && name in found ? value : got)]],
    };
  }
  return undefined;
}
