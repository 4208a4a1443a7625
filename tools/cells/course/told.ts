import type { Exercise } from "./sheet.js";
import type { Unusable } from "./unusable.js";

/**
 * What is said of an answer that cannot be judged: its message, and what the exercise knows of such an error. An index
 * that left a list says nothing then, and gives way.
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
