import type { Random } from "noether";
import { fault, type Law, show } from "noether/laws";
import { shapeOf } from "./values.js";
import { sameAnswer } from "./written.js";

/** Typical inputs of an answer: of all sizes, and none of them special, for which a wrong result can be zero by chance. */
export interface Inputs<Input extends readonly unknown[]> {
  draw(random: Random): Input;
  /** Large ones, which are always among them. */
  readonly large?: readonly Input[];
}

/** How many inputs are considered together: at least, and at most, if there are few possible answers. */
const [FEWEST, MOST] = [72, 216];

/** The largest probability at which equal answers by chance are neglected. */
const BY_CHANCE = 1e-9;

/** The fraction of the inputs whose forms should reveal a constant. */
const REVEALING = 3 / 4;

/**
 * A condition: for no input, large ones included, is the result empty or zero where it should not be, and inputs of one
 * form do not all have the same result. An answer that covers only the simple cases, or only the small ones, does not
 * pass; one that computes something from every input does, right or wrong.
 *
 * If there are few possible answers (yes or no, a sign), an answer that is not constant can be the same for several
 * inputs by chance. A form therefore counts only if as many answers, distributed like the right ones, would all be equal
 * with a probability below 10^-9: 8 inputs are enough if the right answers are all different, 30 if one half is yes and
 * the other no. Inputs are drawn until most of them belong to such forms.
 *
 * @param reference decides only where a result is zero and how varied results are
 */
export function everyInputCounts<Input extends readonly unknown[], Output>(
  reference: (...input: Input) => Output,
  { draw, large = [] }: Inputs<Readonly<Input>>,
): Law<(...input: Input) => Output, readonly [inputs: readonly Readonly<Input>[]]> {
  type Subject = (...input: Input) => Output;
  type Given = Readonly<Input>;
  const right = (input: Given): Output => reference(...(input as Input));
  return fault<Subject, readonly [inputs: readonly Given[]]>(
    "every input counts",
    "f(x) \\neq 0, \\quad f \\neq \\text{const}",
    { examples: large.map((input) => [[input]]), draw: (random) => [drawn(random)], simpler: () => [] },
    (f, [inputs]) => {
      const found = poor(f, inputs);
      if (found === undefined) return undefined;
      return {
        should:
          found.length < 2
            ? "The result should be neither empty nor zero here."
            : "These two inputs should not have the same result.",
        given: found.map((input) => input.map(briefly).join(", ")).join("; "),
        sides: found.slice(0, 1).map((input) => ["got", briefly(f(...(input as Input)))] as const),
        look: "is it worked out for simple inputs, or for small ones, alone?",
      };
    },
    { runs: 1 },
  );

  /** Inputs, as many as are needed for most of their forms to reveal a constant. */
  function drawn(random: Random): readonly Given[] {
    const inputs: Given[] = [];
    while (inputs.length < MOST) {
      inputs.push(...Array.from({ length: FEWEST }, () => draw(random)));
      const revealing = formsOf(inputs).filter((form) => revealsConstant(form.map(right)));
      if (revealing.flat().length >= REVEALING * inputs.length) break;
    }
    return inputs;
  }

  /** One input with an empty or zero result; or two of a form whose inputs all have the same result, with different right answers. */
  function poor(f: Subject, inputs: readonly Given[]): readonly Given[] | undefined {
    const got = new Map<Given, Output>();
    for (const input of inputs) {
      got.set(input, f(...(input as Input)));
      if (isNothing(got.get(input)) && !isNothing(right(input))) return [input];
    }
    for (const form of formsOf(inputs)) {
      if (!form.every((input) => sameAnswer(got.get(input), got.get(form[0]!)))) continue;
      const answers = form.map(right);
      if (revealsConstant(answers))
        return [form[0]!, form[answers.findIndex((answer) => !sameAnswer(answer, answers[0]))]!];
    }
    return undefined;
  }
}

/** Inputs grouped by form: those of a group differ only in their numbers. */
function formsOf<Given>(inputs: readonly Given[]): readonly (readonly Given[])[] {
  const forms = new Map<string, Given[]>();
  for (const input of inputs) {
    const form = shapeOf(input);
    forms.set(form, [...(forms.get(form) ?? []), input]);
  }
  return [...forms.values()];
}

/**
 * Whether n answers distributed like these are all equal with a probability below BY_CHANCE.
 *
 * Two of them are equal with probability c, estimated by Laplace's rule as (equal pairs + 1) / (pairs + 2). For k equally
 * likely answers, c = 1 / k, and all n are equal with probability k (1 / k)^n = c^(n - 1).
 */
function revealsConstant(right: readonly unknown[]): boolean {
  const n = right.length;
  const classes: { readonly answer: unknown; count: number }[] = [];
  for (const answer of right) {
    const known = classes.find((one) => sameAnswer(one.answer, answer));
    if (known) known.count++;
    else classes.push({ answer, count: 1 });
  }
  const equal = classes.reduce((sum, { count }) => sum + (count * (count - 1)) / 2, 0);
  const c = (equal + 1) / ((n * (n - 1)) / 2 + 2);
  return classes.length > 1 && c ** (n - 1) < BY_CHANCE;
}

/** Whether a value is null, without entries, or made of zeros, NaN and empty lists only. */
function isNothing(value: unknown): boolean {
  if (typeof value === "number") return value === 0 || Number.isNaN(value);
  if (typeof value === "object" && value !== null) return Object.values(value).every(isNothing);
  return value === null || value === undefined || value === "";
}

function briefly(value: unknown): string {
  const text = show(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
