import { type Exercise, exercise, mutant, rejectedBy, worth } from "noether/course";
import {
  type Explanation,
  fault,
  firstViolatedAxiom,
  isViolated,
  type Law,
  once,
  show,
  type ViolatedAxiom,
  violationInWords,
} from "noether/laws";
import { notAllGroups } from "./notAllGroups.js";
import { renamed, type TableInstance, tableInstances } from "./tables.js";
import {
  type Answer,
  type Axiom,
  commutes,
  distinctTriples,
  type FirstViolation,
  leftIdentity,
  oneTooFar,
  onlyFromAbove,
  productsAsWitness,
  reference,
  zeroIsIdentity,
} from "./violationAnswers.js";

const axioms: readonly Axiom[] = ["closure", "associativity", "identity", "inverse", "none"];

const witnesses: Readonly<Record<Axiom, string>> = {
  closure: "two elements, [a, b]",
  associativity: "three elements, [a, b, c]",
  identity: "for each candidate e = 0, 1, ... an element that it moves",
  inverse: "one element, [a]",
  none: "no elements, []",
};

/** What is wrong with the form of an answer. */
function malformed(answer: unknown): string | undefined {
  const { axiom, witness } = (answer ?? {}) as { readonly axiom?: unknown; readonly witness?: unknown };
  if (!axioms.includes(axiom as Axiom)) return `axiom should be one of ${axioms.join(", ")}`;
  return Array.isArray(witness) ? undefined : "witness should be a list of elements";
}

type Words = Omit<Explanation, "given">;

const law = (
  name: string,
  statement: string,
  find: (answer: Answer, table: number[][]) => Words | undefined,
): Law<FirstViolation, TableInstance> =>
  fault(name, statement, tableInstances, (subject, [table, words]) => {
    const answer = subject(table);
    const form = malformed(answer);
    const found =
      form === undefined
        ? find(answer, table)
        : {
            should: "The answer should be { axiom, witness }.",
            sides: [["got", show(answer)]] as const,
            look: form,
          };
    return found && { given: words, ...found };
  });

const witnessConvicts = law(
  "the witness breaks the axiom",
  "\\text{the witness, looked up in the table, breaks the axiom}",
  (answer, table) => {
    if (answer.axiom === "none") return undefined;
    if (isViolated(table, answer as ViolatedAxiom)) return undefined;
    return {
      should: "Looked up in the table, your witness should break the axiom that you name.",
      sides: [
        ["your verdict", answer.axiom],
        ["your witness", show(answer.witness)],
      ],
      look: look(answer, table),
    };
  },
);

/** Why a witness does not convict. */
function look({ axiom, witness }: Answer, table: number[][]): string {
  const inside = witness.every((a) => Number.isInteger(a) && a >= 0 && a < table.length);
  if (axiom === "none") return `a witness against ${axiom} is ${witnesses[axiom]}`;
  const first = firstViolatedAxiom(table);
  if (first?.axiom === "closure" && axiom !== "closure")
    return `${violationInWords(table, first)} is not one of the elements 0, ..., ${table.length - 1}: closure fails, and it comes first`;
  if (!inside)
    return witness.length === table.length || witness.length === 3
      ? `the elements are 0, ..., ${table.length - 1}, counted from 0`
      : `a witness against ${axiom} is ${witnesses[axiom]}`;
  if (axiom === "associativity" && witness.length === 3)
    return `both brackets of your witness give ${table[table[witness[0]!]![witness[1]!]!]![witness[2]!]}`;
  if (axiom === "closure" && witness.length === 2)
    return `${violationInWords(table, { axiom, witness } as unknown as ViolatedAxiom)} is an element`;
  if (axiom === "inverse" && witness.length === 1) {
    const e = table.findIndex((row, i) => row.every((product, a) => product === a && table[a]![i] === a));
    const b = table.findIndex((row, i) => row[witness[0]!] === e && table[witness[0]!]![i] === e);
    return e < 0
      ? "without an identity nothing has an inverse: which axiom comes first?"
      : `${b} is its inverse: ${witness[0]} · ${b} = ${b} · ${witness[0]} = ${e}`;
  }
  if (axiom === "identity" && witness.length === table.length) {
    const e = witness.findIndex((a, i) => table[i]![a] === a && table[a]![i] === a);
    return `${e} leaves ${witness[e]} as it is, on both sides`;
  }
  return `a witness against ${axiom} is ${witnesses[axiom]}`;
}

const broken: Readonly<Record<ViolatedAxiom["axiom"], string>> = {
  closure: "this product is not an element, and closure comes first",
  associativity: "the brackets matter here, and associativity fails",
  identity: "every candidate moves something, on one side or the other: there is no identity",
  inverse: "the inverse of an element gives the identity from both sides",
};

const nothingOverlooked = law(
  "the axioms before it hold",
  "\\text{what comes before the verdict in the list holds}",
  (answer, table) => {
    const first = firstViolatedAxiom(table);
    if (first === undefined || axioms.indexOf(first.axiom) >= axioms.indexOf(answer.axiom)) return undefined;
    return {
      should:
        answer.axiom === "none"
          ? "A table that you call a group should obey all four axioms."
          : `If ${answer.axiom} is the first axiom to fail, all axioms before it should hold.`,
      sides: [
        ["your verdict", answer.axiom],
        ["but", violationInWords(table, first)],
      ],
      look: broken[first.axiom],
    };
  },
);

const ofElements = law(
  "a witness is made of elements",
  "\\text{witness} \\subset \\{0, \\dots, n - 1\\}",
  ({ witness }, table) =>
    witness.every((a) => Number.isInteger(a) && a >= 0 && a < table.length)
      ? undefined
      : {
          should: `A witness should be made of elements of the table, 0 to ${table.length - 1}.`,
          sides: [["your witness", show(witness)]],
          look: "elements are counted from 0, and a witness is a list of them, not of their products",
        },
);

const namesDoNotMatter: Law<FirstViolation, TableInstance> = fault(
  "names do not matter",
  "\\text{verdict}(\\sigma \\cdot \\text{table}) = \\text{verdict}(\\text{table})",
  tableInstances,
  (subject, [table, words]) => {
    const [verdict, renamedVerdict] = [
      subject(table)?.axiom,
      subject(renamed(table, reversed(table)))?.axiom,
    ];
    if (verdict === renamedVerdict) return undefined;
    return {
      should: "Giving the elements other names should not change which axiom fails.",
      given: `${words}, and the same with the names 0, ..., ${table.length - 1} in reverse`,
      sides: [
        ["your verdict", String(verdict)],
        ["renamed", String(renamedVerdict)],
      ],
      look: "does one element, 0 perhaps, play a part that only its products should give it?",
    };
  },
);

const group = [
  [0, 1],
  [1, 0],
];

const constant = [
  [0, 0],
  [0, 0],
];

const tellsApart: Law<FirstViolation, readonly []> = fault(
  "a group and a table that is not one get different verdicts",
  "\\text{verdict} \\neq \\text{const}",
  once,
  (subject) => {
    const verdict = subject(group)?.axiom;
    if (verdict !== subject(constant)?.axiom) return undefined;
    return {
      should: "A group and a table that is not a group should not get the same verdict.",
      given: "[[0, 1], [1, 0]] is a group, [[0, 0], [0, 0]] is not",
      sides: [["both get", String(verdict)]],
    };
  },
);

/** Other names: the last element becomes 0, the first n - 1. */
function reversed(table: number[][]): number[] {
  return table.map((_, i) => table.length - 1 - i);
}

export const firstViolationExercise: Exercise<FirstViolation> = exercise<FirstViolation>({
  laws: [
    worth(2, witnessConvicts),
    worth(2, nothingOverlooked),
    worth(1, namesDoNotMatter),
    tellsApart,
    notAllGroups,
    ofElements,
  ],
  reference,
  withhold: ["firstViolatedAxiom", "isViolated", "groupAxioms", "tableGroup", "tablePanel"],
  mutants: [
    mutant("takes element 0 for the identity", zeroIsIdentity, rejectedBy(witnessConvicts, namesDoNotMatter)),
    mutant("asks for a b = b a in place of associativity", commutes, rejectedBy(nothingOverlooked)),
    mutant("asks for e a = a on one side only", leftIdentity, rejectedBy(nothingOverlooked)),
    mutant("lets the product n pass", oneTooFar, rejectedBy(nothingOverlooked)),
    mutant("lets products below 0 pass", onlyFromAbove, rejectedBy(witnessConvicts)),
    mutant("tries only triples of different elements", distinctTriples, rejectedBy(nothingOverlooked)),
    mutant("gives the products in place of the elements", productsAsWitness, rejectedBy(witnessConvicts)),
    mutant(
      "calls everything a group",
      () => ({ axiom: "none", witness: [] }),
      rejectedBy(nothingOverlooked, tellsApart, notAllGroups),
    ),
    mutant(
      "looks at tables of up to four elements alone",
      (table) => (table.length <= 4 ? reference(table) : { axiom: "none", witness: [] }),
      rejectedBy(nothingOverlooked, notAllGroups),
    ),
  ],
  hints: [
    "Four questions in a row, and you return at the first no. Write the one about closure first: two loops over a and b.",
    "For associativity compare table[table[a][b]][c] with table[a][table[b][c]], for all a, b, c. For the identity, look for each e for an a that it moves: table[e][a] !== a or table[a][e] !== a.",
    "If some e moves nothing, it is the identity; otherwise the moved elements, one for each e, are the witness. Then look for an a such that no b has table[a][b] === e && table[b][a] === e.",
  ],
});
