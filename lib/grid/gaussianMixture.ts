/** One term w N(t; c, s) of a mixture: weight w, centre c, width s > 0. */
export interface GaussianTerm {
  readonly weight: number;
  readonly centre: number;
  readonly width: number;
}

/** A function that can be sent elsewhere as data: the name of the export that makes it, and its arguments as JSON. */
export const portable: unique symbol = Symbol.for("noether.portable");

/** A smooth, decaying function on the real line, with its terms. */
export interface GaussianMixture {
  (t: number): number;
  readonly terms: readonly GaussianTerm[];
  readonly [portable]: {
    readonly make: "gaussianMixture";
    readonly from: readonly [readonly GaussianTerm[]];
  };
}

/**
 * A sum of Gaussians on the real line:
 *
 *     f(t) = sum_k w_k N(t; c_k, s_k),        N(t; c, s) = exp(-(t - c)^2 / (2 s^2)) / (s sqrt(2 pi))
 *
 * Its integral, its shifts and its convolutions are known exactly, which makes it a touchstone for quadrature.
 *
 * @example
 * const f = gaussianMixture([{ weight: 1, centre: 0, width: 1 }]);
 * f(0); // 0.3989...
 * @throws RangeError if a weight or a centre is not finite, or a width is not positive
 */
export function gaussianMixture(terms: readonly GaussianTerm[]): GaussianMixture {
  for (const { weight, centre, width } of terms) {
    if (!(Number.isFinite(weight) && Number.isFinite(centre) && width > 0 && width < Infinity)) {
      throw new RangeError(
        `expected a finite weight and centre and a width > 0, got weight ${weight}, centre ${centre}, width ${width}`,
      );
    }
  }
  const f = (t: number): number =>
    terms.reduce((sum, { weight, centre, width }) => {
      const z = (t - centre) / width;
      return sum + (weight * Math.exp(-(z * z) / 2)) / (width * Math.sqrt(2 * Math.PI));
    }, 0);
  return Object.assign(f, { terms, [portable]: { make: "gaussianMixture", from: [terms] } as const });
}

/**
 * The exact convolution of two mixtures, term by term:
 *
 *     N(a, s) * N(b, t) = N(a + b, sqrt(s^2 + t^2))
 */
export function convolveMixtures(f: GaussianMixture, g: GaussianMixture): GaussianMixture {
  return gaussianMixture(
    f.terms.flatMap((p) =>
      g.terms.map((q) => ({
        weight: p.weight * q.weight,
        centre: p.centre + q.centre,
        width: Math.hypot(p.width, q.width),
      })),
    ),
  );
}

/** The integral of a mixture over the real line: the sum of its weights. */
export function integral(f: GaussianMixture): number {
  return f.terms.reduce((sum, { weight }) => sum + weight, 0);
}
