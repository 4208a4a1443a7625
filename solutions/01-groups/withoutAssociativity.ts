import { type Exercise, exercise, mutant, rejectedBy, worth } from "noether/course";
import { type Explanation, fault, type Law, once, show } from "noether/laws";

type Answer = { readonly table: readonly (readonly number[])[]; readonly witness: readonly number[] };
type WithoutAssociativity = () => Answer;

/** Why the answer is not a closed table. */
function malformed(answer: unknown): Explanation | undefined {
  const { table } = (answer ?? {}) as { readonly table?: unknown };
  const n = Array.isArray(table) ? table.length : 0;
  if (n === 0 || !(table as unknown[]).every((row) => Array.isArray(row) && row.length === n))
    return {
      should: "The table should have as many rows as columns.",
      given: "",
      sides: [["got", show(table)]],
    };
  const strange = (table as unknown[][])
    .flat()
    .find((p) => !(Number.isInteger(p) && (p as number) >= 0 && (p as number) < n));
  if (strange === undefined) return undefined;
  return {
    should: `Every product should be one of the ${n} elements 0, ..., ${n - 1}.`,
    given: "",
    sides: [["got", show(strange)]],
  };
}

function law(
  name: string,
  statement: string,
  find: (answer: Answer) => Explanation | undefined,
): Law<WithoutAssociativity, readonly []> {
  const found = (subject: WithoutAssociativity): Explanation | undefined =>
    malformed(subject()) ?? find(subject());
  return fault(name, statement, once, found);
}

const identityAndInverses = law(
  "identity and inverses",
  "e \\cdot a = a \\cdot e = a, \\quad a \\cdot b = b \\cdot a = e",
  ({ table }) => {
    const all = table.map((_, a) => a);
    const moved = (e: number): number | undefined =>
      all.find((a) => table[e]![a] !== a || table[a]![e] !== a);
    const e = all.find((candidate) => moved(candidate) === undefined);
    if (e === undefined) {
      const a = moved(0)!;
      return {
        should: "One element should leave all others unchanged, from both sides, and none does.",
        given: "element 0, for one, does not",
        sides: [
          [`0 · ${a}`, show(table[0]![a])],
          [`${a} · 0`, show(table[a]![0])],
        ],
        look: "give row 0 and column 0 to the identity: 0, 1, 2, ...",
      };
    }
    const lonely = all.find((a) => !all.some((b) => table[a]![b] === e && table[b]![a] === e));
    if (lonely === undefined) return undefined;
    return {
      should: "Every element should have an inverse.",
      given: `the identity is ${e}; ${lonely} has no partner b with ${lonely} · b = b · ${lonely} = ${e}`,
      sides: [
        ["its row", show(table[lonely])],
        ["its column", show(table.map((row) => row[lonely]))],
      ],
      look: `put ${e} into its row and its column, at the same place`,
    };
  },
);

/** Why the witness does not show that brackets matter. */
function equalBrackets({ table, witness }: Answer): Explanation | undefined {
  const triple = Array.isArray(witness) ? witness : [];
  const times = (a: number, b: number): number => table[a]![b]!;
  const should = "For your three elements the two ways to place the brackets should give different results.";
  if (triple.length !== 3 || triple.some((a) => table[a] === undefined))
    return {
      should,
      given: "",
      sides: [["your witness", show(witness)]],
      look: "give three elements, [a, b, c]",
    };
  const [a, b, c] = triple as [number, number, number];
  const [left, right] = [times(times(a, b), c), times(a, times(b, c))];
  if (left !== right) return undefined;
  const somewhere = table.some((row, p) =>
    row.some((_, q) => table.some((_row, r) => times(times(p, q), r) !== times(p, times(q, r)))),
  );
  return {
    should,
    given: `a = ${a}, b = ${b}, c = ${c}`,
    sides: [
      [`(${a} · ${b}) · ${c}`, show(left)],
      [`${a} · (${b} · ${c})`, show(right)],
    ],
    look: somewhere
      ? "with this table other elements would do: avoid the identity"
      : "no three elements of this table would do: it is associative",
  };
}

const bracketsMatter = law(
  "brackets matter",
  "(a \\cdot b) \\cdot c \\neq a \\cdot (b \\cdot c)",
  equalBrackets,
);

const smallest = law("as small as possible", "|G| \\text{ minimal}", (answer) => {
  const n = answer.table.length;
  // A group of three is small, but it is no counterexample.
  if (n === 3) return equalBrackets(answer);
  return {
    should: "No smaller table should do.",
    given: "",
    sides: [["your table's order", show(n)]],
    look:
      n > 3
        ? "fewer elements are enough"
        : "so few elements leave no choice: the identity's row and column and the inverses fill the table, and it is a group",
  };
});

const answer =
  (table: readonly (readonly number[])[], witness: readonly number[]): WithoutAssociativity =>
  () => ({ table, witness });

const right = [
  [0, 1, 2],
  [1, 0, 1],
  [2, 1, 0],
];

export const withoutAssociativityExercise: Exercise<WithoutAssociativity> = exercise<WithoutAssociativity>({
  laws: [identityAndInverses, worth(2, bracketsMatter), worth(1, smallest)],
  reference: answer(right, [1, 1, 2]),
  answer: "constant",
  withhold: [],
  mutants: [
    mutant(
      "gives the group Z/3",
      answer(
        [
          [0, 1, 2],
          [1, 2, 0],
          [2, 0, 1],
        ],
        [1, 1, 2],
      ),
      rejectedBy(bracketsMatter, smallest),
    ),
    mutant(
      "takes subtraction mod 3, which has an identity on one side only",
      answer(
        [
          [0, 2, 1],
          [1, 0, 2],
          [2, 1, 0],
        ],
        [1, 1, 1],
      ),
      rejectedBy(identityAndInverses),
    ),
    mutant(
      "leaves an element without an inverse",
      answer(
        [
          [0, 1, 2],
          [1, 0, 1],
          [2, 2, 1],
        ],
        [1, 1, 2],
      ),
      rejectedBy(identityAndInverses),
    ),
    mutant("has the identity in the witness", answer(right, [0, 1, 2]), rejectedBy(bracketsMatter, smallest)),
    mutant(
      "needs five elements",
      answer(
        [
          [0, 1, 2, 3, 4],
          [1, 0, 3, 4, 2],
          [2, 4, 0, 1, 3],
          [3, 2, 4, 0, 1],
          [4, 3, 1, 2, 0],
        ],
        [1, 1, 2],
      ),
      rejectedBy(smallest),
    ),
    mutant(
      "tries it with two elements",
      answer(
        [
          [0, 1],
          [1, 0],
        ],
        [1, 1, 1],
      ),
      rejectedBy(smallest, bracketsMatter),
    ),
  ],
  hints: [
    "Let 0 be the identity: its row and its column are then fixed. What is left to choose in a table of two, of three?",
    "With three elements, let 1 be its own inverse and 2 be its own inverse. Two products are still free.",
    "(1 · 1) · 2 = 0 · 2 = 2. Choose 1 · 2 so that 1 · (1 · 2) is not 2.",
  ],
});
