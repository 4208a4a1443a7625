import { answerLines } from "../answerLines.js";
import { answer } from "./answer.js";
import type { Work } from "./work.js";

// This library beside its peer, peers/quantum_on_pyscf.py: asked for works, or, with "water", to do one and end.
if (process.argv[2] === "water") {
  const { basis, hartreeFock, molecule, sto3g } = await import("noether/quantum");
  const { molecules } = await import("./work.js");
  const { numbers, positions } = molecules.water;
  console.log(hartreeFock(basis(molecule({ atoms: numbers, positions, unit: "angstrom" }), sto3g)).energy);
} else {
  await answerLines(`noether on node ${process.versions.node}`, (line) => answer(JSON.parse(line) as Work));
}
