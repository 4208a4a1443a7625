import { elementInstances } from "../laws/elementInstances.js";
import { fault } from "../laws/fault.js";
import { tuple } from "../laws/instances.js";
import type { Instances, Law } from "../laws/law.js";
import { show, showArguments } from "../laws/show.js";
import type { Action } from "../representation/action.js";

/**
 * The law of moving frames and of group functions: psi moves as its argument does,
 *
 *     psi(rho(g) x) = g psi(x)        for all g in G and x in X
 *
 * where G acts freely. At points with a stabiliser it cannot hold: see `autoencoderLaws`.
 *
 * @example
 * const { action, of } = planeFrame();
 * judge(leftEquivariance({ action, inputs: map(vectorInstances(2), ([v]) => [v]) }), of, { random: random(1) });
 */
export function leftEquivariance<G, X>({
  action,
  inputs,
}: {
  readonly action: Action<G, X>;
  readonly inputs: Instances<[x: X]>;
}): Law<(x: X) => G, readonly [g: G, x: X]> {
  const { group, apply } = action;
  return fault(
    "left equivariance",
    "\\psi(\\rho(g) x) = g\\, \\psi(x)",
    tuple(elementInstances(group), inputs) as Instances<readonly [g: G, x: X]>,
    (psi, [g, x]) => {
      const [moved, expected] = [psi(apply(g, x)), group.multiply(g, psi(x))];
      if (group.equals(moved, expected)) return undefined;
      return {
        should: `Acting on x by ${group.show(g)} should multiply psi(x) by it from the left.`,
        given: showArguments([x], ["x"]),
        sides: [
          ["g psi(x)", show(expected)],
          ["psi(g x)", show(moved)],
        ],
        ...(group.equals(moved, group.multiply(psi(x), g)) && {
          look: "it is multiplied from the right",
        }),
        ...(group.equals(moved, group.multiply(psi(x), group.inverse(g))) && {
          look: "it is multiplied by the inverse from the right: is psi(x) taken the other way, from x to the canonical point?",
        }),
      };
    },
  );
}
