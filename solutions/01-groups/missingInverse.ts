import { type Exercise, exercise, mutant, rejectedBy, worth } from "noether/course";
import { among, type Explanation, fault, type Law, once, show } from "noether/laws";

type Name = keyof typeof systems;
type Answers = Readonly<Record<Name, number | null>>;
type MissingInverse = () => Answers;

/** A set of numbers with an operation and an identity, and what is known about its inverses. */
interface System {
  readonly words: string;
  readonly sign: "+" | "×";
  has(a: number): boolean;
  readonly set: string;
  /** The number b with a b = e, whether it is in the set or not; undefined if there is no such number. */
  inverse(a: number): number | undefined;
  readonly isGroup: boolean;
}

const reciprocal = (a: number): number | undefined => (a === 0 ? undefined : 1 / a);
const modulo =
  (n: number) =>
  (a: number): number | undefined => {
    const b = Array.from({ length: n }, (_, k) => k).find((k) => (a * k) % n === 1);
    return b;
  };

const systems = {
  realsTimes: {
    words: "all real numbers, with ×",
    sign: "×",
    has: Number.isFinite,
    set: "R",
    inverse: reciprocal,
    isGroup: false,
  },
  nonZeroRealsTimes: {
    words: "R \\ {0}, with ×",
    sign: "×",
    has: (a) => Number.isFinite(a) && a !== 0,
    set: "R \\ {0}",
    inverse: reciprocal,
    isGroup: true,
  },
  nonZeroIntegersTimes: {
    words: "Z \\ {0}, with ×",
    sign: "×",
    has: (a) => Number.isInteger(a) && a !== 0,
    set: "Z \\ {0}",
    inverse: reciprocal,
    isGroup: false,
  },
  nonZeroRationalsTimes: {
    words: "Q \\ {0}, with ×",
    sign: "×",
    has: (a) => Number.isFinite(a) && a !== 0,
    set: "Q \\ {0}",
    inverse: reciprocal,
    isGroup: true,
  },
  naturalsPlus: {
    words: "N = 0, 1, 2, ..., with +",
    sign: "+",
    has: (a) => Number.isInteger(a) && a >= 0,
    set: "N",
    inverse: (a) => 0 - a,
    isGroup: false,
  },
  integersPlus: {
    words: "Z, with +",
    sign: "+",
    has: Number.isInteger,
    set: "Z",
    inverse: (a) => 0 - a,
    isGroup: true,
  },
  times5: {
    words: "1, 2, 3, 4, with × mod 5",
    sign: "×",
    has: (a) => Number.isInteger(a) && a >= 1 && a <= 4,
    set: "1, 2, 3, 4",
    inverse: modulo(5),
    isGroup: true,
  },
  times6: {
    words: "1, 2, 3, 4, 5, with × mod 6",
    sign: "×",
    has: (a) => Number.isInteger(a) && a >= 1 && a <= 5,
    set: "1, 2, 3, 4, 5",
    inverse: modulo(6),
    isGroup: false,
  },
} as const satisfies Readonly<Record<string, System>>;

const names = Object.keys(systems) as readonly Name[];

function law(
  name: string,
  statement: string,
  find: (answer: unknown, system: System) => Omit<Explanation, "given"> | undefined,
): Law<MissingInverse> {
  return fault(name, statement, among(names), (subject: MissingInverse, [which]) => {
    const found = find(subject()?.[which], systems[which]);
    return found && { given: `${which}: ${systems[which].words}`, ...found };
  });
}

/** The inverse b of a, exactly: 1/237, not 0.004219. */
function inverseInWords(a: number, b: number): string {
  return Number.isInteger(b) ? show(b) : `${a < 0 ? "-" : ""}1/${show(Math.abs(a))}`;
}

const witnessHasNone = law(
  "the witness has no inverse",
  "a \\cdot b = e \\text{ for no } b \\in G",
  (answer, { has, set, inverse, sign }) => {
    if (answer === null) return undefined;
    const should = "The element that you name should be in the set and have no inverse there.";
    const sides = [["your element", show(answer)]] as const;
    if (typeof answer !== "number" || !has(answer))
      return { should, sides, look: `that is not an element of ${set}` };
    const b = inverse(answer);
    if (b === undefined || !has(b)) return undefined;
    return {
      should,
      sides: [...sides, ["its inverse", inverseInWords(answer, b)]],
      look: `${answer} ${sign} ${b < 0 ? `(${inverseInWords(answer, b)})` : inverseInWords(answer, b)} is the identity, ${sign === "×" ? 1 : 0}`,
    };
  },
);

const onlyGroupsPass = law(
  "null is for groups only",
  "\\forall a\\ \\exists b: \\quad a \\cdot b = b \\cdot a = e",
  (answer, { isGroup, sign }) =>
    answer !== null || isGroup
      ? undefined
      : {
          should: "Where you say null, every element should have an inverse, and one has none.",
          sides: [["your answer", "null"]],
          look: `try the smallest elements one by one: what does b have to be in a ${sign} b = ${sign === "×" ? 1 : 0}, and is it in the set?`,
        },
);

const bothKinds = fault(
  "some are groups and some are not",
  "\\text{answer} \\neq \\text{const}",
  once,
  (subject: MissingInverse) => {
    const answers: Partial<Answers> = subject() ?? {};
    if (new Set(Object.values(answers)).size < 2)
      return {
        should: "Some of these are groups and some are not, so the answers should differ.",
        given: "yours is the same everywhere",
        sides: [],
      };
    const right = names.filter((name) => (answers[name] === null) === systems[name].isGroup);
    if (right.length >= ENOUGH) return undefined;
    return {
      should: `Null or an element: for at least ${ENOUGH} of the ${names.length} sets that should be right.`,
      given: "the same answer for nearly all of them is right for half of them by chance",
      sides: [],
      look: "take the sets one by one: which element could lack an inverse?",
    };
  },
);

/** How many verdicts should be right before anything counts: one exception to the same answer everywhere gives five. */
const ENOUGH = 6;

const right: Answers = {
  realsTimes: 0,
  nonZeroRealsTimes: null,
  nonZeroIntegersTimes: 2,
  nonZeroRationalsTimes: null,
  naturalsPlus: 1,
  integersPlus: null,
  times5: null,
  times6: 2,
};

const but =
  (changes: Partial<Answers>): MissingInverse =>
  () => ({ ...right, ...changes });

export const missingInverseExercise: Exercise<MissingInverse> = exercise<MissingInverse>({
  laws: [worth(2, witnessHasNone), worth(2, onlyGroupsPass), bothKinds],
  reference: () => right,
  answer: "constant",
  withhold: [],
  mutants: [
    mutant(
      "takes -1 in Z \\ {0}, which is its own inverse",
      but({ nonZeroIntegersTimes: -1 }),
      rejectedBy(witnessHasNone),
    ),
    mutant("names 0 where 0 is not an element", but({ nonZeroIntegersTimes: 0 }), rejectedBy(witnessHasNone)),
    mutant(
      "looks for the inverse of 2 in Z, not in Q",
      but({ nonZeroRationalsTimes: 2 }),
      rejectedBy(witnessHasNone),
    ),
    mutant("thinks that multiplying mod 5 has no inverses", but({ times5: 2 }), rejectedBy(witnessHasNone)),
    mutant("takes 0 in N, which is the identity", but({ naturalsPlus: 0 }), rejectedBy(witnessHasNone)),
    mutant("believes that R with × is a group", but({ realsTimes: null }), rejectedBy(onlyGroupsPass)),
    mutant(
      "believes that Z \\ {0} with × is a group",
      but({ nonZeroIntegersTimes: null }),
      rejectedBy(onlyGroupsPass),
    ),
    mutant(
      "calls everything a group but the reals with 0",
      () => ({ ...Object.fromEntries(names.map((name) => [name, null])), realsTimes: 0 }) as Answers,
      rejectedBy(onlyGroupsPass, bothKinds),
    ),
    mutant(
      "names a number everywhere but in Z",
      () => ({ ...Object.fromEntries(names.map((name) => [name, 2])), integersPlus: null }) as Answers,
      rejectedBy(witnessHasNone, bothKinds),
    ),
    mutant(
      "calls everything a group",
      () => Object.fromEntries(names.map((name) => [name, null])) as Answers,
      rejectedBy(onlyGroupsPass, bothKinds),
    ),
  ],
  hints: [
    "First the identity: it is 1 for × and 0 for +. Then ask of each small element a: which b brings it back to the identity?",
    "1/2 is the inverse of 2. In which of these sets is 1/2 an element?",
    "mod 5: 2 × 3 = 6 = 1, 4 × 4 = 16 = 1. mod 6, multiply 2 by 1, 2, 3, 4, 5 and look for a 1.",
  ],
});
