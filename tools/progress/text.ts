import type { ProgressEvent } from "./progress.js";

/** The version of the format that is written here. */
export const version = 1;

/** The first line of a file of progress. */
export const firstLine: string = `${JSON.stringify({ format: "noether progress", version })}\n`;

/** What a text of progress holds. */
export interface ProgressText {
  /** The version that its first line names; undefined where none does. */
  readonly version?: number;
  readonly events: readonly ProgressEvent[];
  /** Lines that are no event, such as one that was cut off. */
  readonly broken: readonly string[];
}

/** An event as a line. */
export function lineOf(event: ProgressEvent): string {
  return `${JSON.stringify(event)}\n`;
}

/** Reads the text of a file of progress: JSON, a line each. No text is refused; what is no event is returned as it is. */
export function parseProgress(text: string): ProgressText {
  const events: ProgressEvent[] = [];
  const broken: string[] = [];
  let found: number | undefined;
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === "") continue;
    const value = parsed(line);
    if (value.format === "noether progress" && typeof value.version === "number") found ??= value.version;
    else if (isEvent(value)) events.push(value);
    else broken.push(line);
  }
  return { ...(found === undefined ? {} : { version: found }), events, broken };
}

function parsed(line: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function isEvent(value: Readonly<Record<string, unknown>>): value is ProgressEvent & Record<string, unknown> {
  const { at, exercise, event, points, outOf, honest, answer, hint } = value;
  if (typeof at !== "string" || typeof exercise !== "string") return false;
  if (event === "hint") return Number.isInteger(hint);
  if (event === "solution") return true;
  return (
    event === "check" &&
    Number.isFinite(points) &&
    Number.isFinite(outOf) &&
    typeof honest === "boolean" &&
    typeof answer === "string"
  );
}
