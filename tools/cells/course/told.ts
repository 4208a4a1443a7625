import type { Exercise } from "./sheet.js";
import type { Unusable } from "./unusable.js";

/**
 * The message about an answer that cannot be judged, with the exercise's own explanation of such an error if there is
 * one; the latter replaces an engine's message about an index outside a list.
 */
export function told({ outcome, message }: Unusable, thrown: Exercise<unknown>["thrown"] = []): string {
  const look = thrown.find(([said]) => outcome === "unusable" && said.test(message))?.[1];
  if (look === undefined) return message;
  const what = message.replace(
    / threw TypeError: Cannot (read|set) properties of undefined[\s\S]*/,
    " stopped",
  );
  return `${what}.\n  ${look}`.replace("..", ".");
}
