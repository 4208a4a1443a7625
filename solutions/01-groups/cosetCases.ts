import { cayleyTable, cyclic, dihedral, type FiniteGroup, type Random, subgroups, symmetric } from "noether";
import { type Instances, show } from "noether/laws";
import { renamed, shuffled } from "./tables.js";

export type Instance = readonly [table: number[][], subgroup: number[], words: string];

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

/** A group under random names, and a subgroup. */
function drawn(random: Random, from: readonly Instance[]): Instance {
  const [table, subgroup, words] = random.pick(from);
  const names = shuffled(table.length, random);
  return [
    renamed(table, names),
    subgroup.map((h) => names[h]!),
    `${words.split(" and ")[0]}, renamed, and a subgroup of ${subgroup.length}`,
  ];
}

export const instances: Instances<Instance> = {
  examples: [...s3, ...few],
  draw: (random) => drawn(random, all),
  *simpler([table]) {
    if (table.length > 6) yield* s3;
  },
};

/** In groups of order 8 and 12 only. */
export const inLargeGroups: Instances<Instance> = { ...instances, draw: (random) => drawn(random, large) };

/** Whether all elements of a subgroup are powers of one of them. */
function isCyclic([table, subgroup]: Instance): boolean {
  return subgroup.some((h) => {
    const powers = [h];
    for (let p = table[h]![h]!; p !== h; p = table[p]![h]!) powers.push(p);
    return powers.length === subgroup.length;
  });
}

const sizes = ([table, subgroup]: Instance): string => `${subgroup.length} of ${table.length}`;
const ofSeveral = all.filter((instance) => !isCyclic(instance));
const notOfOne = all.filter(
  (instance) => !isCyclic(instance) || !ofSeveral.some((other) => sizes(other) === sizes(instance)),
);

/** Subgroups of all sizes, where there is a choice those that take more than one generator. */
export const ofManyGenerators: Instances<Instance> = {
  ...instances,
  draw: (random) => drawn(random, notOfOne),
};
