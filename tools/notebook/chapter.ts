import { UserError } from "../terminal/userError.js";
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
 */
export interface Chapter {
  readonly number: number;
  /** What its first heading says after the number. */
  readonly title: string;
  /** How long somebody who meets it for the first time takes, in minutes. */
  readonly minutes: { readonly lesson: number; readonly sheet: number };
  /** The names of the chapters that it builds on, `01-groups`. */
  readonly needs: readonly string[];
  /** Its exercises, in the order of the sheet. */
  readonly exercises: readonly string[];
  /** The headings of the sections that one may leave out: no exercise and no later chapter asks for them. */
  readonly optional: readonly string[];
}

/**
 * The facts in the header of a lesson; undefined for a notebook that is none.
 *
 * @throws UserError where one is missing or of another kind
 */
export function chapterOf({ metadata }: Pick<Notebook, "metadata">): Chapter | undefined {
  const { noether } = metadata;
  const facts = isObject(noether) ? noether.chapter : undefined;
  if (facts === undefined) return undefined;
  if (!isObject(facts)) throw expected("chapter", "the facts of a chapter, one a line", facts);
  const minutes = isObject(facts.minutes) ? facts.minutes : {};
  return {
    number: fact(facts.number, "number", "a whole number", isWhole),
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

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isWhole = (value: unknown): value is number => Number.isInteger(value) && (value as number) >= 0;
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
