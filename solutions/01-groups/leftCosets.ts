import {
  type Exercise,
  everyInputCounts,
  exercise,
  type LawAbout,
  mutant,
  rejectedBy,
  worth,
} from "noether/course";
import { type Explanation, fault, type Law, map, nonTriviality, show } from "noether/laws";
import { type Instance, inLargeGroups, instances, ofManyGenerators } from "./cosetCases.js";

type Cosets = readonly (readonly number[])[];
type LeftCosets = (table: number[][], subgroup: number[]) => Cosets;

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

const input = ([table, subgroup]: Instance): [number[][], number[]] => [table, subgroup];

/** In large groups: what is right for small ones only does not look at these tables. */
const nonTrivial: LawAbout<LeftCosets> = nonTriviality(map(inLargeGroups, input), {
  names: ["the table", "the subgroup"],
});

const everyGroupCounts = everyInputCounts<[table: number[][], subgroup: number[]], Cosets>(
  reference,
  map(ofManyGenerators, input),
);

/** Pieces of the size of H, in the order of the elements. */
const pieces: LeftCosets = (table, h) =>
  Array.from({ length: table.length / h.length }, (_, k) => h.map((_b, i) => k * h.length + i));

export const leftCosetsExercise: Exercise<LeftCosets> = exercise<LeftCosets>({
  laws: [
    worth(2, partition),
    worth(1, equalParts),
    worth(2, keptByH),
    worth(1, movedByG),
    nonTrivial,
    everyGroupCounts,
  ],
  reference,
  withhold: ["leftCosets", "rightCosets", "lagrange", "quotientGroup"],
  mutants: [
    mutant(
      "makes right cosets: H g in place of g H",
      (table, h) => reference(transposed(table), h),
      rejectedBy(keptByH, movedByG),
    ),
    mutant(
      "is right for subgroups of one generator, and cuts the others into pieces",
      (table, h) => {
        const order = (g: number): number => {
          let [n, p] = [1, g];
          for (; n < h.length && table[p]![g] !== g; n++) p = table[p]![g]!;
          return n;
        };
        return (h.some((g) => order(g) === h.length) ? reference : pieces)(table, h);
      },
      rejectedBy(keptByH, movedByG, everyGroupCounts),
    ),
    mutant(
      "lists g H for every g",
      (table, h) => table.map((row) => h.map((b) => row[b]!)),
      rejectedBy(partition),
    ),
    mutant(
      "cuts the elements into pieces of |H|",
      pieces,
      rejectedBy(keptByH, movedByG, nonTrivial, everyGroupCounts),
    ),
    mutant(
      "is right up to order 6, and cuts larger groups into pieces",
      (table, h) => (table.length > 6 ? pieces : reference)(table, h),
      rejectedBy(keptByH, movedByG, nonTrivial, everyGroupCounts),
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
