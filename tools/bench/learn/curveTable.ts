import type { LearningPoint } from "../../cells/data/learningCurve.js";
import { table } from "../../terminal/table.js";

/** What tells trainings apart that differ in more than their seed. */
const key = ({ model, images, steps, shift, turn, parameters }: LearningPoint): string =>
  JSON.stringify([model, images, steps, shift, turn, parameters]);

/** Points as a table: a row for each model and size, with the mean over seeds and the least and the largest of them. */
export function curveTable(points: readonly LearningPoint[]): string {
  if (points.length === 0) return "no result yet\n";
  const groups = new Map<string, LearningPoint[]>();
  for (const point of points) groups.set(key(point), [...(groups.get(key(point)) ?? []), point]);
  const has = (part: "upright" | "shift" | "turn" | "change"): boolean =>
    points.some((point) => point[part] !== undefined);
  const columns = [
    column("model", ([first]) => first!.model),
    column("images", ([first]) => String(first!.images)),
    column("steps", ([first]) => String(first!.steps)),
    column("parameters", ([first]) => String(first!.parameters)),
    ...(has("shift") ? [column("shift", ([first]) => String(first!.shift ?? ""))] : []),
    ...(has("turn") ? [column("turn", ([first]) => String(first!.turn ?? ""))] : []),
    column("accuracy", (group) => spread(group.map(({ accuracy }) => accuracy))),
    ...(has("upright")
      ? [column("upright", (group) => spread(group.flatMap(({ upright }) => upright ?? [])))]
      : []),
    ...(has("change")
      ? [column("change", (group) => mean(group.flatMap(({ change }) => change ?? [])).toPrecision(2))]
      : []),
    column("s", (group) => mean(group.map(({ seconds }) => seconds)).toFixed(1)),
    column("n", (group) => String(group.length)),
  ];
  const rows = [...groups.values()].map((group) => columns.map(({ cell }) => cell(group)));
  return table([columns.map(({ name }) => name), ...rows], {
    heading: true,
    align: columns.map(({ name }) => (name === "model" ? "left" : "right")),
  });
}

interface Column {
  readonly name: string;
  readonly cell: (group: readonly LearningPoint[]) => string;
}

function column(name: string, cell: Column["cell"]): Column {
  return { name, cell };
}

/** "69.3 % (68.1 to 70.2)" */
function spread(parts: readonly number[]): string {
  if (parts.length === 0) return "";
  const percent = (x: number): string => (100 * x).toFixed(1);
  const all = parts.length > 1 ? ` (${percent(Math.min(...parts))} to ${percent(Math.max(...parts))})` : "";
  return `${percent(mean(parts))} %${all}`;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, x) => sum + x, 0) / values.length;
}
