import { table } from "../terminal/table.js";
import { certified, type KernelComparison, type KernelTimes, lines } from "./kernelPeers.js";
import { least, median } from "./times.js";

/** The figures that are compared; a kernel without one gives undefined. */
const measures: readonly {
  readonly what: string;
  readonly unit: "ms" | "MiB";
  of(times: KernelTimes): readonly number[];
}[] = [
  { what: "launch to ready", unit: "ms", of: ({ ready }) => [ready] },
  { what: "launch to first result", unit: "ms", of: ({ first }) => [first] },
  { what: "1+1, reply and idle", unit: "ms", of: ({ expression }) => expression },
  { what: "1+1 a second later", unit: "ms", of: ({ settled }) => settled },
  { what: "a declaration", unit: "ms", of: ({ declaration }) => declaration },
  { what: "first import of noether", unit: "ms", of: (times) => optional(times.import) },
  {
    what: `${lines.toLocaleString("en")} prints, reply and idle`,
    unit: "ms",
    of: ({ prints }) => optional(prints),
  },
  { what: "memory of all processes", unit: "MiB", of: ({ memory }) => optional(memory) },
];

const optional = (value: number | null | undefined): readonly number[] =>
  value === null || value === undefined ? [] : [value];

/**
 * What was compared, as a table, then at what a peer is faster and which kernels lose lines. Ratios are those of the
 * minima, a peer's over ours: other load on the machine can only add to a time.
 */
export function kernelPeersTable({ kernels, failures, coldest, prewarmed }: KernelComparison): string {
  const behind: string[] = [];
  const own = kernels.get("noether") ?? [];
  const rows = measures.flatMap(({ what, unit, of }) => {
    const ours = least(own.flatMap(of));
    return [...kernels]
      .map(([name, starts]) => ({ name, values: starts.flatMap(of) }))
      .filter(({ values }) => values.length > 0)
      .map(({ name, values }, k) => {
        const ratio = least(values) / ours;
        if (ratio < 1 && name !== certified)
          behind.push(`Behind ${name} by a factor of ${(1 / ratio).toFixed(2)}: ${what}.\n`);
        return row(
          [k === 0 ? `${what}, ${unit}` : "", name],
          values,
          name === "noether" ? "" : ratio.toFixed(2),
        );
      });
  });
  if (coldest)
    rows.push(row(["launch to first result without the snapshot, ms", "noether"], [coldest.first], ""));
  rows.push(row(["first result of a pair started ahead, ms", "noether"], prewarmed, ""));
  const losses = [...kernels].flatMap(([name, starts]) => lossOf(name, starts));
  const heading = ["", "", "median", "min", "peer / ours", "n"];
  const versions = new Set([...kernels.values()].flatMap(([first]) => (first ? [first.version] : [])));
  return [
    `${[...versions].join(", ")}; launched by jupyter_client, in turn.\n`,
    "Noether's results are type-checked, with its start-up snapshot made before; of tslab's only the expressions are, and Deno and ipykernel check nothing.\n",
    ...(kernels.has(certified)
      ? [
          "NODE_EXTRA_CA_CERTS is set: Node 20 parses that file whenever a process starts. The kernels are compared without it, and noether with it is listed below them.\n",
        ]
      : []),
    "\n",
    table([heading, ...rows], {
      heading: true,
      align: ["left", "left", "right", "right", "right", "right"],
    }),
    ...behind,
    ...losses,
    ...failures.map((failure) => `Failed: ${failure}\n`),
  ].join("");
}

function row(words: readonly string[], values: readonly number[], ratio: string): string[] {
  return [...words, median(values).toFixed(1), least(values).toFixed(1), ratio, String(values.length)];
}

function lossOf(name: string, starts: readonly KernelTimes[]): string[] {
  const broken = starts.filter(({ complete }) => !complete);
  if (broken.length === 0) return [];
  const came = least(broken.map((each) => each.lines));
  const end = broken.some(({ prints }) => prints === null) ? "; idle or the reply never came" : "";
  return [
    `${name} did not deliver all ${lines.toLocaleString("en")} lines before idle in ${broken.length} of ${starts.length} starts: ${came} at worst${end}.\n`,
  ];
}
