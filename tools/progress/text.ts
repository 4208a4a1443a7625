import type { ProgressEvent } from "./progress.js";

/** The version of the format written here. */
export const version = 1;

/** The first line of a progress file. */
export const firstLine: string = `${JSON.stringify({ format: "noether progress", version })}\n`;

/** The content of a progress file. */
export interface ProgressText {
  /** The version that the file names; absent if it names none. */
  readonly version?: number;
  readonly events: readonly ProgressEvent[];
  /** Lines that are not events, such as one that was cut off. */
  readonly broken: readonly string[];
}

/** An event as a line. */
export function lineOf(event: ProgressEvent): string {
  return `${JSON.stringify(event)}\n`;
}

/**
 * Reads the text of a progress file: JSON, one event per line. No text is refused; lines that are not events are
 * returned as `broken`.
 */
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
