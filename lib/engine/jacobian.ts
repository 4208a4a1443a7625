import { filled, leaf } from "./apply.js";
import { add, mul } from "./arithmetic.js";
import { broadcastTo } from "./broadcast.js";
import { stack } from "./concat.js";
import { checkDependence } from "./dependence.js";
import { atLevel, backward, forward, type Level } from "./differentiate.js";
import { differentiated } from "./differentiated.js";
import { checkFloat, newValues } from "./dtype.js";
import { checkDerivatives } from "./finite.js";
import { recording } from "./recording.js";
import { sum } from "./reduce.js";
import { reshape } from "./reshape.js";
import { shapeText } from "./shape.js";
import { inStep } from "./step.js";
import type { Tensor } from "./tensor.js";

/**
 * The derivatives of all numbers of f(x) by all numbers of x, J_ab = df_a / dx_b. f runs once; what it did is walked through
 * once for each number of x, or of f(x) where those are fewer.
 *
 * @returns a function that gives J [...shape of f(x), ...shape of x]
 * @throws TypeError if x is int32
 * @throws RangeError if a derivative is not finite, naming the operation with which that begins
 * @example
 * jacobian((x: Tensor) => x.square())(tensor([1, 2])); // [[2, 0], [0, 4]]
 */
export function jacobian(f: (x: Tensor) => Tensor): (x: Tensor) => Tensor {
  return (x) => derivatives("jacobian", f, x, (level) => matrix(level, x));
}

/** J [...shape of y, ...shape of x]. */
function matrix(level: Level<Tensor>, x: Tensor): Tensor {
  const y = level.result;
  const shape = [...y.shape, ...x.shape];
  if (x.size === 0 || y.size === 0) return filled(shape, x.dtype, 0);
  return reshape(x.size <= y.size ? columns(level, x) : rows(level, x), shape);
}

/** What `of` makes of a level at which f ran on x: finite derivatives, where nobody differentiates them again. */
function derivatives(
  name: string,
  f: (x: Tensor) => Tensor,
  x: Tensor,
  of: (level: Level<Tensor>) => Tensor,
): Tensor {
  checkFloat(name, x);
  return inStep(undefined, () => {
    const isOutermost = recording.depth === 0;
    return atLevel(
      [x],
      ([inside]) => f(inside!),
      (level) => {
        checkDependence(name, level, level.result);
        const found = of(level);
        if (isOutermost) checkDerivatives(name, "finite derivatives", found);
        return found;
      },
    );
  });
}

/** The gradient of a function that gives one number. */
function slopeOf(name: string, f: (x: Tensor) => Tensor): (x: Tensor) => Tensor {
  return (x) => differentiated(name, f, x).gradient;
}

/** [...shape of y, size of x], by walks forward. */
function columns(level: Level<Tensor>, x: Tensor): Tensor {
  const { result: y } = level;
  const found = units(x).map((unit) => forward(level, y, [unit]) ?? filled(y.shape, y.dtype, 0));
  return stack(found, y.rank);
}

/** [size of y, ...shape of x], by walks back. */
function rows(level: Level<Tensor>, x: Tensor): Tensor {
  const { result: y } = level;
  return stack(
    units(y).map((unit) => backward(level, y, unit)[0] ?? filled(x.shape, x.dtype, 0)),
    0,
  );
}

/** The directions of a shape: 1 at one place, 0 elsewhere. */
function units({ shape, dtype, size }: Tensor): Tensor[] {
  return Array.from({ length: size }, (_, k) => {
    const values = newValues(dtype, size);
    values[k] = 1;
    return leaf(shape, dtype, values);
  });
}

/**
 * The second derivatives of a function that gives one number, H_ab = d^2 f / dx_a dx_b: its gradient, pushed forward along
 * each number of x.
 *
 * @returns a function that gives H [...shape of x, ...shape of x]
 * @throws RangeError if f gives more than one number, or a derivative is not finite
 */
export function hessian(f: (x: Tensor) => Tensor): (x: Tensor) => Tensor {
  return (x) => derivatives("hessian", slopeOf("hessian", f), x, (level) => matrix(level, x));
}

/**
 * The trace of the second derivatives, sum_a d^2 f / dx_a^2, without those off the diagonal being kept.
 *
 * @returns a function that gives one number
 * @throws RangeError if f gives more than one number, or a derivative is not finite
 */
export function laplacian(f: (x: Tensor) => Tensor): (x: Tensor) => Tensor {
  return (x) =>
    derivatives("laplacian", slopeOf("laplacian", f), x, (level) =>
      traceAlong(level, units(x), undefined, filled([], x.dtype, 0)),
    );
}

/** The sum of e . (ds / de) over directions e, with s the level's result: summed over some axes, added to `zero`. */
function traceAlong(
  level: Level<Tensor>,
  directions: readonly Tensor[],
  axes: readonly number[] | undefined,
  zero: Tensor,
): Tensor {
  return directions.reduce((trace, direction) => {
    const pushed = forward(level, level.result, [direction]);
    return pushed ? add(trace, sum(mul(pushed, direction), axes)) : trace;
  }, zero);
}

/**
 * The Laplacian of many functions at once, of which each sees one row: with y_w = f(x)_w a function of x_w alone,
 *
 *     L_w = sum_a d^2 y_w / dx_wa^2
 *
 * The gradient is taken once and pushed forward along each number of a row, in all rows together.
 *
 * @returns a function of x [rows, ...] to L [rows]
 * @throws RangeError if f does not give one number for each row, or a derivative is not finite
 */
export function rowLaplacian(f: (x: Tensor) => Tensor): (x: Tensor) => Tensor {
  const total = (x: Tensor): Tensor => {
    const y = f(x);
    if (y.rank !== 1 || y.shape[0] !== x.shape[0])
      throw new RangeError(
        `rowLaplacian: expected a function to one number for each of ${x.shape[0]} rows, got ${shapeText(y.shape)}`,
      );
    return sum(y);
  };
  return (x) => {
    const [rows = 0, ...each] = x.shape;
    const axes = each.map((_, axis) => axis + 1);
    return derivatives("rowLaplacian", slopeOf("rowLaplacian", total), x, (level) => {
      const directions = units(filled(each, x.dtype, 0)).map((unit) => broadcastTo(unit, x.shape));
      return traceAlong(level, directions, axes, filled([rows], x.dtype, 0));
    });
  };
}
