import type { Random } from "noether";
import {
  type Exercise,
  everyInputCounts,
  exercise,
  mutant,
  rejectedBy,
  rightSize,
  worth,
} from "noether/course";
import { fault, type Instances, show, sides, simpleFirst } from "noether/laws";
import { anyBeads, type Beads, energy, simple, springs } from "./chain.js";
import { drifted, inWords, kicked, malformed, reference, type State, type Step } from "./verlet.js";

const instances: Instances<Beads> = simpleFirst<Beads>(simple, (random) => anyBeads(random));

const reversible = sides<Step, Beads>(
  "there and back",
  "\\text{step}(x', -v') = (x, -v)",
  instances,
  (step, given) => {
    const [x, v, m, dt] = given;
    const once = step(...given);
    const bad = malformed(once, given);
    if (bad !== undefined) return bad;
    const turned: Beads = [once.x, once.v.map((each) => -each), m, dt];
    const back = step(...turned);
    const off = x.map((each, i) => Math.abs(back.x[i]! - each) + Math.abs(back.v[i]! + v[i]!));
    const most = off.indexOf(Math.max(...off));
    return (
      malformed(back, turned) ?? {
        should: "A step, velocities turned round, and another step should lead back to where it began.",
        given: inWords(...given),
        left: ["where it began, x and -v", [x, v.map((each) => 0 - each)]],
        right: ["after the step back", [back.x, back.v]],
        shown: [
          `${show(x[most])} and ${show(0 - v[most]!)} for bead ${most}`,
          `${show(back.x[most])} and ${show(back.v[most])}`,
        ],
        look: "half a kick, the whole way, half a kick: read backwards it should be the same. Is the second kick by the forces at the new places?",
      }
    );
  },
);

const momentum = sides<Step, Beads>(
  "momentum",
  "\\sum_i m_i v_i' = \\sum_i m_i v_i",
  instances,
  (step, given) => {
    const [, v, m] = given;
    const got = step(...given);
    const bad = malformed(got, given);
    if (bad !== undefined) return bad;
    const sum = (of: readonly number[]): number => of.reduce((total, each, i) => total + m[i]! * each, 0);
    return {
      should:
        "What a spring does to one bead it does to the other with the opposite sign: the momentum should stay.",
      given: inWords(...given),
      left: ["before", sum(v)],
      right: ["after", sum(got.v)],
      look: "a force changes a velocity by force times time over mass",
    };
  },
);

/** How long the motion is followed, in steps. */
const many = 1000;
const keeps = fault<Step, Beads>(
  "the energy stays",
  "|E_k - E_0| \\le \\frac{\\Delta t^2}{\\min m} E_0 \\text{ for } k \\le 1000",
  simpleFirst<Beads>(simple.slice(1, 3), (random) => anyBeads(random, 2)),
  (step, given) => {
    const [x, v, m, dt] = given;
    let state: State = { x, v };
    const first = energy(x, v, m);
    for (let k = 1; k <= many; k++) {
      state = step(state.x, state.v, m, dt);
      const bad = malformed(state, given);
      if (bad !== undefined) return bad;
      const now = energy(state.x, state.v, m);
      // Verlet's energy is off by some w^2 dt^2 / 8, with w^2 at most 4 over the least mass.
      const most = ((dt * dt) / Math.min(...m)) * first + 1e-12;
      if (Math.abs(now - first) <= most) continue;
      return {
        should: "The energy should tremble a little and never go away.",
        given: inWords(...given),
        sides: [
          ["energy in the beginning", show(first)],
          [`after ${k} ${k === 1 ? "step" : "steps"}`, show(now)],
        ],
        look:
          now > first
            ? "it grows: do the places move by velocities that have had their first kick, and the second kick use new forces?"
            : "it gets lost: is something counted twice, or half?",
      };
    }
    return undefined;
  },
  { runs: 12 },
);

const byHand = sides<Step, Beads>(
  "one step by hand",
  "x' = x + \\Delta t\\, v + \\tfrac{\\Delta t^2}{2} \\tfrac{F}{m}, \\quad v' = v + \\Delta t\\, \\tfrac{F + F'}{2 m}",
  instances,
  (step, given) => {
    const got = step(...given);
    const bad = malformed(got, given);
    if (bad !== undefined) return bad;
    const expected = reference(...given);
    const [rightX, rightV] = [
      [got.x, expected.x],
      [got.v, expected.v],
    ].map(([a, b]) => a!.every((value, i) => Math.abs(value - b![i]!) < 1e-9));
    return {
      should: "One step should be half a kick, the whole way, half a kick.",
      given: inWords(...given),
      left: ["expected, x and v", [expected.x, expected.v]],
      right: ["got", [got.x, got.v]],
      look: rightX
        ? "the places are right: the second half of the kick is by the forces at the new places"
        : rightV
          ? "the velocities are right: places move by those after the first half of the kick"
          : "is the kick divided by the mass, and is it half of dt?",
    };
  },
);

const anyInput = {
  draw: (random: Random): [...Beads] => anyBeads(random, 2),
  large: [
    [
      Array.from({ length: 20 }, (_, i) => i + Math.sin(i)),
      Array.from({ length: 20 }, (_, i) => Math.cos(3 * i)),
      Array.from({ length: 20 }, (_, i) => 1 + (i % 3)),
      0.1,
    ] satisfies [...Beads],
  ],
};

export const verletStepExercise: Exercise<Step> = exercise<Step>({
  laws: [
    worth(2, reversible),
    worth(1, momentum),
    worth(1, keeps),
    worth(1, byHand),
    everyInputCounts(reference, anyInput),
    rightSize(reference, anyInput),
  ],
  reference,
  withhold: ["molecularDynamics"],
  mutants: [
    mutant(
      "Euler: old forces, old velocities",
      (x, v, m, dt) => ({ x: drifted(x, v, dt), v: kicked(v, springs(x), m, dt) }),
      rejectedBy(reversible, keeps, byHand),
    ),
    mutant(
      "kicks the whole step first",
      (x, v, m, dt) => {
        const after = kicked(v, springs(x), m, dt);
        return { x: drifted(x, after, dt), v: after };
      },
      rejectedBy(reversible, byHand),
    ),
    mutant(
      "takes the old forces for the second half",
      (x, v, m, dt) => {
        const half = kicked(v, springs(x), m, dt / 2);
        return { x: drifted(x, half, dt), v: kicked(half, springs(x), m, dt / 2) };
      },
      rejectedBy(reversible, keeps, byHand),
    ),
    mutant(
      "forgets the second half",
      (x, v, m, dt) => {
        const half = kicked(v, springs(x), m, dt / 2);
        return { x: drifted(x, half, dt), v: half };
      },
      rejectedBy(reversible, byHand),
    ),
    mutant(
      "kicks twice as hard",
      (x, v, m, dt) => {
        const half = kicked(v, springs(x), m, dt);
        const later = drifted(x, half, dt);
        return { x: later, v: kicked(half, springs(later), m, dt) };
      },
      rejectedBy(keeps, byHand),
    ),
    mutant(
      "forgets the mass",
      (x, v, m, dt) =>
        reference(
          x,
          v,
          m.map(() => 1),
          dt,
        ),
      rejectedBy(momentum, keeps, byHand),
    ),
    mutant(
      "multiplies by the mass",
      (x, v, m, dt) =>
        reference(
          x,
          v,
          m.map((each) => 1 / each),
          dt,
        ),
      rejectedBy(momentum, keeps, byHand),
    ),
    mutant(
      "moves by the old velocities",
      (x, v, m, dt) => {
        const later = drifted(x, v, dt);
        return { x: later, v: kicked(kicked(v, springs(x), m, dt / 2), springs(later), m, dt / 2) };
      },
      rejectedBy(reversible, keeps, byHand),
    ),
    mutant(
      "pushes where springs pull",
      (x, v, m, dt) => {
        const away = (at: readonly number[]): readonly number[] => springs(at).map((each) => -each);
        const half = kicked(v, away(x), m, dt / 2);
        const later = drifted(x, half, dt);
        return { x: later, v: kicked(half, away(later), m, dt / 2) };
      },
      rejectedBy(keeps, byHand),
    ),
    mutant("lets the beads fly", (x, v, _, dt) => ({ x: drifted(x, v, dt), v }), rejectedBy(keeps, byHand)),
    mutant(
      "adds friction",
      (x, v, m, dt) => {
        const next = reference(x, v, m, dt);
        return { ...next, v: next.v.map((each) => (1 - 0.1 * dt) * each) };
      },
      rejectedBy(reversible, momentum, keeps, byHand),
    ),
  ],
  hints: [
    "Three lines: velocities get half a kick by springs(x); places move by these velocities for dt; velocities get the other half by springs of the new places.",
    "A kick of half a step changes v_i by (dt / 2) F_i / m_i.",
    "const F = springs(x); const half = v.map((vi, i) => vi + ((dt / 2) * F[i]) / m[i]); then the places, then G = springs(later) and the same once more.",
  ],
});
