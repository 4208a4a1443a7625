import { type Matrix, matmul, matvec, skewSymmetric, transpose, type Vector } from "noether";
import { dot, norm, scaled, subtract } from "noether/laws";

const near = (a: Vector, b: Vector): boolean => norm(subtract(a, b)) < 1e-5;

/**
 * Whether a rotation takes one list of directions to the other, in any order.
 *
 * Two directions of the first that are not parallel, and where they may go, fix a rotation: all such pairs are tried.
 */
export function oneTurned(first: readonly Vector[], second: readonly Vector[]): boolean {
  if (first.length !== second.length) return false;
  const a = first[0]!;
  const b = first.find((x) => Math.abs(dot(a, x)) < 1 - 1e-6);
  // All on one line: if equally many are on each side, a rotation that takes a to v takes the first list to the second.
  if (b === undefined) {
    const ahead = (list: readonly Vector[], v: Vector): number => list.filter((x) => near(x, v)).length;
    return second.some(
      (v) => ahead(second, v) === ahead(first, a) && second.every((x) => Math.abs(dot(x, v)) > 1 - 1e-6),
    );
  }
  const from = frame(a, b);
  return second.some((c) =>
    second.some((d) => {
      if (Math.abs(dot(a, b) - dot(c, d)) > 1e-5) return false;
      const R = matmul(transpose(frame(c, d)), from);
      const left = [...second];
      return first.every((x) => {
        const k = left.findIndex((y) => near(matvec(R, x), y));
        if (k >= 0) left.splice(k, 1);
        return k >= 0;
      });
    }),
  );
}

/** Three perpendicular rows: the first direction, the second without its share of the first, their product. */
function frame(a: Vector, b: Vector): Matrix {
  const rest = subtract(b, scaled(dot(a, b), a));
  const across = scaled(1 / norm(rest), rest);
  return [a, across, matvec(skewSymmetric(a), across)];
}
