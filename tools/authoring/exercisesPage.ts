import type { Sheet } from "../cells/course/sheet.js";

/**
 * The page of all exercises, in Markdown: the laws of each with their points, and the wrong solutions that they reject.
 */
export function exercisesPage(sheets: readonly Sheet[]): string {
  return [
    "# Exercises",
    "",
    "Every exercise of the course: the laws that it is judged by, with their points, and known wrong solutions, each with the laws that reject it on their own. Generated: `npx noether audit --page docs/EXERCISES.md`.",
    ...sheets.flatMap(chapter),
    "",
  ].join("\n");
}

function chapter({ name, exercises }: Sheet): readonly string[] {
  return [
    "",
    `## ${name}`,
    ...Object.entries(exercises).flatMap(([exercise, { laws, mutants, withhold }]) => [
      "",
      `### ${exercise}`,
      "",
      "| law | statement | points |",
      "|---|---|---|",
      ...laws.map(
        ({ law, points }) =>
          `| ${cell(law.name)} | $${cell(law.statement)}$ | ${points === 0 ? "condition" : points} |`,
      ),
      "",
      "| wrong solution | rejected by |",
      "|---|---|",
      ...mutants.map(
        ({ description, rejectedBy }) =>
          `| ${cell(description)} | ${rejectedBy.map((law) => cell(law.name)).join(", ")} |`,
      ),
      ...(withhold.length > 0 ? ["", `Withheld: ${withhold.map((each) => `\`${each}\``).join(", ")}.`] : []),
    ]),
  ];
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ");
}
