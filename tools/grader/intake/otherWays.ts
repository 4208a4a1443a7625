import type { Submission } from "./submission.js";

/** A way around the sheet's imports, and how it is recognised in the text of a cell. */
const ways: readonly (readonly [what: string, sign: RegExp])[] = [
  ["imports a file by its path", /\b(?:from|import|require)\s*\(?\s*(["'`])(?:\.{0,2}\/|file:|data:)/],
  ["names the library's own files", /\/noether\/|dist\/lib\b|noether\/dist\b|node_modules/],
  ["computes the name of what it imports", /\bimport\s*\((?!\s*(["'`])[^"'`$\\]*\1\s*[,)])/],
  [
    "makes a require of its own",
    /\bcreateRequire\b|["'`](?:node:)?module["'`]|\bgetBuiltinModule\b|\bmainModule\b/,
  ],
  ["reads files", /["'`](?:node:)?fs(?:\/promises)?["'`]/],
  ["makes code from text", /\bnew\s+Function\b|\beval\b|["'`](?:node:)?vm["'`]|\.constructor\s*\(/],
];

/**
 * Ways in which a notebook could reach the answer that its sheet withholds, found in its text alone, not in what it
 * does while it runs: sentences for whoever grades. Most are innocent; the cells are named so that they can be looked
 * at.
 */
export function otherWays({ cells }: Pick<Submission, "cells">): readonly string[] {
  const found = ways.flatMap(([what, sign]) => {
    const numbers = cells
      .filter(({ source }) => sign.test(withoutComments(source)))
      .map(({ number }) => number);
    return numbers.length === 0
      ? []
      : [`${what} (cell${numbers.length > 1 ? "s" : ""} ${numbers.slice(0, 5).join(", ")})`];
  });
  return found.length === 0
    ? []
    : [`It could reach what the sheet withholds, so look at it: it ${found.join(", it ")}.`];
}

/** A cell's text without its comments, as far as a comment can be recognised by the beginning of its line. */
function withoutComments(source: string): string {
  return source.replace(/^\s*(?:\/\/|\*|\/\*).*$/gm, "");
}
