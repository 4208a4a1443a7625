import { advance, type Code, type Local, set, times, type Value, when, whilst } from "./code.js";
import type { Body } from "./emit.js";
import { hoisted } from "./hoisted.js";
import { f32, f32x4, i32, v128 } from "./instructions.js";
import { fourVectors, transpose } from "./transpose.js";

/** An array with a row for each point; its address moves on with the points. */
export interface PointRows {
  readonly at: Local<"i32">;
  /** How many numbers a row has. */
  readonly width: number;
}

/** Component q of four points. */
export type Components = readonly Value<"v128">[];

/** How many bytes of scratch `overPoints` takes for rows of these widths. */
export function pointsScratch(widths: readonly number[]): number {
  return 16 * widths.reduce((sum, width) => sum + width, 0);
}

/**
 * Goes through n points four at a time: components of the inputs, the same of four points in one vector, are given to
 * `compute`, and what it returns is written as rows of the output. The last one to three points are worked on where
 * there is room for four.
 */
export function overPoints(
  f: Body,
  n: Local<"i32">,
  scratch: Local<"i32">,
  inputs: readonly PointRows[],
  output: PointRows,
  compute: (inputs: readonly Components[], into: Code[]) => Components,
): Code {
  const [lanes, spare] = [fourVectors(f), fourVectors(f)];
  const { from, to, count, own } = f.integers("from", "to", "count", "own");
  const all = [...inputs, output];
  const room = (k: number): Value<"i32"> =>
    i32.add(scratch, pointsScratch(all.slice(0, k).map(({ width }) => width)));
  const copy = (target: Value<"i32">, source: Value<"i32">, width: number): Code => [
    set(to, target),
    set(from, source),
    times(count, i32.mul(n, width), f32.store(to, f32.load(from)), advance(to, 4), advance(from, 4)),
  ];
  const read = ({ at, width }: PointRows, into: Code[]): Components =>
    grouped(width).flatMap(({ first, size }) => {
      if (size < 4)
        return Array.from({ length: size }, (_, k) => {
          const place = 4 * (first + k);
          const pair = f.keep("v128", v128.loadSplat(at, place), into);
          for (let p = 1; p < 4; p++)
            into.push(set(pair, f32x4.withLane(pair, p, f32.load(at, place + 4 * width * p))));
          return pair;
        });
      into.push(
        lanes.map((lane, p) => set(lane, v128.load(at, 4 * (first + width * p)))),
        transpose(lanes, spare),
      );
      return lanes.map((lane) => f.keep("v128", lane, into));
    });
  const write = ({ at, width }: PointRows, components: Components): Code =>
    grouped(width).map(({ first, size }) =>
      size < 4
        ? components
            .slice(first, first + size)
            .map((component, k) =>
              lanes.map((_, p) => f32.store(at, f32x4.lane(component, p), 4 * (first + k + width * p))),
            )
        : [
            lanes.map((lane, q) => set(lane, components[first + q]!)),
            transpose(lanes, spare),
            lanes.map((lane, p) => v128.store(at, lane, 4 * (first + width * p))),
          ],
    );
  const code: Code[] = [];
  const components = compute(
    inputs.map((each) => read(each, code)),
    code,
  );
  return hoisted(
    f,
    scratch,
    whilst(
      i32.gt(n, 0),
      when(i32.lt(n, 4), [
        inputs.map(({ at, width }, k) => [copy(room(k), at, width), set(at, room(k))]),
        set(own, output.at),
        set(output.at, room(inputs.length)),
      ]),
      code,
      write(output, components),
      when(i32.lt(n, 4), copy(own, output.at, output.width)),
      all.map(({ at, width }) => advance(at, 16 * width)),
      advance(n, -4),
    ),
  );
}

/** The components of a row by fours, and what is left. */
function grouped(width: number): { first: number; size: number }[] {
  return Array.from({ length: Math.ceil(width / 4) }, (_, k) => ({
    first: 4 * k,
    size: Math.min(4, width - 4 * k),
  }));
}
