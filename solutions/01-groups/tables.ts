import { cayleyTable, cyclic, dihedral, type Random, symmetric } from "noether";
import { type Instances, magmas } from "noether/laws";

/** A table of products, with a description in words. */
export type TableInstance = readonly [table: number[][], words: string];

const rows = (table: readonly (readonly number[])[]): string =>
  `the table [${table.map((row) => `[${row.join(", ")}]`).join(", ")}]`;

const plain = (table: readonly (readonly number[])[]): TableInstance => [
  table.map((row) => [...row]),
  rows(table),
];

/** The same product after element i is called names[i]. */
export function renamed(table: readonly (readonly number[])[], names: readonly number[]): number[][] {
  const old = names.map((_, i) => names.indexOf(i));
  const name = (product: number): number => names[product] ?? product;
  return old.map((a) => old.map((b) => name(table[a]![b]!)));
}

/** A random order of 0, 1, ..., n - 1. */
export function shuffled(n: number, random: Random): number[] {
  const order = Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = random.integer(i + 1);
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}

const groups = {
  "Z/4": cayleyTable(cyclic(4)),
  S3: cayleyTable(symmetric(3)),
  D4: cayleyTable(dihedral(4)),
} as const;
const named = Object.entries(groups);

const order2 = [...magmas(2)];
const order3 = [...magmas(3)];
const monoids = order3.filter((table) =>
  table.some((row, e) => row.every((product, a) => product === a && table[a]![e] === a)),
);
const bands = [
  [
    [0, 0, 0],
    [1, 1, 1],
    [2, 2, 2],
  ],
  [
    [0, 1, 2],
    [0, 1, 2],
    [0, 1, 2],
  ],
  [
    [0, 1, 2],
    [1, 1, 2],
    [2, 2, 2],
  ],
  [
    [2, 2, 2],
    [2, 1, 0],
    [2, 0, 1],
  ],
] as const;
const open = [
  [
    [0, 1],
    [1, 2],
  ],
  [
    [0, -1],
    [1, 0],
  ],
] as const;

/** A group's table under random names, with or without one wrong product. */
function mutated(random: Random): TableInstance {
  const [name, table] = random.pick(named);
  const n = table.length;
  const other = renamed(table, shuffled(n, random));
  if (random.integer(4) === 0) return [other, `${name} with its elements renamed`];
  const [a, b] = [random.integer(n), random.integer(n)];
  const wrong = (other[a]![b]! + 1 + random.integer(n)) % (n + 1);
  return [
    other.map((row, i) => (i === a ? row.with(b, wrong) : row)),
    `${name} with its elements renamed and one product changed: ${a} ${b} = ${wrong}`,
  ];
}

/** Tables too large for a list of answers: Z/11 and D6, the latter with renamed elements, and with one wrong product. */
const large: readonly TableInstance[] = (() => {
  const [z11, d6] = [cayleyTable(cyclic(11)), cayleyTable(dihedral(6))];
  const other = renamed(d6, [5, 3, 11, 0, 8, 2, 10, 1, 7, 4, 9, 6]);
  const wrong = other.map((row, a) => (a === 4 ? row.with(7, (row[7]! + 1) % 12) : row));
  return [
    [z11.map((row) => [...row]), "the table of Z/11"],
    [other, "the table of D6 with its elements renamed"],
    [wrong, `the table of D6 with its elements renamed and one product changed: 4 7 = ${wrong[4]![7]}`],
  ];
})();

/**
 * Tables of products from small to large: two that are not closed, all 16 of order 2, some hard
 * cases of order 3, three of order 11 and 12; then random ones, among them the tables of Z/4, S3 and D4 with one product
 * changed.
 */
export const tableInstances: Instances<TableInstance> = {
  examples: [...[...order2, ...open, ...bands, groups["Z/4"]].map(plain), ...large],
  draw(random) {
    const kind = random.integer(4);
    if (kind === 0) return plain(random.pick(order3));
    if (kind === 1) return plain(random.pick(monoids));
    if (kind === 2) return plain(renamed(random.pick(bands), shuffled(3, random)));
    return mutated(random);
  },
  *simpler([table]) {
    if (table.length > 2) for (const small of order2) yield plain(small);
  },
};
