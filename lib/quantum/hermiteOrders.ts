/** The highest degree of a derivative: four shells of degree 4. */
const HIGHEST = 16;

/** How many derivatives d^(t+u+v) / dx^t dy^u dz^v have a degree t + u + v up to L: (L + 1)(L + 2)(L + 3) / 6. */
export function hermiteCount(L: number): number {
  return ((L + 1) * (L + 2) * (L + 3)) / 6;
}

/** The derivatives d^(t+u+v) / dx^t dy^u dz^v in the order of their degree, and how each follows from lower ones. */
export interface HermiteOrders {
  readonly t: Uint8Array;
  readonly u: Uint8Array;
  readonly v: Uint8Array;
  /** 0, 1 or 2: the coordinate whose order is lowered. */
  readonly axis: Uint8Array;
  /** The place of the derivative whose order is lowered by one. */
  readonly once: Uint16Array;
  /** The place of the one whose order is lowered by two, 0 if there is none. */
  readonly twice: Uint16Array;
  /** The order of the first of them, by which the second is multiplied. */
  readonly factor: Float64Array;
}

/** The place of the derivative (t, u, v) in that order. */
export function hermitePlace(t: number, u: number, v: number): number {
  const L = t + u + v;
  const rest = u + v;
  return hermiteCount(L - 1) + (rest * (rest + 1)) / 2 + v;
}

/** All of them up to degree 16; those up to a lower degree are the first of them. */
export const hermiteOrders: HermiteOrders = makeOrders();

function makeOrders(): HermiteOrders {
  const n = hermiteCount(HIGHEST);
  const [t, u, v, axis] = Array.from({ length: 4 }, () => new Uint8Array(n)) as [
    Uint8Array,
    Uint8Array,
    Uint8Array,
    Uint8Array,
  ];
  const [once, twice, factor] = [new Uint16Array(n), new Uint16Array(n), new Float64Array(n)];
  for (let L = 0, at = 0; L <= HIGHEST; L++) {
    for (let rest = 0; rest <= L; rest++) {
      for (let c = 0; c <= rest; c++, at++) {
        const orders = [L - rest, rest - c, c];
        [t[at], u[at], v[at]] = orders as [number, number, number];
        if (L === 0) continue;
        // Lowering the highest order keeps the factors small.
        const along = orders.indexOf(Math.max(...orders));
        const lower = (by: number): number => {
          const [a, b, d] = orders.map((order, i) => (i === along ? order - by : order));
          return hermitePlace(a!, b!, d!);
        };
        axis[at] = along;
        once[at] = lower(1);
        factor[at] = orders[along]! - 1;
        twice[at] = orders[along]! > 1 ? lower(2) : 0;
      }
    }
  }
  return { t, u, v, axis, once, twice, factor };
}

const sums = new Map<number, Uint16Array>();

/** The places of the sums of two derivatives: [derivative up to degree K, derivative up to degree L], row-major. */
export function hermiteSums(K: number, L: number): Uint16Array {
  const key = K * (HIGHEST + 1) + L;
  const known = sums.get(key);
  if (known !== undefined) return known;
  const { t, u, v } = hermiteOrders;
  const [rows, columns] = [hermiteCount(K), hermiteCount(L)];
  const places = new Uint16Array(rows * columns);
  for (let a = 0; a < rows; a++)
    for (let b = 0; b < columns; b++)
      places[a * columns + b] = hermitePlace(t[a]! + t[b]!, u[a]! + u[b]!, v[a]! + v[b]!);
  sums.set(key, places);
  return places;
}
