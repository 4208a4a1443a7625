/**
 * A cell list: space is divided into boxes that are at least as wide as the cutoff, so that whatever lies within the
 * cutoff of a point lies in its own box or in one of the 26 around it: n points cost n steps, not n^2.
 *
 * @see Allen and Tildesley, Computer Simulation of Liquids (1987), section 5.3
 */
export interface CellList {
  /** Calls `visit` with the number of each point in the boxes around one place, in no particular order. */
  around(x: number, y: number, z: number, visit: (point: number) => void): void;
}

/** @param places x, y, z of each point, finite */
export function cellList(places: Float64Array, cutoff: number): CellList {
  const n = places.length / 3;
  const low = [Infinity, Infinity, Infinity];
  const high = [-Infinity, -Infinity, -Infinity];
  for (let p = 0; p < places.length; p++) {
    low[p % 3] = Math.min(low[p % 3]!, places[p]!);
    high[p % 3] = Math.max(high[p % 3]!, places[p]!);
  }
  // Not many more boxes than points, however far apart they are.
  const most = Math.ceil(Math.cbrt(8 * n)) + 1;
  const axes = low.map((from, axis) => {
    const extent = n === 0 ? 0 : high[axis]! - from;
    const width = Math.max(cutoff, extent / most);
    return { from, width, count: Math.floor(extent / width) + 1 };
  });
  const [X, Y, Z] = axes as [Axis, Axis, Axis];
  const boxOf = (x: number, y: number, z: number): number =>
    (place(X, x) * Y.count + place(Y, y)) * Z.count + place(Z, z);
  // A counting sort: the points of box b are order[starts[b]], ..., order[starts[b + 1] - 1].
  const starts = new Int32Array(X.count * Y.count * Z.count + 1);
  const boxes = Int32Array.from({ length: n }, (_, p) =>
    boxOf(places[3 * p]!, places[3 * p + 1]!, places[3 * p + 2]!),
  );
  for (const box of boxes) starts[box + 1]!++;
  for (let b = 1; b < starts.length; b++) starts[b]! += starts[b - 1]!;
  const next = starts.slice();
  const order = new Int32Array(n);
  for (let p = 0; p < n; p++) order[next[boxes[p]!]!++] = p;
  return {
    around(x, y, z, visit) {
      const [a, b, c] = [place(X, x), place(Y, y), place(Z, z)];
      for (let i = Math.max(0, a - 1); i <= Math.min(X.count - 1, a + 1); i++)
        for (let j = Math.max(0, b - 1); j <= Math.min(Y.count - 1, b + 1); j++)
          for (let k = Math.max(0, c - 1); k <= Math.min(Z.count - 1, c + 1); k++) {
            const box = (i * Y.count + j) * Z.count + k;
            for (let at = starts[box]!; at < starts[box + 1]!; at++) visit(order[at]!);
          }
    },
  };
}

/** The boxes along one axis. */
interface Axis {
  readonly from: number;
  readonly width: number;
  readonly count: number;
}

function place({ from, width, count }: Axis, x: number): number {
  return Math.min(count - 1, Math.max(0, Math.floor((x - from) / width)));
}
