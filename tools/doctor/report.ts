import { table } from "../terminal/table.js";
import { type Examined, essentialsStand, type Purpose, type State } from "./probe.js";

/** Marks that need no colour, and can be read aloud. */
const marks: Readonly<Record<State, string>> = { ok: "ok", missing: "--", broken: "!!" };

const headings: Readonly<Record<Purpose, string>> = {
  essentials: "Essentials",
  Jupyter: "Notebooks in Jupyter",
  converting: "noether convert",
  grading: "noether grade",
  machine: "This machine",
};

/** The findings as a person reads them: by purpose, then what to do about those that are not ok. */
export function report(examined: readonly Examined[], title: string): string {
  const parts = (Object.keys(headings) as Purpose[]).flatMap((purpose) => {
    const rows = examined.filter((each) => each.purpose === purpose);
    if (rows.length === 0) return [];
    const width = Math.max(...examined.map(({ name }) => name.length));
    const lines = table(
      rows.map(({ state, name, found }) => [`  [${marks[state]}]`, name.padEnd(width), found]),
    );
    return [`${headings[purpose]}\n${lines}`];
  });
  const amiss = examined.filter(({ state, remedy }) => state !== "ok" && remedy !== undefined);
  const needed = amiss.filter(({ purpose }) => purpose === "essentials");
  const others = amiss.filter(({ purpose }) => purpose !== "essentials");
  const todo = (rows: readonly Examined[]): string =>
    table(rows.map(({ name, remedy }) => [`  ${name}:`, remedy ?? ""]));
  return [
    `${title}\n`,
    ...parts,
    ...(needed.length > 0 ? [`To fix before anything runs\n${todo(needed)}`] : []),
    ...(others.length > 0 ? [`To fix if you want it\n${todo(others)}`] : []),
    essentialsStand(examined)
      ? "The essentials work.\n"
      : `${needed.length === 1 ? "One essential is" : `${needed.length} essentials are`} missing or broken.\n`,
  ].join("\n");
}
