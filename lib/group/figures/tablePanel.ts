import type { Panel } from "../../figure/figure.js";
import { firstViolatedAxiom, type ViolatedAxiom } from "../firstViolatedAxiom.js";
import type { Table } from "../tableIdentity.js";
import { violationInWords } from "../violation.js";

const verdicts: Readonly<Record<ViolatedAxiom["axiom"], string>> = {
  closure: "not closed",
  associativity: "not associative",
  identity: "no identity",
  inverse: "no inverses",
};

/**
 * A table of products with one colour for each element. Above it is the verdict, the first group axiom that it violates;
 * below it are the products that show it.
 *
 * @throws RangeError if the table is empty or not square
 */
export function tablePanel(table: Table): Panel {
  const violated = firstViolatedAxiom(table);
  const names = table.map((_, a) => String(a));
  return {
    title: violated === undefined ? "a group" : verdicts[violated.axiom],
    equalAspect: true,
    xLabel: violated === undefined ? "all four axioms hold" : shown(table, violated),
    marks: [
      {
        kind: "heatmap",
        scale: "categorical",
        range: [-0.5, table.length - 0.5],
        values: table,
        rows: names,
        columns: names,
        text: table.map((row) => row.map(String)),
      },
    ],
  };
}

/** What violates the axiom, short enough to fit below a small table; if it takes two lines, no equation is broken. */
function shown(table: Table, violated: ViolatedAxiom): string {
  if (violated.axiom === "inverse") return violationInWords(table, violated);
  if (violated.axiom !== "associativity")
    return violationInWords(table, violated).split(", ").map(unbroken).join(", ");
  const [a, b, c] = violated.witness;
  return `${unbroken(`(${a} ${b}) ${c}`)} ${unbroken(`≠ ${a} (${b} ${c})`)}`;
}

const unbroken = (words: string): string => words.replaceAll(" ", "\u00a0");
