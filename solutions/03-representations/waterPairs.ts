import { haarRotation, type Matrix, matmul, matvec, type Random, transpose, type Vector } from "noether";
import { mdWater } from "noether/data";
import { norm, scaled, subtract } from "noether/laws";
import { gap, turnBetween, waterFrame } from "./waterFrame.js";

export type Instance = readonly [before: Vector, after: Vector, R: Matrix];

const water = await mdWater();

/** The measurements on a frame: three numbers that stay, two triples that turn. */
function measured(i: number): {
  readonly frame: Matrix;
  readonly stays: Vector;
  readonly turns: readonly Vector[];
} {
  const [o, h1, h2] = water.positions(i) as [Vector, Vector, Vector];
  const [dipole, force] = [water.dipole(i), water.forces(i)[0]!];
  const stays = [water.energy(i), norm(dipole), norm(subtract(h1, h2))];
  return { frame: waterFrame([o, h1, h2]), stays, turns: [dipole, subtract(h1, o), force] };
}

/** Pairs of frames in which the molecule has nearly the same shape, and the rotation between them. */
const twins = (() => {
  const all = Array.from({ length: water.frames }, (_, i) => i).map((i) => {
    const [o, h1, h2] = water.positions(i) as [Vector, Vector, Vector];
    return { i, shape: [norm(subtract(h1, o)), norm(subtract(h2, o)), norm(subtract(h1, h2))] };
  });
  const near = all.flatMap((a, k) =>
    all
      .slice(0, k)
      .flatMap((b) =>
        Math.max(...subtract(a.shape, b.shape).map(Math.abs)) < 0.003 ? [[a.i, b.i] as const] : [],
      ),
  );
  return near.map(([i, j]) => {
    const [before, after] = [measured(i), measured(j)];
    return { before, after, R: turnBetween(before.frame, after.frame) };
  });
})();

/** Unambiguous pairs: the turned triple agrees within 5 % with the later one, and is far from the earlier one. */
export const pairsThatTurn: readonly Instance[] = twins.flatMap(({ before, after, R }) =>
  before.turns.flatMap((v, k): Instance[] => {
    const w = after.turns[k]!;
    return gap(matvec(R, v), w) < 0.05 && gap(v, w) > 0.3 && gap(matvec(transpose(R), v), w) > 0.3
      ? [[v, w, R]]
      : [];
  }),
);

export const pairsThatStay: readonly Instance[] = twins.flatMap(({ before, after, R }): Instance[] =>
  gap(before.stays, after.stays) < 0.01 && gap(matvec(R, before.stays), after.stays) > 0.3
    ? [[before.stays, after.stays, R]]
    : [],
);

/** The same frames, seen by a rotated observer: no list of answers can contain these. */
export function inAnotherFrame([before, after, R]: Instance, random: Random): Instance {
  const q = haarRotation(3, random);
  return [matvec(q, before), matvec(q, after), matmul(q, matmul(R, transpose(q)))];
}

/** The same frames, measured in another unit. */
export function inOtherUnits([before, after, R]: Instance, random: Random): Instance {
  const unit = 1 + random.uniform();
  return [scaled(unit, before), scaled(unit, after), R];
}

const aVector = (random: Random): Vector => [random.normal(), random.normal(), random.normal()];

/** A triple and a rotation that moves it far in both directions, so that the answer is unambiguous. */
export function turned(random: Random, after: (v: Vector, R: Matrix) => Vector): Instance {
  for (;;) {
    const [v, R] = [aVector(random), haarRotation(3, random)];
    const [there, back] = [matvec(R, v), matvec(transpose(R), v)];
    const far = Math.min(gap(there, v), gap(back, v), gap(there, back));
    if (norm(v) > 0.3 && far > 0.3 && gap(after(v, R), v) > 0.3 && gap(after(v, R), there) > 0.3)
      return [v, after(v, R), R];
  }
}
