/** c x^i y^j z^k. */
export interface Monomial {
  readonly i: number;
  readonly j: number;
  readonly k: number;
  readonly c: number;
}

type Polynomial = ReadonlyMap<string, number>;

const known: (readonly (readonly Monomial[])[])[] = [];

/**
 * The real solid harmonics of degree l as polynomials, those of `solidHarmonics` with the integral over the unit sphere
 * of each square 1:
 *
 *     r^l Y_lm(r / |r|) = sum c x^i y^j z^k        m = -l, ..., l, polar axis y
 *
 *     Y_l,m = P_lm(y, r^2) Re (z + i x)^m,   Y_l,-m = P_lm(y, r^2) Im (z + i x)^m        m >= 0
 *
 *     (l - m) P_lm = (2l - 1) y P_l-1,m - (l + m - 1) r^2 P_l-2,m        P_mm = (2m - 1)!!
 *
 * @returns for each m, its monomials
 */
export function solidPolynomials(l: number): readonly (readonly Monomial[])[] {
  known[l] ??= Array.from({ length: 2 * l + 1 }, (_, at) => monomials(l, at - l));
  return known[l];
}

function monomials(l: number, m: number): Monomial[] {
  const order = Math.abs(m);
  const wave = times(legendre(l, order), m < 0 ? powers(order).im : powers(order).re);
  let square = ((2 * l + 1) / (4 * Math.PI)) * (order === 0 ? 1 : 2);
  for (let n = l - order + 1; n <= l + order; n++) square /= n;
  const N = Math.sqrt(square);
  return [...wave].flatMap(([orders, c]) => {
    const [i, j, k] = orders.split(" ").map(Number) as [number, number, number];
    return c === 0 ? [] : [{ i, j, k, c: N * c }];
  });
}

/** P_lm(y, r^2), whole numbers over (l - m)!. */
function legendre(l: number, m: number): Polynomial {
  let before: Polynomial = new Map();
  let now: Polynomial = new Map([["0 0 0", doubleFactorial(2 * m - 1)]]);
  for (let n = m + 1; n <= l; n++) {
    const next = sum(
      times(now, new Map([["0 1 0", (2 * n - 1) / (n - m)]])),
      times(before, new Map(["2 0 0", "0 2 0", "0 0 2"].map((square) => [square, -(n + m - 1) / (n - m)]))),
    );
    before = now;
    now = next;
  }
  return now;
}

/** The real and imaginary part of (z + i x)^m. */
function powers(m: number): { readonly re: Polynomial; readonly im: Polynomial } {
  const [x, z] = ["1 0 0", "0 0 1"].map((orders): Polynomial => new Map([[orders, 1]])) as [
    Polynomial,
    Polynomial,
  ];
  let re: Polynomial = new Map([["0 0 0", 1]]);
  let im: Polynomial = new Map();
  for (let n = 0; n < m; n++) {
    [re, im] = [sum(times(re, z), negative(times(im, x))), sum(times(re, x), times(im, z))];
  }
  return { re, im };
}

const doubleFactorial = (n: number): number => (n <= 0 ? 1 : n * doubleFactorial(n - 2));

const negative = (p: Polynomial): Polynomial => new Map([...p].map(([orders, c]) => [orders, -c]));

function sum(p: Polynomial, q: Polynomial): Polynomial {
  const total = new Map(p);
  for (const [orders, c] of q) total.set(orders, (total.get(orders) ?? 0) + c);
  return total;
}

function times(p: Polynomial, q: Polynomial): Polynomial {
  const product = new Map<string, number>();
  for (const [a, c] of p) {
    const first = a.split(" ").map(Number);
    for (const [b, d] of q) {
      const orders = b
        .split(" ")
        .map((order, axis) => Number(order) + first[axis]!)
        .join(" ");
      product.set(orders, (product.get(orders) ?? 0) + c * d);
    }
  }
  return product;
}
