import type { Random } from "noether";
import { fault, type Law, show } from "noether/laws";
import { shapeOf } from "./values.js";
import { sameAnswer } from "./written.js";

/** Inputs of an answer, as they come: of all sizes, none of them special. */
export interface Inputs<Input extends readonly unknown[]> {
  draw(random: Random): Input;
  /** Large ones, which are always among them. */
  readonly large?: readonly Input[];
}

/** How many inputs are looked at together. */
const HANDFUL = 12;

/**
 * A condition: for no input, large ones included, the result is empty or zero where it should not be, and inputs of one
 * form do not all have the same result. Who has worked out the simple cases alone, or the small ones, does not
 * pass; who computes something from every input does, right or wrong.
 *
 * @param reference says where a result is zero and where two are equal, and nothing else
 */
export function everyInputCounts<Input extends readonly unknown[], Output>(
  reference: (...input: Input) => Output,
  { draw, large = [] }: Inputs<Readonly<Input>>,
): Law<(...input: Input) => Output, readonly [inputs: readonly Readonly<Input>[]]> {
  type Subject = (...input: Input) => Output;
  type Given = Readonly<Input>;
  return fault<Subject, readonly [inputs: readonly Given[]]>(
    "every input counts",
    "f(x) \\neq 0, \\quad f \\neq \\text{const}",
    {
      examples: large.map((input) => [[input]]),
      draw: (random) => [Array.from({ length: HANDFUL }, () => draw(random))],
      simpler: ([inputs]) => (inputs.length > 3 ? inputs.map((input) => [[input]] as const) : []),
    },
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
    { runs: 6 },
  );

  /** One input with an empty or zero result; or two of a form whose inputs, three or more, all have the same result. */
  function poor(f: Subject, inputs: readonly Given[]): readonly Given[] | undefined {
    const forms = new Map<
      string,
      { readonly input: Given; readonly got: unknown; readonly right: unknown }[]
    >();
    for (const input of inputs) {
      const [got, right] = [f(...(input as Input)), reference(...(input as Input))];
      if (isNothing(got) && !isNothing(right)) return [input];
      const form = shapeOf(input);
      forms.set(form, [...(forms.get(form) ?? []), { input, got, right }]);
    }
    for (const [first, ...others] of forms.values()) {
      const other = others.find(({ right }) => !sameAnswer(right, first!.right));
      if (others.length >= 2 && other && others.every(({ got }) => sameAnswer(got, first!.got)))
        return [first!.input, other.input];
    }
    return undefined;
  }
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
