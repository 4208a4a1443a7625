import { cayleyTable, cyclic, dihedral, type Random } from "noether";
import { fault, type Law, magmas } from "noether/laws";
import { renamed, shuffled } from "./tables.js";
import type { FirstViolation } from "./violationAnswers.js";

type Tables = readonly number[][][];

/** How many tables of each kind are shown together. */
const DOZEN = 12;

const order3 = [...magmas(3)];
const groups = [cayleyTable(cyclic(11)), cayleyTable(cyclic(12)), cayleyTable(dihedral(6))];

const ofOrder3 = (random: Random): number[][] => random.pick(order3).map((row) => [...row]);

/** A group's table under random names, with one product exchanged for another element: never a group's. */
function almostGroup(random: Random): number[][] {
  const table = random.pick(groups);
  const n = table.length;
  const other = renamed(table, shuffled(n, random));
  const [a, b] = [random.integer(n), random.integer(n)];
  const wrong = (other[a]![b]! + 1 + random.integer(n - 1)) % n;
  return other.map((row, i) => (i === a ? row.with(b, wrong) : row));
}

/**
 * A condition: of a dozen closed tables of order 3, and of a dozen large ones with one wrong product, not all are called
 * groups. "None" needs no witness, and most laws about witnesses are obeyed by it.
 */
export const notAllGroups: Law<FirstViolation, readonly [small: Tables, large: Tables]> = fault(
  "not everything is a group",
  "\\text{verdict} \\neq \\text{none}",
  {
    examples: [],
    draw: (random) => [
      Array.from({ length: DOZEN }, () => ofOrder3(random)),
      Array.from({ length: DOZEN }, () => almostGroup(random)),
    ],
    simpler: () => [],
  },
  (subject, [small, large]) => {
    const all = [small, large].find((tables) => tables.every((table) => subject(table)?.axiom === "none"));
    if (all === undefined) return undefined;
    const kind = all === small ? "order 3 with random products" : "order 11 and 12 with one wrong product";
    return {
      should: "What is not a group should not always be called one.",
      given: `${DOZEN} closed tables of ${kind}`,
      sides: [["your verdict, for all of them", "none"]],
      look: "are all four axioms asked for, whatever the size of the table?",
    };
  },
  { runs: 1 },
);
