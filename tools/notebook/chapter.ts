import { UserError } from "../userError.js";
import type { Notebook } from "./notebook.js";

/**
 * The facts of a chapter, as the header of its lesson states them:
 *
 *     // ---
 *     // jupyter:
 *     //   noether:
 *     //     chapter:
 *     //       exercises: ["whichGroup","closureProof"]
 *     //       minutes: {"lesson":60,"sheet":45}
 *     //       needs: ["01-groups"]
 *     //       number: 2
 *     //       optional: ["What is a random rotation?"]
 *     //       title: "Matrix groups"
 *     // ---
 * An appendix has a letter and a number instead of a number, and names the chapter before which it is read:
 *
 *     //       before: "01-groups"
 *     //       number: "A1"
 */
export interface Chapter {
  /** Such as 2; for an appendix its letter and number, "A1". */
  readonly number: number | string;
  /** The name of the chapter before which an appendix is read; undefined for a chapter with a number of its own. */
  readonly before: string | undefined;
  /** Its first heading, without the number. */
  readonly title: string;
  /** How long it takes somebody who sees it for the first time, in minutes. */
  readonly minutes: { readonly lesson: number; readonly sheet: number };
  /** The names of the chapters that it builds on, such as `01-groups`. */
  readonly needs: readonly string[];
  /** Its exercises, in the order of the sheet. */
  readonly exercises: readonly string[];
  /** The headings of the sections that may be skipped: no exercise and no later chapter needs them. */
  readonly optional: readonly string[];
}

/** The name of a lesson: the number of its chapter, or the letter and number of an appendix, then words. */
export const lessonName: RegExp = /^(?:\d\d|[A-Z]\d)-[a-z0-9-]+$/;

/**
 * The facts in the header of a lesson; undefined for a notebook that is not one.
 *
 * @throws UserError if one is missing or of the wrong kind
 */
export function chapterOf({ metadata }: Pick<Notebook, "metadata">): Chapter | undefined {
  const { noether } = metadata;
  const facts = isObject(noether) ? noether.chapter : undefined;
  if (facts === undefined) return undefined;
  if (!isObject(facts)) throw expected("chapter", "the facts of a chapter, one per line", facts);
  const minutes = isObject(facts.minutes) ? facts.minutes : {};
  const isAppendix = typeof facts.number === "string";
  return {
    number: isAppendix
      ? fact(facts.number, "number", "a letter and a number", isLabel)
      : fact(facts.number, "number", "a whole number", isWhole),
    before: isAppendix ? fact(facts.before, "before", "the name of a chapter", isText) : undefined,
    title: fact(facts.title, "title", "a text", isText),
    minutes: {
      lesson: fact(minutes.lesson, "minutes.lesson", "a whole number", isWhole),
      sheet: fact(minutes.sheet, "minutes.sheet", "a whole number", isWhole),
    },
    needs: fact(facts.needs, "needs", "a list of chapters", isTexts),
    exercises: fact(facts.exercises, "exercises", "a list of exercises", isTexts),
    optional: fact(facts.optional, "optional", "a list of headings", isTexts),
  };
}

/** The name of the sheet that a notebook says it is, such as `02-matrix-groups`; undefined if it is not one. */
export function sheetOf({ metadata: { noether } }: Pick<Notebook, "metadata">): string | undefined {
  return isObject(noether) && isText(noether.sheet) ? noether.sheet : undefined;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isWhole = (value: unknown): value is number => Number.isInteger(value) && (value as number) >= 0;
const isLabel = (value: unknown): value is string => typeof value === "string" && /^[A-Z]\d$/.test(value);
const isText = (value: unknown): value is string => typeof value === "string" && value !== "";
const isTexts = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every(isText);

function fact<T>(value: unknown, name: string, kind: string, is: (value: unknown) => value is T): T {
  if (is(value)) return value;
  throw expected(name, kind, value);
}

function expected(name: string, kind: string, got: unknown): UserError {
  return new UserError(
    `expected ${kind} as the chapter's ${name} in the header, got ${JSON.stringify(got) ?? "nothing"}`,
  );
}
