import type { Action } from "../representation/action.js";
import { attempt, diagnosis, type Finding, findings } from "./diagnosis.js";
import { elementInstances } from "./elementInstances.js";
import { tuple } from "./instances.js";
import type { Instances, Law } from "./law.js";
import { showArguments } from "./show.js";
import { sides } from "./sides.js";

/** What a law of equivariance is about, and its words. */
export interface EquivarianceParts<G, X extends readonly unknown[], Y> {
  /** How G acts on each of the map's arguments. */
  readonly domain: { readonly [K in keyof X]: Action<G, NoInfer<X[K]>> };
  /** How G acts on the map's values. */
  readonly codomain: Action<G, Y>;
  /** The arguments on which the law is tried. */
  readonly inputs: Instances<X>;
  readonly name?: string;
  readonly statement?: string;
  /** The map as a verb: "convolve" (default "f"). */
  readonly map?: string;
  /** The action as a verb: "shift" (default "act"). */
  readonly act?: string;
  /** The arguments' names (default x, y, z). */
  readonly names?: readonly string[];
  /** What should be true for an element g, in words. */
  readonly should?: (g: G) => string;
  /** Where to look, after the finding: { "other way": "look at the index of g" }; "otherwise" if there is no finding. */
  readonly look?: Readonly<Partial<Record<Finding | "otherwise", string>>>;
}

/**
 * Equivariance of a map f: V -> W, or of a map of several arguments:
 *
 *     f(rho_V(g) x) = rho_W(g) f(x)        for all g in G and x in V
 *
 * V and W may carry any actions, linear or not. An instance is (g, x, ...).
 *
 * @example
 * const V = regular(cyclic(4));
 * equivariance({ domain: [V], codomain: V, inputs: vectorInstances(4) });
 */
export function equivariance<G, X extends readonly unknown[], Y>(
  parts: EquivarianceParts<G, X, Y>,
): Law<(...x: X) => Y, readonly [g: G, ...x: X]> {
  const { domain, codomain, inputs, map = "f", act = "act", names = ["x", "y", "z"], look = {} } = parts;
  const { group } = codomain;
  const moved = (g: G, x: X): X => x.map((value, k) => domain[k]!.apply(g, value)) as unknown as X;
  const should =
    parts.should ??
    ((g) => `Acting on the input by ${group.show(g)} should act on the result in the same way.`);
  return sides(
    parts.name ?? "equivariance",
    parts.statement ?? "f(\\rho_V(g) x) = \\rho_W(g) f(x)",
    tuple(elementInstances(group), inputs) as Instances<readonly [g: G, ...x: X]>,
    (f: (...x: X) => Y, [g, ...arguments_]) => {
      const x = arguments_ as unknown as X;
      const value = f(...x);
      const before = f(...moved(g, x));
      const after = attempt(() => codomain.apply(g, value));
      return {
        should: should(g),
        get given() {
          return showArguments(x, names);
        },
        left: [`${map}, then ${act}`, after],
        right: [`${act}, then ${map}`, before],
        shown: [after ?? value, before],
        get look() {
          const finding = diagnosis(codomain, g, before, value);
          const words = look[finding ?? "otherwise"];
          if (finding === undefined) return words;
          return words === undefined ? findings[finding] : `${findings[finding]}: ${words}`;
        },
      };
    },
  );
}
