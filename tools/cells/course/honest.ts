import { closing } from "./brackets.js";

/**
 * Whether a function or a value is an attempt at an exercise, right or wrong: something that uses its input if the
 * exercise gives one, otherwise something that is not empty. `() => []` is not an attempt.
 *
 * @param reference a right solution, which shows whether the exercise gives an input
 */
export function isHonest(subject: unknown, reference: unknown): boolean {
  if (typeof subject !== "function") return typeof reference !== "function" && hasContent(subject);
  if (typeof reference === "function" && reference.length > 0) return usesItsInput(subject as () => unknown);
  try {
    return hasContent((subject as () => unknown)());
  } catch {
    return true;
  }
}

/** Whether a value contains a number, a non-empty string or a boolean at any depth. */
function hasContent(value: unknown): boolean {
  if (value === undefined || value === null || value === "") return false;
  if (typeof value !== "object") return true;
  const parts =
    value instanceof Map ? [...value.values()] : value instanceof Set ? [...value] : Object.values(value);
  return parts.some(hasContent);
}

/** Whether the text of a function names one of its parameters in its body. */
function usesItsInput(subject: () => unknown): boolean {
  const text = Function.prototype.toString.call(subject).replace(notCode, " ");
  if (text.includes("[native code]")) return true;
  const single = /^\s*(?:async\s+)?([\w$]+)\s*=>/.exec(text);
  const start = text.indexOf("(");
  const end = single ? text.indexOf("=>") : closing(text, start);
  const head = single ? single[1]! : text.slice(start + 1, end);
  const body = text.slice(end + 1);
  const names = head.match(/[\p{L}_$][\p{L}\p{N}_$]*/gu) ?? [];
  const words = new Set(body.match(/[\p{L}_$][\p{L}\p{N}_$]*/gu) ?? []);
  return words.has("arguments") || names.some((name) => words.has(name));
}

/** Comments and quoted texts; template strings are kept, since they may contain code. */
const notCode = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g;
