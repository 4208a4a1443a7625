import type { Random } from "noether";
import { type Exercise, everyInputCounts, exercise, mutant, rejectedBy, worth } from "noether/course";
import { type Explanation, type Instances, type Law, show, sides } from "noether/laws";

type Rows = readonly (readonly number[])[];
type FirstWrong = (h: number, rows: Rows) => number;

/** A wave a sin(w x + c) and a row that is wrong: `order` 0 for none. */
interface Table {
  readonly h: number;
  readonly amplitude: number;
  readonly frequency: number;
  readonly phase: number;
  /** How many rows there are, two at least. */
  readonly count: number;
  readonly order: number;
  /** What is wrong with that row. */
  readonly fault: "zero" | "sign" | "twice" | "one place";
  /** Where, if it is one place. */
  readonly place: number;
}

const length = 41;

/** Row k: a w^k sin(w x + c + k pi / 2), wrong from nothing, at one row, which the rows behind it follow or not. */
function rowsOf({ h, amplitude, frequency, phase, count, order, fault, place }: Table): Rows {
  return Array.from({ length: count }, (_, k) =>
    Array.from({ length }, (_, i) => {
      const right = amplitude * frequency ** k * Math.sin(frequency * i * h + phase + (k * Math.PI) / 2);
      if (k !== order || order === 0) return right;
      if (fault === "zero") return 0;
      if (fault === "sign") return -right;
      if (fault === "twice") return 2 * right;
      return i === place ? right + 0.5 : right;
    }),
  );
}

const tables = (
  order: (random: Random, count: number) => number,
  examples: readonly (readonly [table: Table])[] = [],
): Instances<readonly [table: Table]> => ({
  examples,
  draw: (random) => {
    const count = 2 + random.integer(3);
    return [
      {
        h: random.pick([0.01, 0.005]),
        amplitude: random.pick([1, -1]) * (2 + 2 * random.uniform()), // a row that crosses 0 is still off by 0.1 somewhere
        frequency: 1 + random.uniform(),
        phase: 2 * Math.PI * random.uniform(),
        count,
        order: order(random, count),
        fault: random.pick(["zero", "sign", "twice", "one place"] as const),
        place: 1 + random.integer(length - 2),
      },
    ];
  },
  simpler: () => [],
});

const right = tables(() => 0);

/** What few random tables have, and all runs should ask for: an error at the rim, and a row hardly larger than its error. */
const rare: readonly (readonly [table: Table])[] = [1, length - 2].map((place) => [
  { h: 0.01, amplitude: 2, frequency: 1, phase: 0, count: 2, order: 1, fault: "one place", place },
]);
const nearZero: readonly [table: Table] = [
  // In the middle rows[2] crosses 0, and at its ends it is about 0.2.
  { h: 0.005, amplitude: 2, frequency: 1, phase: -20 * 0.005, count: 3, order: 2, fault: "zero", place: 1 },
];
const wrong = tables((random, count) => 1 + random.integer(count - 1), [...rare, nearZero]);

const inWords = ({ h, count, order, fault }: Table): string => {
  const faults = {
    zero: "is 0 everywhere",
    sign: "has the wrong sign",
    twice: "is twice as large as it should be",
    "one place": "is wrong at one place",
  };
  const said = order === 0 ? "all right" : `of which rows[${order}] ${faults[fault]}`;
  return `h = ${show(h)}, ${count} rows of a wave, ${said}`;
};

function malformed(got: unknown): Explanation | undefined {
  if (Number.isInteger(got)) return undefined;
  return { should: "The answer should be a whole number.", given: "", sides: [["got", show(got)]] };
}

const law = (
  name: string,
  statement: string,
  instances: Instances<readonly [table: Table]>,
  compare: (answer: FirstWrong, table: Table) => Parameters<typeof told>[1],
): Law<FirstWrong, readonly [table: Table]> =>
  sides(name, statement, instances, (answer: FirstWrong, [table]) => {
    const got = answer(table.h, rowsOf(table));
    return malformed(got) ?? told(table, compare(answer, table));
  });

function told(
  table: Table,
  both: { should: string; left: [string, unknown]; right: [string, unknown]; look: string },
) {
  return { given: inWords(table), ...both };
}

const passes = law(
  "right rows pass",
  "f^{(k)} = (f^{(k-1)})' \\text{ for all } k \\implies 0",
  right,
  (answer, table) => ({
    should: "Where every row is the derivative of the one before it, the answer should be 0.",
    left: ["expected", 0],
    right: ["got", answer(table.h, rowsOf(table))],
    look: "a difference over 2h is right up to about h², not exactly; and at the first and the last point there is none",
  }),
);

const finds = law(
  "the first wrong row is named",
  "f^{(k)} \\neq (f^{(k-1)})' \\implies k",
  wrong,
  (answer, table) => ({
    should: "The answer should be the first row that is not the derivative of the row before it.",
    left: ["expected", table.order],
    right: ["got", answer(table.h, rowsOf(table))],
    look: "compare each row with the differences of the row before it, at every place, and stop at the first that fails",
  }),
);

const reference: FirstWrong = (h, rows) => {
  const k = rows.findIndex(
    (row, order) =>
      order > 0 &&
      row.some((x, i) => {
        const before = rows[order - 1]!;
        return (
          i > 0 && i < row.length - 1 && !(Math.abs(x - (before[i + 1]! - before[i - 1]!) / (2 * h)) < 0.01)
        );
      }),
  );
  return Math.max(0, k);
};

/** Rows that are wrong by a lot at every place: a sign, where the wave is largest. */
const clearlyWrong = {
  draw: (random: Random): readonly [number, Rows] => {
    const [table] = wrong.draw(random);
    const { h, order, frequency } = table;
    const phase = ((1 - order) * Math.PI) / 2 - (frequency * h * length) / 2;
    return [h, rowsOf({ ...table, phase, fault: "sign" })];
  },
};

export const firstWrongOrderExercise: Exercise<FirstWrong> = exercise<FirstWrong>({
  laws: [worth(1, passes), worth(4, finds), everyInputCounts(reference, clearlyWrong)],
  reference,
  withhold: [],
  mutants: [
    mutant("finds nothing", () => 0, rejectedBy(finds)),
    mutant(
      "looks at the first derivative alone",
      (h, rows) => (reference(h, rows.slice(0, 2)) === 1 ? 1 : 0),
      rejectedBy(finds),
    ),
    mutant(
      "asks for equality to the last digit",
      (h, rows) => {
        const k = rows.findIndex(
          (row, order) =>
            order > 0 &&
            row.some(
              (x, i) =>
                i > 0 &&
                i < row.length - 1 &&
                x !== (rows[order - 1]![i + 1]! - rows[order - 1]![i - 1]!) / (2 * h),
            ),
        );
        return Math.max(0, k);
      },
      rejectedBy(passes),
    ),
    mutant("divides by h, not by 2 h", (h, rows) => reference(h / 2, rows), rejectedBy(passes)),
    mutant(
      "looks at the middle of the table alone",
      (h, rows) =>
        reference(
          h,
          rows.map((row) => row.slice(9, 12)),
        ),
      rejectedBy(finds),
    ),
    mutant(
      "looks at one place alone",
      (h, rows) =>
        reference(
          h,
          rows.map((row) => row.slice(19, 22)),
        ),
      rejectedBy(finds),
    ),
    mutant(
      "leaves out the first place where there is a difference",
      (h, rows) =>
        reference(
          h,
          rows.map((row) => row.slice(1)),
        ),
      rejectedBy(finds),
    ),
    mutant(
      "takes the mean of the errors of a row",
      (h, rows) => {
        const k = rows.findIndex((row, order) => {
          const before = rows[order - 1];
          if (before === undefined) return false;
          const errors = row.slice(1, -1).map((x, i) => x - (before[i + 2]! - before[i]!) / (2 * h));
          return Math.abs(errors.reduce((sum, error) => sum + error, 0) / errors.length) > 0.01;
        });
        return Math.max(0, k);
      },
      rejectedBy(finds),
    ),
    mutant(
      "names the last wrong row",
      (h, rows) => {
        for (let k = rows.length - 1; k > 0; k--) if (reference(h, rows.slice(k - 1, k + 1)) === 1) return k;
        return 0;
      },
      rejectedBy(finds),
    ),
  ],
  hints: [
    "Take one row and the row before it. At a place i inside, what should rows[k][i] be, made from rows[k - 1][i - 1] and rows[k - 1][i + 1]?",
    "The difference is off by about h², a wrong row by a tenth: which bound lies well between?",
    "Two loops: k from 1, i from 1 to the last but one. Return k at the first place where |rows[k][i] - difference| is above 0.01; after the loops, 0.",
  ],
});
