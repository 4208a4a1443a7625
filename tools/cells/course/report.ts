import { displayMethod } from "../../globals.js";
import { escapeHtml } from "../display/escapeHtml.js";
import { ASSESSMENT, type Assessment, firstFailing, headline, type LawResult } from "./assessment.js";

/** What *Check* shows: the verdict in words, the first thing to correct, and every law with its points. */
export interface Report {
  readonly assessment: Assessment;
  /** The whole verdict as text. */
  toString(): string;
}

/** The report of an assessment, as an object that a notebook shows (text and HTML). */
export function report(assessment: Assessment, hints: number): Report {
  const text = inText(assessment, hints);
  return Object.defineProperty({ assessment, toString: () => text }, displayMethod, {
    enumerable: false,
    value: () => ({
      "text/plain": text,
      "text/html": inHtml(assessment, hints),
      [ASSESSMENT]: assessment,
    }),
  });
}

function score({ points, outOf }: LawResult): string {
  return outOf === 0 ? "condition" : `${points} of ${outOf}`;
}

function help({ exercise, points, outOf }: Assessment, hints: number): string {
  return points === outOf || hints === 0
    ? ""
    : `Stuck? await hint("${exercise}") gives the next of ${hints} hints.`;
}

/** Why points that were earned do not count, if so. */
function condition(laws: readonly LawResult[]): string {
  const failed = laws.find(({ outOf, outcome }) => outOf === 0 && outcome === "fails");
  return failed !== undefined && laws.some(({ points }) => points > 0)
    ? `Points count once the condition "${failed.name}" holds.`
    : "";
}

function inText(assessment: Assessment, hints: number): string {
  const { laws } = assessment;
  const failing = firstFailing(laws);
  const width = Math.max(...laws.map(({ name }) => name.length));
  const table = laws.map(
    (law) => `  ${law.outcome === "holds" ? "\u2713" : "\u2717"} ${law.name.padEnd(width)}  ${score(law)}`,
  );
  return [
    headline(assessment),
    failing?.message,
    ...(failing?.outcome === "unwritten" ? [] : table),
    condition(laws),
    help(assessment, hints),
  ]
    .filter((line) => line)
    .join("\n");
}

function inHtml(assessment: Assessment, hints: number): string {
  const { laws, points, outOf } = assessment;
  const failing = firstFailing(laws);
  const colour = points === outOf ? "#2e8b57" : "#c9702c";
  const rows = laws.map(
    (law) =>
      `<tr><td style="text-align:left">${law.outcome === "holds" ? "\u2713" : "\u2717"} ${escapeHtml(law.name)}</td><td>${score(law)}</td></tr>`,
  );
  return [
    `<div style="border-left:4px solid ${colour};padding:0.2em 0.9em">`,
    `<p><strong>${escapeHtml(headline(assessment))}</strong></p>`,
    failing
      ? `<pre style="white-space:pre-wrap;background:none;border:none">${escapeHtml(failing.message)}</pre>`
      : "",
    failing?.outcome === "unwritten" ? "" : `<table>${rows.join("")}</table>`,
    `<p>${escapeHtml([condition(laws), help(assessment, hints)].filter((line) => line).join(" "))}</p></div>`,
  ].join("");
}
