import { advance, type Code, type Operand, set, type Value, when, whilst } from "./code.js";
import type { Body } from "./emit.js";
import { f32, i32, v128 } from "./instructions.js";
import { fourVectors, transpose } from "./transpose.js";

/** A block of numbers to be copied. Addresses and steps are in bytes. */
export interface Block {
  readonly to: Value<"i32">;
  /** From one row of the copy to the next; its columns are neighbours. */
  readonly toStep: Operand<"i32">;
  readonly from: Value<"i32">;
  readonly rowStep: Value<"i32">;
  readonly columnStep: Value<"i32">;
  readonly rows: Value<"i32">;
  readonly columns: Value<"i32">;
}

/** How four numbers, or one, come to their place; stored where nothing is said. */
export interface Put {
  put?(target: Value<"i32">, x: Value<"v128">): Code;
  putOne?(target: Value<"i32">, x: Value<"f32">): Code;
}

/**
 * Copies a block with any steps to rows whose numbers are neighbours:
 *
 *     to[p, q] = from[p rowStep + q columnStep]        p < rows, q < columns
 *
 * Where columns are neighbours, or one number is repeated along them, four at a time; where rows are (the transpose), in
 * squares of 4 x 4 that are turned; what is left, one by one. Nothing beside is read or written.
 */
export function copyBlock(
  f: Body,
  { to, toStep, from, rowStep, columnStep, rows, columns }: Block,
  { put = v128.store, putOne = f32.store }: Put = {},
): Code {
  const { p, q, width, height, source, target, next } = f.integers(
    "p",
    "q",
    "width",
    "height",
    "source",
    "target",
    "next",
  );
  const [lanes, spare] = [fourVectors(f), fourVectors(f)];
  /** To the place of row p and column q. */
  const place: Code = [
    set(source, i32.add(from, i32.add(i32.mul(p, rowStep), i32.mul(q, columnStep)))),
    set(target, i32.add(i32.add(to, i32.mul(p, toStep)), i32.shl(q, 2))),
  ];
  const across = (end: Value<"i32">, by: number, ...body: Code): Code =>
    whilst(i32.lt(q, end), body, advance(q, by));
  const down = (end: Value<"i32">, by: number, ...body: Code): Code => [
    set(p, 0),
    whilst(i32.lt(p, end), body, advance(p, by)),
  ];
  const straight = (load: typeof v128.load): Code => [
    put(target, load(source)),
    advance(source, i32.shl(columnStep, 2)),
    advance(target, 16),
  ];
  const turned: Code = [
    place,
    set(next, source),
    lanes.map((lane) => [set(lane, v128.load(next)), advance(next, columnStep)]),
    transpose(lanes, spare),
    lanes.map((lane) => [put(target, lane), advance(target, toStep)]),
  ];
  return [
    // What goes by fours: rows below `height`, columns below `width`.
    set(width, i32.and(columns, -4)),
    set(height, 0),
    when(
      i32.eqz(i32.and(columnStep, -5)),
      [
        set(height, rows),
        down(
          rows,
          1,
          set(q, 0),
          place,
          when(columnStep, across(width, 4, straight(v128.load)), across(width, 4, straight(v128.loadSplat))),
        ),
      ],
      when(i32.eq(rowStep, 4), [
        set(height, i32.and(rows, -4)),
        set(q, 0),
        across(width, 4, down(height, 4, turned)),
      ]),
    ),
    down(
      rows,
      1,
      set(q, i32.mul(width, i32.lt(p, height))),
      place,
      across(columns, 1, putOne(target, f32.load(source)), advance(source, columnStep), advance(target, 4)),
    ),
  ];
}
