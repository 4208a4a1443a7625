import { advance, type Code, set, times, type Value, when, whilst } from "./code.js";
import { type Kernel, kernel } from "./emit.js";
import { f32, f32x4, f64, f64x2, i32, v128 } from "./instructions.js";

/**
 * y_ij = sum_ab x_ijab: sums over two axes for each place along two others, with the steps of x along them, in bytes;
 * the axis whose numbers are neighbours (step 4) is either j or b. y is row-major.
 *
 *     y[i n1 + j] = sum_ab x[i x0 + j x1 + a s0 + b s1]        i < n0, j < n1, a < m0, b < m1
 *
 * Sums are made in float64, two lanes at a time, and rounded once: |error| <= 2^-24 |y| + m0 m1 2^-53 sum |x|.
 */
export const sum: Kernel = kernel(
  { name: "sum", integers: ["y", "x", "n0", "n1", "x0", "x1", "m0", "m1", "s0", "s1"] },
  (f, { y, x, n0, n1, x0, x1, m0, m1, s0, s1 }) => {
    const { i, j, a, b, row, at } = f.integers("i", "j", "a", "b", "row", "at");
    const sums = Array.from({ length: 8 }, () => f.local("v128"));
    const single = f.local("f64");
    const from = set(row, i32.add(x, i32.add(i32.mul(i, x0), i32.mul(j, x1))));
    /** All terms of a place: to the row a, and along it as the body says. */
    const terms = (...body: Code): Code => times(a, m0, set(at, i32.add(row, i32.mul(a, s0))), body);
    const add = (k: number): Code =>
      set(sums[k]!, f64x2.add(sums[k]!, f64x2.promote(v128.loadHalf(at, 8 * k))));
    const addOne = set(single, f64.add(single, f64.promote(f32.load(at))));
    const clear = (count: number): Code => sums.slice(0, count).map((each) => set(each, 0));
    const pairOf = (k: number): Value<"v128"> =>
      v128.shuffle(f32x4.demote(sums[k]!), f32x4.demote(sums[k + 1]!), [0, 1, 4, 5]);
    /** Neighbouring places together, 16 or 4: what is loaded is used in full. */
    const columns = (count: number): Code =>
      whilst(
        i32.ge(i32.sub(n1, j), count),
        from,
        clear(count / 2),
        terms(
          times(
            b,
            m1,
            Array.from({ length: count / 2 }, (_, k) => add(k)),
            advance(at, s1),
          ),
        ),
        Array.from({ length: count / 4 }, (_, k) => v128.store(y, pairOf(2 * k), 16 * k)),
        [advance(y, 4 * count), advance(j, count)],
      );
    const place: Code = [
      from,
      set(single, 0),
      clear(4),
      terms(
        set(b, m1),
        when(i32.eq(s1, 4), whilst(i32.ge(b, 8), [0, 1, 2, 3].map(add), advance(at, 32), advance(b, -8))),
        whilst(b, addOne, advance(at, s1), advance(b, -1)),
      ),
      set(sums[0]!, f64x2.add(f64x2.add(sums[0]!, sums[1]!), f64x2.add(sums[2]!, sums[3]!))),
      f32.store(y, f32.demote(f64.add(single, f64.add(f64x2.lane(sums[0]!, 0), f64x2.lane(sums[0]!, 1))))),
      [advance(y, 4), advance(j, 1)],
    ];
    return times(
      i,
      n0,
      set(j, 0),
      when(i32.eq(x1, 4), [columns(16), columns(4)]),
      whilst(i32.lt(j, n1), place),
    );
  },
);
