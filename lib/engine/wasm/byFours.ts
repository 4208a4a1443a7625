import { advance, type Code, type Local, set, times, type Value, when, whilst } from "./code.js";
import type { Body } from "./emit.js";
import { hoisted } from "./hoisted.js";
import { f32, i32 } from "./instructions.js";

/** An array of rows; its address moves on with them. */
export interface RowsAt {
  readonly at: Local<"i32">;
  /** How many numbers a row has. */
  readonly width: number;
}

/** How many bytes of scratch `byFours` takes for rows of these widths: four rows of each. */
export function foursScratch(widths: readonly number[]): number {
  return 16 * widths.reduce((sum, width) => sum + width, 0);
}

/**
 * Goes through n rows four at a time: `body` reads four rows of each input and writes four of each output, where their
 * addresses are. The last one to three rows are worked on where there is room for four.
 */
export function byFours(
  f: Body,
  n: Local<"i32">,
  scratch: Local<"i32">,
  inputs: readonly RowsAt[],
  outputs: readonly RowsAt[],
  body: Code,
): Code {
  const { from, to, count } = f.integers("from", "to", "count");
  const own = outputs.map(() => f.local("i32"));
  const all = [...inputs, ...outputs];
  const room = (k: number): Value<"i32"> =>
    i32.add(scratch, foursScratch(all.slice(0, k).map(({ width }) => width)));
  const copy = (target: Value<"i32">, source: Value<"i32">, width: number): Code => [
    set(to, target),
    set(from, source),
    times(count, i32.mul(n, width), f32.store(to, f32.load(from)), advance(to, 4), advance(from, 4)),
  ];
  return hoisted(
    f,
    scratch,
    whilst(
      i32.gt(n, 0),
      when(i32.lt(n, 4), [
        inputs.map(({ at, width }, k) => [copy(room(k), at, width), set(at, room(k))]),
        outputs.map(({ at }, k) => [set(own[k]!, at), set(at, room(inputs.length + k))]),
      ]),
      body,
      when(
        i32.lt(n, 4),
        outputs.map(({ at, width }, k) => copy(own[k]!, at, width)),
      ),
      all.map(({ at, width }) => advance(at, 16 * width)),
      advance(n, -4),
    ),
  );
}
