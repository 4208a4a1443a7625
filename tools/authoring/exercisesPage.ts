import type { Sheet } from "../cells/course/sheet.js";

/** The page of all exercises: what each asks the learner to keep to, with points, and the wrong solutions it tells apart. */
export function exercisesPage(sheets: readonly Sheet[]): string {
  return [
    "# Exercises",
    "",
    "Every exercise of the course: the laws that decide about it with their points, and the wrong solutions that are known to fall, each to the law named for it alone. Generated: `npx noether audit --page docs/EXERCISES.md`.",
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
      "| wrong solution | falls to |",
      "|---|---|",
      ...mutants.map(
        ({ description, rejectedBy }) =>
          `| ${cell(description)} | ${rejectedBy.map((law) => cell(law.name)).join(", ")} |`,
      ),
      ...(withhold.length > 0
        ? ["", `Withheld meanwhile: ${withhold.map((each) => `\`${each}\``).join(", ")}.`]
        : []),
    ]),
  ];
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ");
}
