import { matvec, radians, rotationX, rotationY, rotationZ, type Vector } from "noether";
import { type Exercise, exercise, mutant, rejectedBy, worth } from "noether/course";
import { type Explanation, fault, type Law, norm, once, show, subtract } from "noether/laws";

type Axis = "x" | "y" | "z";
type Turn = { readonly axis: Axis; readonly degrees: number };
type SwappedTurns = () => { readonly first: Turn; readonly second: Turn; readonly point: Vector };

const about = { x: rotationX, y: rotationY, z: rotationZ };

/** What is wrong with the form of the answer, before any mathematics. */
function malformed(answer: unknown): Explanation | undefined {
  const { first, second, point } = (answer ?? {}) as Readonly<Record<string, unknown>>;
  for (const [name, turn] of [
    ["first", first],
    ["second", second],
  ] as const) {
    const { axis, degrees: angle } = (turn ?? {}) as Readonly<Record<string, unknown>>;
    if (typeof axis !== "string" || !Object.hasOwn(about, axis) || !Number.isFinite(angle)) {
      const should = `The ${name} turn should have an axis "x", "y" or "z" and a number of degrees.`;
      return { should, given: "", sides: [["got", show(turn)]] };
    }
  }
  if (!Array.isArray(point) || point.length !== 3 || !point.every(Number.isFinite))
    return { should: "The point should be a list of 3 numbers.", given: "", sides: [["got", show(point)]] };
  if (norm(point as number[]) < 1e-3) {
    const should = "The point should not be the origin, which no rotation moves.";
    return { should, given: "", sides: [["got", show(point)]] };
  }
  return undefined;
}

const turned = ({ axis, degrees: angle }: Turn, x: Vector): number[] =>
  matvec(about[axis](radians(angle)), x);
const inWords = ({ axis, degrees: angle }: Turn): string => `${show(angle)} degrees about ${axis}`;

/** Where the point ends: first turn first, and second turn first. */
function ends(answer: ReturnType<SwappedTurns>): readonly [Vector, Vector] {
  const { first, second, point } = answer;
  return [turned(second, turned(first, point)), turned(first, turned(second, point))];
}

/** A claim about where the point ends; a failure shows both places. */
function aboutEnds(
  name: string,
  statement: string,
  find: (answer: ReturnType<SwappedTurns>) => Pick<Explanation, "should" | "look"> | undefined,
): Law<SwappedTurns, readonly []> {
  return fault(name, statement, once, (subject) => {
    const answer = subject();
    const wrong = malformed(answer);
    if (wrong !== undefined) return wrong;
    const fails = find(answer);
    if (fails === undefined) return undefined;
    const [one, other] = ends(answer);
    return {
      given: `first: ${inWords(answer.first)}; second: ${inWords(answer.second)}`,
      sides: [
        ["the point, in this order", show(one)],
        ["in the opposite order", show(other)],
      ],
      ...fails,
    };
  });
}

const whole = (angle: number): boolean => Math.abs(angle / 360 - Math.round(angle / 360)) < 1e-6;
const half = (angle: number): boolean => whole(angle - 180);

const orderMatters = aboutEnds("order matters", "S R\\, p \\neq R S\\, p", (answer) => {
  const [one, other] = ends(answer);
  if (norm(subtract(one, other)) > 1e-2 * norm(answer.point)) return undefined;
  const { first, second } = answer;
  const look =
    first.axis === second.axis
      ? "turns about one axis always commute: the angles add"
      : whole(first.degrees) || whole(second.degrees)
        ? "a turn by a whole number of full turns moves nothing"
        : half(first.degrees) && half(second.degrees)
          ? "two half turns about perpendicular axes commute: their product is the half turn about the third axis"
          : "for these two turns there is one line of points for which the order does not matter, and yours is on it";
  return { should: "The point should end in two different places, but it ends in one.", look };
});

const opposite = aboutEnds("opposite ends", "S R\\, p = -R S\\, p", (answer) => {
  const [one, other] = ends(answer);
  const gap = norm(
    subtract(
      one,
      other.map((entry) => -entry),
    ),
  );
  if (gap < 1e-6 * norm(answer.point)) return undefined;
  return {
    should: "The two ends should be opposite, p' and -p': no two places can be farther apart.",
    look: "a half turn about one axis changes two signs: use a turn about another axis so that the half turn changes the point in one order and not in the other",
  };
});

const answer =
  (first: Turn, second: Turn, point: Vector): SwappedTurns =>
  () => ({ first, second, point });

export const swappedTurnsExercise: Exercise<SwappedTurns> = exercise<SwappedTurns>({
  laws: [worth(2, orderMatters), worth(1, opposite)],
  reference: answer({ axis: "z", degrees: 90 }, { axis: "x", degrees: 180 }, [1, 0, 0]),
  answer: "constant",
  withhold: [],
  mutants: [
    mutant(
      "turns twice about one axis",
      answer({ axis: "z", degrees: 30 }, { axis: "z", degrees: 45 }, [1, 0, 0]),
      rejectedBy(orderMatters),
    ),
    mutant(
      "takes two half turns",
      answer({ axis: "x", degrees: 180 }, { axis: "z", degrees: 180 }, [1, 2, 3]),
      rejectedBy(orderMatters),
    ),
    mutant(
      "finds the one line for which the order does not matter",
      answer({ axis: "z", degrees: 90 }, { axis: "x", degrees: 90 }, [1, 1, -1]),
      rejectedBy(orderMatters),
    ),
    mutant(
      "makes a full turn",
      answer({ axis: "z", degrees: 360 }, { axis: "x", degrees: 90 }, [1, 2, 3]),
      rejectedBy(orderMatters),
    ),
    mutant(
      "takes the origin",
      answer({ axis: "z", degrees: 90 }, { axis: "x", degrees: 180 }, [0, 0, 0]),
      rejectedBy(orderMatters, opposite),
    ),
    mutant(
      "is content with two quarter turns",
      answer({ axis: "z", degrees: 90 }, { axis: "x", degrees: 90 }, [1, 0, 0]),
      rejectedBy(opposite),
    ),
  ],
  hints: [
    "Take a book. Turn it by 90 degrees about one edge and then about another; start again in the other order.",
    "Follow the point (1, 0, 0). A turn about x does not move it; a turn about z by 90 degrees takes it to (0, 1, 0).",
    "For opposite ends: 180 degrees about x changes the sign of y and of z. What does it do to (1, 0, 0), and what to (0, 1, 0)?",
  ],
});
