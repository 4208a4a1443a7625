import { type Permutation, type Random, relativeError, symmetric, type Vector } from "noether";
import {
  type Exercise,
  everyInputCounts,
  exercise,
  mutant,
  rejectedBy,
  rightSize,
  worth,
} from "noether/course";
import {
  type Explanation,
  elementInstances,
  fault,
  type Instances,
  type Law,
  once,
  show,
  sides,
  tuple,
  vectorInstances,
} from "noether/laws";
import { anyPermutation } from "./matrices.js";

type ActOnFunction = (g: Permutation, f: Vector) => readonly number[];

const group = symmetric(3);
const { multiply } = group;
const ofOne = elementInstances(group);
const functions: Instances<readonly [f: Vector]> = vectorInstances(3);

/** What is wrong with a result that should be a function on n points, if anything. */
function noFunction(result: unknown, n: number): Explanation | undefined {
  if (Array.isArray(result) && result.length === n && Array.from(result).every(Number.isFinite))
    return undefined;
  return {
    should: `g.f should be a function on the same ${n} points: a list of ${n} numbers.`,
    given: "",
    sides: [["got", show(Array.isArray(result) ? Array.from(result) : result)]],
  };
}

const action: Law<ActOnFunction, readonly [g: Permutation, h: Permutation, f: Vector]> = sides(
  "action",
  "(g h).f = g.(h.f)",
  tuple(ofOne, ofOne, functions),
  (act: ActOnFunction, [g, h, f]) => {
    const inner = act(h, f);
    const bad = noFunction(inner, f.length) ?? noFunction(act(g, inner), f.length);
    if (bad !== undefined) return bad;
    const [whole, steps] = [act(multiply(g, h), f), act(g, inner)];
    const x = firstApart(steps, whole);
    return {
      should: "Acting by h, then by g, should be acting by g h.",
      given: `g = ${show(g)}, h = ${show(h)}, f = ${show(f)}; at the point ${x}:`,
      left: ["g.(h.f)", steps],
      right: ["(g h).f", whole],
      shown: [show(steps[x]), show(whole[x])],
      get look() {
        return relativeError(whole, act(h, act(g, f))) < 1e-9
          ? "yours has (g h).f = h.(g.f), which no commutative group would show. Is there a g where g^-1 belongs?"
          : "the value at x moves to g x, and does nothing else";
      },
    };
  },
);

/** The first place where two lists differ. */
const firstApart = (a: readonly number[], b: readonly number[]): number =>
  Math.max(
    0,
    a.findIndex((value, x) => relativeError(value, b[x]) > 1e-9),
  );

const impulses: Law<ActOnFunction, readonly [g: Permutation, x: number]> = fault(
  "where an impulse goes",
  "g.\\delta_x = \\delta_{g x}",
  {
    examples: group.elements.flatMap((g) => [0, 1, 2].map((x) => [g, x] as const)),
    draw: (random) => [random.pick(symmetric(4).elements), random.integer(4)],
    simpler: () => [],
  },
  (act: ActOnFunction, [g, x]) => {
    const impulse = g.map((_, y) => (y === x ? 1 : 0));
    const result = act(g, impulse);
    const bad = noFunction(result, g.length);
    if (bad !== undefined) return bad;
    const target = g.map((_, y) => (y === g[x] ? 1 : 0));
    if (relativeError(result, target) <= 1e-9) return undefined;
    const [end, moved] = [result.indexOf(1), relativeError([...result].sort(), [...impulse].sort()) === 0];
    return {
      should: `f is 1 only at the point ${x}, and g takes ${x} to ${g[x]}: g.f should be 1 only there.`,
      given: `g = ${show(g)}`,
      sides: [["g.f", show(result)]],
      look:
        moved && g[end] === x && end !== x && g[x] !== end
          ? "it went the way of g^-1: to know (g.f)(x), ask f where x came from"
          : moved
            ? "the value of f at x is the value of g.f at g x"
            : "the numbers of g.f should be those of f, each once, rearranged",
    };
  },
);

const follows: Law<ActOnFunction, readonly [g: Permutation, f: Vector]> = sides(
  "what f says of x, g.f says of g x",
  "(g.f)(g x) = f(x)",
  tuple(ofOne, functions),
  (act: ActOnFunction, [g, f]) => {
    const result = act(g, f);
    const bad = noFunction(result, f.length);
    if (bad !== undefined) return bad;
    const back = g.map((target) => result[target]!);
    const x = firstApart(f, back);
    return {
      should: `g takes ${x} to ${g[x]}: the value of f at ${x} should be the value of g.f at ${g[x]}.`,
      given: `g = ${show(g)}, f = ${show(f)}`,
      left: [`f(${x})`, f],
      right: [`(g.f)(${g[x]})`, back],
      shown: [show(f[x]), show(back[x])],
    };
  },
);

const reference: ActOnFunction = (g, f) => f.map((_, x) => f[g.indexOf(x)]!);

/** Functions on up to ten points. */
const anySize = {
  draw: (random: Random): [Permutation, Vector] => {
    const g = anyPermutation(3 + random.integer(8), random);
    return [g, g.map(() => random.normal())];
  },
};

const moves = fault<ActOnFunction, readonly []>(
  "something moves",
  "g.f \\neq f \\text{ for some } g, f",
  once,
  (act) => {
    const g = [1, 2, 0];
    const [f, other] = [
      [1, 2, 3],
      [10, 20, 30],
    ];
    const result = act(g, f);
    const stays = relativeError(result, f) === 0;
    if (!stays && relativeError(result, act(g, other)) !== 0) return undefined;
    return {
      should: stays
        ? "g moves every point, so f should change."
        : "Two different functions should stay different.",
      given: `g = ${show(g)}`,
      sides: [
        [`g.f for f = ${show(f)}`, show(result)],
        ...(stays ? [] : [[`g.f for f = ${show(other)}`, show(act(g, other))] as const]),
      ],
    };
  },
);

export const actOnFunctionExercise: Exercise<ActOnFunction> = exercise<ActOnFunction>({
  laws: [
    worth(2, action),
    worth(1, impulses),
    worth(1, follows),
    moves,
    everyInputCounts(reference, anySize),
    rightSize(reference, anySize),
  ],
  reference,
  withhold: ["onFunctions", "permutationRepresentation", "regular"],
  mutants: [
    mutant(
      "f(g x) in place of f(g^-1 x)",
      (g, f) => f.map((_, x) => f[g[x]!]!),
      rejectedBy(action, impulses),
    ),
    mutant(
      "overwrites values that it still needs",
      (g, f) => {
        const values = [...f];
        g.forEach((target, x) => {
          values[target] = values[x]!;
        });
        return values;
      },
      rejectedBy(impulses, follows),
    ),
    mutant("moves every value twice", (g, f) => reference(g, reference(g, f)), rejectedBy(action, impulses)),
    mutant(
      "permutes the values, not the points",
      (g, f) => f.map((value) => g[value]!),
      rejectedBy(impulses),
    ),
    mutant("returns f", (_, f) => f, rejectedBy(impulses, follows, moves)),
    mutant("returns zeros", (_, f) => f.map(() => 0), rejectedBy(impulses, follows, moves)),
  ],
  hints: [
    "Let g = [1, 2, 0], so 0 goes to 1. If f is a heap of sand at 0, where is the heap after g has moved the points?",
    "The new value at x is the old value at the point that g takes to x. Which point is that?",
    "g^-1 x is g.indexOf(x), so (g.f)(x) = f[g.indexOf(x)]. Or make a new list and write f[x] into place g[x].",
  ],
});
