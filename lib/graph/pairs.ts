import { cellList } from "./cellList.js";
import type { Points } from "./images.js";

/** Pairs of an atom, the target, and an image of an atom, the source. */
export interface Pairs {
  readonly source: Int32Array;
  readonly target: Int32Array;
  /** By how many vectors of the cell the source is moved: three whole numbers for each pair. */
  readonly image: Int32Array;
}

/**
 * All pairs of an atom and a point that are nearer than the cutoff, sorted by target, source and image.
 *
 * @param points the first `nodes` of them are the atoms
 * @throws RangeError if two are at one place
 */
export function pairs({ places, owner, moves }: Points, nodes: number, cutoff: number): Pairs {
  const list = cellList(places, cutoff);
  const [source, target, image]: [number[], number[], number[]] = [[], [], []];
  const here: number[] = [];
  for (let i = 0; i < nodes; i++) {
    const [x, y, z] = [places[3 * i]!, places[3 * i + 1]!, places[3 * i + 2]!];
    here.length = 0;
    list.around(x, y, z, (p) => {
      if (p === i) return;
      const distance = Math.hypot(places[3 * p]! - x, places[3 * p + 1]! - y, places[3 * p + 2]! - z);
      if (distance >= cutoff) return;
      if (distance < 1e-6 * cutoff) throw atOnePlace(owner[p]!, i, [x, y, z]);
      here.push(p);
    });
    const moved = (p: number, k: number): number => moves[3 * p + k]! - moves[3 * i + k]!;
    here.sort(
      (p, q) =>
        owner[p]! - owner[q]! ||
        moved(p, 0) - moved(q, 0) ||
        moved(p, 1) - moved(q, 1) ||
        moved(p, 2) - moved(q, 2),
    );
    for (const p of here) {
      source.push(owner[p]!);
      target.push(i);
      image.push(moved(p, 0), moved(p, 1), moved(p, 2));
    }
  }
  return { source: Int32Array.from(source), target: Int32Array.from(target), image: Int32Array.from(image) };
}

function atOnePlace(j: number, i: number, x: readonly number[]): RangeError {
  const [first, second] = [Math.min(i, j), Math.max(i, j)];
  return new RangeError(
    `neighbours: expected atoms at different places, got atoms ${first} and ${second}${first === second ? ", an image of the same," : ""} both at (${x.map((value) => Number(value.toPrecision(6))).join(", ")}): the direction from one to the other is not defined`,
  );
}
