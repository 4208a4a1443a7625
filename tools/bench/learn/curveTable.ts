import type { ErrorPoint } from "../../cells/data/errorCurve.js";
import type { LearningPoint } from "../../cells/data/learningCurve.js";
import { table } from "../../terminal/table.js";
import type { Point } from "./study.js";

/** Points as a table: a row for each model and size, with the mean over seeds and the least and the largest of them. */
export function curveTable(points: readonly Point[]): string {
  if (points.length === 0) return "no result yet\n";
  return points.some((point) => "error" in point)
    ? tableOf(points as readonly ErrorPoint[], errorColumns)
    : tableOf(points as readonly LearningPoint[], accuracyColumns);
}

interface Column<P> {
  readonly name: string;
  readonly cell: (group: readonly P[]) => string;
}

/** What tells trainings apart that differ in more than their seed. */
const keys = ["model", "images", "examples", "steps", "shift", "turn", "parameters", "unit"];

function tableOf<P extends Point>(
  points: readonly P[],
  columnsOf: (points: readonly P[]) => readonly Column<P>[],
): string {
  const groups = new Map<string, P[]>();
  for (const point of points) {
    const key = JSON.stringify(keys.map((name) => point[name as keyof P]));
    groups.set(key, [...(groups.get(key) ?? []), point]);
  }
  const columns = [
    ...columnsOf(points),
    column<P>("s", (group) => mean(group.map(({ seconds }) => seconds)).toFixed(1)),
    column<P>("n", (group) => String(group.length)),
  ];
  const rows = [...groups.values()].map((group) => columns.map(({ cell }) => cell(group)));
  return table([columns.map(({ name }) => name), ...rows], {
    heading: true,
    align: columns.map(({ name }) => (name === "model" ? "left" : "right")),
  });
}

function accuracyColumns(points: readonly LearningPoint[]): Column<LearningPoint>[] {
  const has = (part: "upright" | "shift" | "turn" | "change" | "whole" | "reconstruction"): boolean =>
    points.some((point) => point[part] !== undefined);
  const percent = (parts: readonly number[]): string => spread(parts, (x) => (100 * x).toFixed(1), " %");
  return [
    column("model", ([first]) => first!.model),
    column("images", ([first]) => String(first!.images)),
    column("steps", ([first]) => String(first!.steps)),
    column("parameters", ([first]) => String(first!.parameters)),
    ...(has("shift") ? [column<LearningPoint>("shift", ([first]) => String(first!.shift ?? ""))] : []),
    ...(has("turn") ? [column<LearningPoint>("turn", ([first]) => String(first!.turn ?? ""))] : []),
    column("accuracy", (group) => percent(group.map(({ accuracy }) => accuracy))),
    ...(has("upright")
      ? [column<LearningPoint>("upright", (group) => percent(group.flatMap(({ upright }) => upright ?? [])))]
      : []),
    ...(has("whole")
      ? [column<LearningPoint>("whole sets", (group) => percent(group.flatMap(({ whole }) => whole ?? [])))]
      : []),
    ...(has("reconstruction")
      ? [
          column<LearningPoint>("square error", (group) =>
            mean(group.flatMap(({ reconstruction }) => reconstruction ?? [])).toPrecision(3),
          ),
        ]
      : []),
    ...(has("change")
      ? [
          column<LearningPoint>("change", (group) =>
            mean(group.flatMap(({ change }) => change ?? [])).toPrecision(2),
          ),
        ]
      : []),
  ];
}

function errorColumns(points: readonly ErrorPoint[]): Column<ErrorPoint>[] {
  const digits = (errors: readonly number[], unit: string): string =>
    spread(errors, (x) => String(Number(x.toPrecision(3))), ` ${unit}`);
  return [
    column("model", ([first]) => first!.model),
    column("examples", ([first]) => String(first!.examples)),
    column("steps", ([first]) => String(first!.steps)),
    column("parameters", ([first]) => String(first!.parameters)),
    column("error", (group) =>
      digits(
        group.map(({ error }) => error),
        group[0]!.unit,
      ),
    ),
    ...(points.some(({ validation }) => validation !== undefined)
      ? [
          column<ErrorPoint>("validation", (group) =>
            digits(
              group.flatMap(({ validation }) => validation ?? []),
              group[0]!.unit,
            ),
          ),
        ]
      : []),
  ];
}

function column<P>(name: string, cell: Column<P>["cell"]): Column<P> {
  return { name, cell };
}

/** "69.3 % (68.1 to 70.2)" */
function spread(parts: readonly number[], text: (x: number) => string, unit: string): string {
  if (parts.length === 0) return "";
  const all = parts.length > 1 ? ` (${text(Math.min(...parts))} to ${text(Math.max(...parts))})` : "";
  return `${text(mean(parts))}${unit}${all}`;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, x) => sum + x, 0) / values.length;
}
