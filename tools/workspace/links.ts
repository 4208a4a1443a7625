import type { Cell, Notebook } from "../notebook/notebook.js";
import type { NamedChapter } from "./chapters.js";

/** The place of a notebook in the course. */
export interface Place {
  readonly course: readonly NamedChapter[];
  /** The index of its chapter in `course`. */
  readonly index: number;
  readonly kind: "lesson" | "sheet";
  /** The extension of the files that it links to. */
  readonly extension: ".ts" | ".ipynb";
}

/**
 * A lesson or a sheet as a workspace has it: a line of facts below its title, links at its end to its sheet or lesson
 * and to the chapters before and after it, and links in its text that use the names of files there.
 */
export function withLinks(notebook: Notebook, place: Place): Notebook {
  const [title, ...rest] = notebook.cells.map((cell) =>
    cell.type === "markdown" ? { ...cell, source: inWorkspace(cell.source, place.extension) } : cell,
  );
  if (title === undefined) return notebook;
  return {
    ...notebook,
    cells: [title, text("chapter-facts", facts(place)), ...rest, text("chapter-links", ways(place))],
  };
}

/**
 * Turns the links of the sources, `../exercises/02-matrix-groups.ipynb`, into links between the files of a workspace.
 */
function inWorkspace(source: string, extension: string): string {
  return source
    .replace(/\]\(\.\.\/exercises\/((?:\d\d|[A-Z]\d)-[\w-]+)\.ipynb\)/g, `]($1.exercises${extension})`)
    .replace(/\]\((?:\.\.\/notebooks\/)?((?:\d\d|[A-Z]\d)-[\w-]+)\.ipynb\)/g, `]($1${extension})`);
}

function facts({ course, index, kind, extension }: Place): string {
  const { minutes, needs, exercises, optional } = course[index]!;
  if (kind === "sheet")
    return `*About ${minutes.sheet} minutes. The lesson before it: ${link(course[index]!, extension)}.*`;
  const needed = needs.flatMap((name) => course.filter((chapter) => chapter.name === name));
  return [
    `*About ${minutes.lesson} minutes to read${exercises.length > 0 ? `; then ${count(exercises.length)}, about ${minutes.sheet} minutes` : ""}.`,
    ...(needed.length > 0
      ? [`Builds on ${needed.map((chapter) => link(chapter, extension)).join(", ")}.`]
      : []),
    ...(optional.length > 0 ? [`You may skip: ${optional.join("; ")}.`] : []),
  ]
    .join(" ")
    .concat("*");
}

function ways({ course, index, kind, extension }: Place): string {
  const chapter = course[index]!;
  const [before, after] = [course[index - 1], course[index + 1]];
  const here =
    kind === "sheet"
      ? [`Lesson: ${link(chapter, extension)}`]
      : chapter.exercises.length > 0
        ? [`Sheet: [${count(chapter.exercises.length)}](${chapter.name}.exercises${extension})`]
        : [];
  return [
    "---",
    [
      ...here,
      ...(before ? [`Before: ${link(before, extension)}`] : []),
      ...(after ? [`Next: ${link(after, extension)}${planned(chapter, after)}`] : []),
    ].join(" · "),
  ].join("\n\n");
}

/** A remark if chapters between these two are still to be written, else "". */
function planned({ number }: NamedChapter, { number: next }: NamedChapter): string {
  if (typeof number !== "number" || typeof next !== "number" || next - number < 2) return "";
  const [first, last] = [number + 1, next - 1];
  return ` (${first === last ? `chapter ${first} is` : `chapters ${first} to ${last} are`} planned)`;
}

const link = ({ name, number, title }: NamedChapter, extension: string): string =>
  `[${number}. ${title}](${name}${extension})`;

const count = (exercises: number): string => `${exercises} exercise${exercises === 1 ? "" : "s"}`;

const text = (id: string, source: string): Cell => ({ id, type: "markdown", source, metadata: {} });
