import { type Molecule, mdBenzene, mdMalonaldehyde } from "../../cells/data/molecule.js";
import { ethanolNequip, short } from "./ethanolDegrees.js";
import { forceBaselines } from "./forceBaselines.js";
import { forceTrial } from "./forces.js";
import { seedsUpTo } from "./networkTrial.js";
import type { Study } from "./study.js";

/** From how many frames. */
const count = 100;

function forcesOf(name: string, read: () => Promise<Molecule>): Study {
  return {
    name: `${name}-forces`,
    question: `forces of ${name}: NequIP with features up to degree 2, and a kernel of inverse distances`,
    async trials({ seeds }) {
      const molecule = await read();
      return [
        ...forceBaselines(molecule, count),
        ...seedsUpTo(seeds).map((seed) =>
          forceTrial(molecule, count, seed, { ...ethanolNequip, steps: short }),
        ),
      ];
    },
  };
}

/** A molecule whose proton hops. */
export const malonaldehydeForces: Study = forcesOf("malonaldehyde", mdMalonaldehyde);

/** A stiff ring, which a kernel knows well. */
export const benzeneForces: Study = forcesOf("benzene", mdBenzene);
