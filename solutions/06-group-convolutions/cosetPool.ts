import type { Image, Random } from "noether";
import {
  type Exercise,
  everyInputCounts,
  exercise,
  mutant,
  rejectedBy,
  rightSize,
  worth,
} from "noether/course";
import { type Instances, nonTriviality } from "noether/laws";
import {
  acted,
  anyMaps,
  anySide,
  bright,
  type Element,
  inWords,
  lifted,
  type Maps,
  multiply,
  place,
  pointwise,
  pool,
  sideOfAnySize,
  symbol,
  symmetries,
} from "./maps.js";
import { malformed, mapsLaw } from "./mapsLaw.js";
import {
  actedOnCosets,
  all,
  cosets,
  diagonal,
  names,
  pieces,
  rightCosets,
  type Subgroups,
  steps,
} from "./subgroups.js";

const eachOnce =
  "each coset is made once. Two lists such as [1, 0] are never equal to includes: remember places, place(group, a)";

type CosetPool = (maps: Maps, group: readonly Element[], subgroup: readonly Element[]) => Maps;
type Instance = readonly [g: Element, maps: Maps, ...Subgroups];

const someMaps = (random: Random, group: readonly Element[]): Maps =>
  random.integer(5) === 0 ? lifted(random.pick(pool), group) : anyMaps(random, group.length, anySide(random));

const instances: Instances<Instance> = {
  examples: all
    .slice(0, 5)
    .flatMap(([group, subgroup]) =>
      [group[1]!, group.at(-1)!].map((g): Instance => [g, steps(group), group, subgroup]),
    ),
  draw(random) {
    const [group, subgroup] = random.pick(all);
    return [random.pick(group), someMaps(random, group), group, subgroup];
  },
  *simpler([g, maps, group, subgroup]) {
    if (maps[0]!.length > 3) yield [g, steps(group), group, subgroup];
  },
};

const given = (maps: Maps, [group, subgroup]: Subgroups): string =>
  `${maps[0]!.length === 14 ? "a lifted handwritten digit" : `images of ${maps[0]!.length} x ${maps[0]!.length}`}, the group has ${group.length} elements, H = {${subgroup.map(symbol).join(", ")}}`;

const follows = mapsLaw<CosetPool, Instance>(
  "follows the group",
  "P(g.F) = g.(P F)",
  instances,
  (pooled, g, maps, group, subgroup) => {
    const both = [group, subgroup] as const;
    const result = pooled(maps, group, subgroup);
    const odd = malformed(result, names(both), maps[0]!.length, eachOnce);
    if (odd !== undefined) return odd;
    return {
      should: `Applying ${inWords(g)} to F should turn each pooled image, and make the image of a coset C that of g C.`,
      given: `g = ${symbol(g)}, ${given(maps, both)}`,
      left: ["pool, then move", actedOnCosets(g, result, both)],
      right: ["move, then pool", pooled(acted(g, maps, group), group, subgroup)],
      of: names(both),
      side: maps[0]!.length,
      look: () => "a left coset is {a h : h in H}: multiply(a, h), with the element of H on the right",
    };
  },
);

const inside = mapsLaw<CosetPool, Instance>(
  "inside a coset nothing is kept",
  "F'(x, a) = F(x, a h), \\; h \\in H \\implies P F' = P F",
  instances,
  (pooled, _, maps, group, subgroup) => {
    const both = [group, subgroup] as const;
    const result = pooled(maps, group, subgroup);
    const odd = malformed(result, names(both), maps[0]!.length, eachOnce);
    if (odd !== undefined) return odd;
    const h = subgroup.at(-1)!;
    const mixed = group.map((a) => maps[place(group, multiply(a, h))]!);
    return {
      should: `Exchanging the image of a with that of a ${symbol(h)} should change nothing: both are in one left coset.`,
      given: given(maps, both),
      left: ["pooled", result],
      right: ["exchanged, then pooled", pooled(mixed, group, subgroup)],
      of: names(both),
      side: maps[0]!.length,
      look: () => "the maximum runs over all elements of the coset a H, and over these alone",
    };
  },
);

const increasing = mapsLaw<CosetPool, Instance>(
  "keeps the order",
  "P(\\varphi \\circ F) = \\varphi \\circ (P F), \\quad \\varphi \\text{ increasing}",
  instances,
  (pooled, _, maps, group, subgroup) => {
    const both = [group, subgroup] as const;
    const cubed = (each: Maps): Maps => pointwise(each, (x) => x ** 3);
    const result = pooled(maps, group, subgroup);
    const odd = malformed(result, names(both), maps[0]!.length, eachOnce);
    if (odd !== undefined) return odd;
    return {
      should:
        "The largest of some numbers stays the largest if all of them are cubed: pooling the cubes should give the cubes.",
      given: given(maps, both),
      left: ["pool, then cube", cubed(result)],
      right: ["cube, then pool", pooled(cubed(maps), group, subgroup)],
      of: names(both),
      side: maps[0]!.length,
      look: () => "it is a maximum, not a sum or a mean",
    };
  },
);

type Bright = readonly [m: number, ...Subgroups];
const oneBright: Instances<Bright> = {
  examples: all.flatMap((both) => [1, both[0].length - 1].map((m): Bright => [m, ...both])),
  draw: (random) => {
    const both = random.pick(all);
    return [random.integer(both[0].length), ...both];
  },
  simpler: () => [],
};
const reaches = mapsLaw<CosetPool, Bright>(
  "the brightest is seen",
  "F = \\delta_{x, a} - 1 \\implies P F = \\delta_{x, a H} - 1",
  oneBright,
  (pooled, m, group, subgroup) => {
    const both = [group, subgroup] as const;
    const dark = (isBright: boolean): Image => pointwise([bright(3, isBright ? 0 : -1, 1)], (x) => x - 1)[0]!;
    const maps = group.map((_, k) => dark(k === m));
    const result = pooled(maps, group, subgroup);
    return {
      should: `F is 0 at one pixel of the image of ${symbol(group[m]!)} and -1 elsewhere: the pooled image of its coset should be 0 there, and -1 elsewhere.`,
      given: `H = {${subgroup.map(symbol).join(", ")}}`,
      left: ["expected", cosets(both).map((list) => dark(list.includes(m)))],
      right: ["yours", result],
      of: names(both),
      side: 3,
      look: () =>
        result.flat(2).every((x) => x === 0)
          ? "does your maximum begin at 0? The largest of negative numbers is negative: begin with one of them"
          : result.flat(2).every((x) => x === -1)
            ? "all your numbers are -1, but the largest number of that coset is 0 there"
            : "one image for each left coset, in the order in which the cosets first occur in the list of the group",
    };
  },
);

const over =
  (reduce: (values: readonly number[]) => number, lists = cosets): CosetPool =>
  (maps, group, subgroup) =>
    lists([group, subgroup]).map((list) =>
      maps[0]!.map((row, y) => row.map((_, x) => reduce(list.map((m) => maps[m]![y]![x]!)))),
    );

const largest = (values: readonly number[]): number => Math.max(...values);
const added = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0);
const reference = over(largest);

const anyInput = {
  draw: (random: Random): [Maps, readonly Element[], readonly Element[]] => {
    const both = random.pick([all[0]!, all[2]!, all[3]!, all[4]!, all[6]!]);
    return [anyMaps(random, both[0].length, sideOfAnySize(random)), ...both];
  },
  large: [
    [lifted(pool[0]!, symmetries), symmetries, diagonal] satisfies [
      Maps,
      readonly Element[],
      readonly Element[],
    ],
  ],
};

export const cosetPoolExercise: Exercise<CosetPool> = exercise<CosetPool>({
  laws: [
    worth(2, follows),
    worth(1, inside),
    worth(1, increasing),
    worth(1, reaches),
    nonTriviality<[Maps, readonly Element[], readonly Element[]]>(anyInput, {
      names: ["F", "the group", "the subgroup"],
    }),
    everyInputCounts(reference, anyInput),
    rightSize(reference, anyInput),
  ],
  reference,
  withhold: ["cosetPool", "project", "leftCosets", "rightCosets", "quotientGroup", "onCosets", "lagrange"],
  mutants: [
    mutant(
      "takes right cosets: H a in place of a H",
      over(largest, rightCosets),
      rejectedBy(follows, inside, reaches),
    ),
    mutant(
      "takes the mean",
      over((values) => added(values) / values.length),
      rejectedBy(increasing, reaches),
    ),
    mutant("adds up", over(added), rejectedBy(increasing)),
    mutant(
      "takes the smallest",
      over((values) => Math.min(...values)),
      rejectedBy(reaches),
    ),
    mutant("cuts the list into pieces", over(largest, pieces), rejectedBy(follows, reaches)),
    mutant(
      "makes one image for every element",
      over(largest, ([group, subgroup]) =>
        group.map((g) => subgroup.map((h) => place(group, multiply(g, h)))),
      ),
      rejectedBy(follows, reaches),
    ),
    mutant(
      "pools over the whole group",
      over(largest, ([group]) => [group.map((_, m) => m)]),
      rejectedBy(follows, reaches),
    ),
    mutant("leaves F as it is", (maps) => maps, rejectedBy(follows, reaches)),
  ],
  hints: [
    "Two steps: find the left cosets of the subgroup, as lists of elements; then, for each coset, take the largest number at every pixel among the images of its elements.",
    "Go through the group and skip an element that is in a coset you have already made: its images are counted. The coset of a new element a is subgroup.map((h) => multiply(a, h)).",
    "The pooled image of a coset: maps[0].map((row, y) => row.map((_, x) => Math.max(...coset.map((h) => maps[place(group, h)][y][x])))).",
  ],
});
