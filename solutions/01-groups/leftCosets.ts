import { cayleyTable, cyclic, dihedral, type FiniteGroup, subgroups, symmetric } from "noether";
import { type Exercise, exercise, mutant, rejectedBy, worth } from "noether/course";
import { type Explanation, fault, type Instances, type Law, map, nonTriviality, show } from "noether/laws";
import { renamed, shuffled } from "./tables.js";

type LeftCosets = (table: number[][], subgroup: number[]) => readonly (readonly number[])[];
type Instance = readonly [table: number[][], subgroup: number[], words: string];

/** Each subgroup of a group as a table and places in it. */
function instancesOf<G>(group: FiniteGroup<G>): readonly Instance[] {
  const table = cayleyTable(group);
  return subgroups(group).map((h) => [
    table,
    h.elements.map((g) => group.indexOf(g)),
    `${group.name} and its subgroup ${show(h.elements.map((g) => group.indexOf(g)))}`,
  ]);
}

const few = [cyclic(4), cyclic(6)].flatMap(instancesOf);
const s3 = instancesOf(symmetric(3));
const large = [...instancesOf(dihedral(4)), ...instancesOf(dihedral(6)), ...instancesOf(cyclic(12))];
const all = [...few, ...s3, ...large];

const instances: Instances<Instance> = {
  examples: [...s3, ...few],
  draw(random) {
    const [table, subgroup, words] = random.pick(all);
    const names = shuffled(table.length, random);
    return [
      renamed(table, names),
      subgroup.map((h) => names[h]!),
      `${words.split(" and ")[0]}, renamed, and a subgroup of ${subgroup.length}`,
    ];
  },
  *simpler([table]) {
    if (table.length > 6) yield* s3;
  },
};

type Words = Omit<Explanation, "given">;

const law = (
  name: string,
  statement: string,
  find: (parts: readonly (readonly number[])[], table: number[][], subgroup: number[]) => Words | undefined,
): Law<LeftCosets, Instance> =>
  fault(name, statement, instances, (subject, [table, h, words]) => {
    const parts: unknown = subject(table, h);
    const isParts = Array.isArray(parts) && parts.every((part) => Array.isArray(part));
    const found = isParts
      ? find(parts as number[][], table, h)
      : {
          should: "The result should be a list of lists of elements.",
          sides: [["got", show(parts)]] as const,
        };
    return found && { given: words, ...found };
  });

const partition = law("every element is in exactly one coset", "G = \\bigsqcup_g g H", (parts, table) => {
  const counts = table.map((_, g) => parts.flat().filter((a) => a === g).length);
  const g = counts.findIndex((count) => count !== 1);
  const stranger = parts.flat().find((a) => table[a] === undefined);
  if (g < 0 && stranger === undefined) return undefined;
  return {
    should: "Every element of the group should be in exactly one coset.",
    sides:
      g < 0
        ? [["a strange element", show(stranger)]]
        : [
            [`cosets with ${g} in them`, show(counts[g])],
            ["cosets in all", show(parts.length)],
          ],
    look:
      (counts[g] ?? 1) === 0
        ? "where does it go? A coset g H contains g itself, because e is in H"
        : "the cosets g H and (g h) H are the same: skip a g that you have seen",
  };
});

const equalParts = law("Lagrange: all cosets have the same size", "|g H| = |H|", (parts, _, h) => {
  const odd = parts.find((part) => new Set(part).size !== h.length);
  if (odd === undefined && parts.length > 0) return undefined;
  return {
    should: "Every coset should have as many elements as the subgroup.",
    sides: [
      ["elements of H", show(h.length)],
      ["a coset of yours", show(odd ?? [])],
    ],
    look: "the coset g H is made of the products g h, one for each h in H",
  };
});

/** An element that is in no coset: then nothing can be said about its coset. */
function lost(parts: readonly (readonly number[])[], table: number[][]): Words | undefined {
  const g = [...table.keys()].find((a) => !parts.some((part) => part.includes(a)));
  if (g === undefined) return undefined;
  return {
    should: "Every element should be in a coset, and one is in none.",
    sides: [["the element", show(g)]],
    look: "its coset g H contains g itself, because e is in H",
  };
}

const keptByH = law(
  "multiplying by H on the right stays inside",
  "a \\in g H,\\ h \\in H \\implies a h \\in g H",
  (parts, table, h) => {
    const none = lost(parts, table);
    if (none !== undefined) return none;
    for (const part of parts) {
      for (const a of part) {
        const left = h.find((b) => !part.includes(table[a]?.[b] ?? -1));
        if (left === undefined) continue;
        return {
          should:
            "Multiplying an element of a coset by an element of H, on the right, should stay in the coset.",
          sides: [
            ["a coset of yours", show(part)],
            [`${a} · ${left}`, show(table[a]?.[left])],
          ],
          look: "left cosets are g H: g is on the left, in the row",
        };
      }
    }
    return undefined;
  },
);

const movedByG = law(
  "multiplying by g on the left moves cosets to cosets",
  "g\\,(a H) = (g a) H",
  (parts, table) => {
    const key = (part: readonly (number | undefined)[]): string => [...part].sort().join();
    const known = new Set(parts.map(key));
    const none = lost(parts, table);
    if (none !== undefined) return none;
    for (const [g, row] of table.entries()) {
      for (const part of parts) {
        const moved = part.map((a) => row[a]);
        if (known.has(key(moved))) continue;
        return {
          should: "Multiplying all elements of a coset by g, on the left, should give a coset again.",
          sides: [
            ["a coset of yours", show(part)],
            [`${g} times it`, show(moved)],
          ],
          look: "the products are right, but together they are not one of your cosets",
        };
      }
    }
    return undefined;
  },
);

const reference: LeftCosets = (table, subgroup) => {
  const seen = new Set<number>();
  const cosets: number[][] = [];
  for (const g of table.keys()) {
    if (seen.has(g)) continue;
    const coset = subgroup.map((h) => table[g]![h]!);
    for (const a of coset) seen.add(a);
    cosets.push(coset);
  }
  return cosets;
};

const transposed = (table: number[][]): number[][] => table.map((_, a) => table.map((row) => row[a]!));

const nonTrivial = nonTriviality(
  map(instances, ([table, subgroup]): [number[][], number[]] => [table, subgroup]),
  { names: ["the table", "the subgroup"] },
);

export const leftCosetsExercise: Exercise<LeftCosets> = exercise<LeftCosets>({
  laws: [worth(2, partition), worth(1, equalParts), worth(2, keptByH), worth(1, movedByG), nonTrivial],
  reference,
  withhold: ["leftCosets", "rightCosets", "lagrange", "quotientGroup"],
  mutants: [
    mutant(
      "makes right cosets: H g in place of g H",
      (table, h) => reference(transposed(table), h),
      rejectedBy(keptByH, movedByG),
    ),
    mutant(
      "lists g H for every g",
      (table, h) => table.map((row) => h.map((b) => row[b]!)),
      rejectedBy(partition),
    ),
    mutant(
      "cuts the elements into pieces of |H|",
      (table, h) =>
        Array.from({ length: table.length / h.length }, (_, k) => h.map((_b, i) => k * h.length + i)),
      rejectedBy(keptByH, movedByG),
    ),
    mutant(
      "gives H and the rest",
      (table, h) => [h, [...table.keys()].filter((a) => !h.includes(a))],
      rejectedBy(equalParts),
    ),
    mutant(
      "gives every element a coset of its own",
      (table) => table.map((_, g) => [g]),
      rejectedBy(equalParts, keptByH),
    ),
    mutant("gives H alone", (_, h) => [h], rejectedBy(partition, keptByH)),
  ],
  hints: [
    "Take any g. Its coset is the list of table[g][h] for h in the subgroup.",
    "Then take an element that is in no coset yet, and do it again, until none is left.",
    "A Set of the elements seen so far tells you which g to skip.",
  ],
});
