import { byFours, type RowsAt } from "./byFours.js";
import { type Code, type Local, set, type Value } from "./code.js";
import type { Body } from "./emit.js";
import { f32, f32x4, v128 } from "./instructions.js";
import { fourVectors, transpose } from "./transpose.js";

/** Component q of four points. */
export type Components = readonly Value<"v128">[];

/**
 * Goes through n points four at a time: components of the inputs, the same of four points in one vector, are given to
 * `compute`, and what it returns is written as rows of the output.
 */
export function overPoints(
  f: Body,
  n: Local<"i32">,
  scratch: Local<"i32">,
  inputs: readonly RowsAt[],
  output: RowsAt,
  compute: (inputs: readonly Components[], into: Code[]) => Components,
): Code {
  const [lanes, spare] = [fourVectors(f), fourVectors(f)];
  const read = ({ at, width }: RowsAt, into: Code[]): Components =>
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
  const write = ({ at, width }: RowsAt, components: Components): Code =>
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
  return byFours(f, n, scratch, inputs, [output], [code, write(output, components)]);
}

/** The components of a row by fours, and what is left. */
function grouped(width: number): { first: number; size: number }[] {
  return Array.from({ length: Math.ceil(width / 4) }, (_, k) => ({
    first: 4 * k,
    size: Math.min(4, width - 4 * k),
  }));
}
