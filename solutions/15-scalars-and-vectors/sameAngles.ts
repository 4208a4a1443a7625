import { type Exercise, exercise, mutant, rejectedBy, worth } from "noether/course";
import { type Explanation, fault, type Law, once, show } from "noether/laws";

type Clock = readonly number[];
type Clocks = () => { readonly first: Clock; readonly second: Clock };

/** What is wrong with the form of the answer. */
function malformed(answer: unknown): Explanation | undefined {
  const { first, second } = (answer ?? {}) as { readonly first?: unknown; readonly second?: unknown };
  for (const [name, clock] of Object.entries({ first, second })) {
    const hours: readonly unknown[] = Array.isArray(clock) ? clock : [];
    const isClock =
      hours.length === 4 &&
      new Set(hours).size === 4 &&
      hours.every((hour) => Number.isInteger(hour) && (hour as number) >= 0 && (hour as number) < 12);
    if (!isClock)
      return {
        should:
          "The answer should look like { first: [0, 3, 6, 9], second: [...] }: four different hours from 0 to 11.",
        given: "",
        sides: [[`got as ${name}`, show(clock)]],
      };
  }
  return undefined;
}

/** The angles between all pairs of hours in degrees, from small to large. */
const angles = (clock: Clock): number[] =>
  clock
    .flatMap((a, k) => clock.slice(k + 1).map((b) => 30 * Math.min((a - b + 12) % 12, (b - a + 12) % 12)))
    .sort((a, b) => a - b);

const sorted = (clock: Clock): string => [...clock].sort((a, b) => a - b).join();
const shifts = Array.from({ length: 12 }, (_, k) => k);

/** How to get from one clock to the other, in words; undefined if there is no way. */
function way(first: Clock, second: Clock): string | undefined {
  const to = sorted(second);
  for (const sign of [1, -1])
    for (const shift of shifts)
      if (sorted(first.map((hour) => (((sign * hour + shift) % 12) + 12) % 12)) === to)
        return sign === 1 ? `a turn by ${30 * shift} degrees` : "a reflection of the clock";
  return undefined;
}

/** Why the angles tell the two clocks apart. */
function toldApart(first: Clock, second: Clock): Omit<Explanation, "given"> | undefined {
  const [a, b] = [angles(first), angles(second)];
  if (a.join() === b.join()) return undefined;
  const times = (all: readonly number[], angle: number): number =>
    all.filter((each) => each === angle).length;
  const odd = [...a, ...b].find((angle) => times(a, angle) !== times(b, angle))!;
  return {
    should: "The two clocks should have the same angles, each equally often.",
    sides: [
      [`how often the first has ${odd} degrees`, show(times(a, odd))],
      ["and the second", show(times(b, odd))],
    ],
    look: "between the hours a and b the angle is 30 degrees times the shorter way round",
  };
}

/** A claim about two clocks that their angles cannot tell apart. */
const law = (
  name: string,
  statement: string,
  find: (first: Clock, second: Clock) => Omit<Explanation, "given"> | undefined,
): Law<Clocks, readonly []> =>
  fault(name, statement, once, (subject) => {
    const answer = subject();
    const odd = malformed(answer);
    if (odd !== undefined) return odd;
    const found = toldApart(answer.first, answer.second) ?? find(answer.first, answer.second);
    return (
      found && { ...found, given: `first: ${answer.first.join(", ")}; second: ${answer.second.join(", ")}` }
    );
  });

const agree = law(
  "the angles agree",
  "\\{\\theta_{jk}\\} = \\{\\theta'_{jk}\\}, \\quad A \\neq B",
  (first, second) => {
    if (sorted(first) !== sorted(second)) return undefined;
    return {
      should: "The two clocks should be different.",
      sides: [["both have the hours", sorted(first).replaceAll(",", ", ")]],
      look: "the order in which hours are listed says nothing: all four atoms are equal",
    };
  },
);

const apart = law("not congruent", "\\nexists\\, Q \\in O(2): \\; Q\\, A = B", (first, second) => {
  const found = way(first, second);
  if (found === undefined) return undefined;
  return {
    should: "No rotation and no reflection should take the first clock to the second, but one does.",
    sides: [["it is", found]],
    look: "what is kept by turning or reflecting all four is no difference: compare the gaps on the way round",
  };
});

const answer =
  (first: Clock, second: Clock): Clocks =>
  () => ({ first, second });

export const sameAnglesExercise: Exercise<Clocks> = exercise<Clocks>({
  laws: [worth(1, agree), worth(3, apart)],
  reference: answer([0, 1, 4, 6], [0, 1, 3, 7]),
  answer: "constant",
  withhold: [],
  mutants: [
    mutant("the same clock twice", answer([0, 1, 4, 6], [6, 4, 1, 0]), rejectedBy(agree, apart)),
    mutant("turns the clock", answer([0, 1, 4, 6], [1, 2, 5, 7]), rejectedBy(apart)),
    mutant("reflects the clock", answer([0, 1, 4, 6], [0, 11, 8, 6]), rejectedBy(apart)),
    mutant("a square and a rectangle", answer([0, 3, 6, 9], [0, 2, 6, 8]), rejectedBy(agree, apart)),
    mutant("keeps the sum of the angles only", answer([0, 1, 2, 3], [0, 1, 2, 4]), rejectedBy(agree, apart)),
    mutant(
      "agrees in the gaps between neighbours, in another order",
      answer([0, 1, 3, 6], [0, 2, 3, 6]),
      rejectedBy(agree, apart),
    ),
    mutant("takes the hour 12", answer([12, 1, 4, 6], [12, 1, 3, 7]), rejectedBy(agree, apart)),
  ],
  hints: [
    "On paper: four hours make six angles, and there are six possible ones, 30 to 180 degrees. Is there a clock that has each of them once?",
    "Begin with hours 0 and 1 (30 degrees) and put the other two so that no angle comes twice. There is more than one way: which of them are the same clock, turned or reflected?",
    "Hours 0, 1, 4, 6 have each angle once. So have 0, 1, 3 and one more.",
  ],
});
