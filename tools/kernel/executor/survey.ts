import { briefly } from "./output/briefly.js";

/** Those of some names that exist on the shared scope, each with its value in one line. */
export const survey = (
  scope: Readonly<Record<string, unknown>>,
  names: readonly string[],
): readonly (readonly [name: string, value: string])[] =>
  names.filter((name) => Object.hasOwn(scope, name)).map((name) => [name, briefly(scope[name])]);
