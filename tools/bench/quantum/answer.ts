import { identityMatrix } from "noether";
import {
  type Basis,
  basis,
  def2Svp,
  electronRepulsion,
  hartreeFock,
  kinetic,
  meanField,
  molecule,
  nuclearAttraction,
  overlap,
  sto3g,
} from "noether/quantum";
import { type Answer, molecules, type Work } from "./work.js";

/** The molecule's basis functions, from its positions. */
function functions({ molecule: name, set }: Work): Basis {
  const { numbers, positions } = molecules[name];
  return basis(molecule({ atoms: numbers, positions, unit: "angstrom" }), set === "sto-3g" ? sto3g : def2Svp);
}

/** The work, ready to be timed: gives a number of its result. */
function make(work: Work): () => number {
  const of = functions(work);
  switch (work.kind) {
    case "integrals":
      return () => {
        const [S, T, V] = [overlap(of), kinetic(of), nuclearAttraction(of)];
        return S[1]![0]! + T[0]![0]! + V[0]![0]! + electronRepulsion(of).at(1, 1, 0, 0);
      };
    case "fock": {
      const [repulsion, P] = [electronRepulsion(of), identityMatrix(of.size)];
      return () => meanField(repulsion, P)[0]![0]!;
    }
    case "energy":
      return () => hartreeFock(functions(work)).energy;
  }
}

const known = new Map<string, () => number>();

/** Does a work for a tenth of a second, after a first time that is not counted. */
export function answer(asked: Work): Answer {
  const key = JSON.stringify(asked);
  const work = known.get(key) ?? make(asked);
  if (!known.has(key)) timed(work, 300);
  known.set(key, work);
  return { ms: timed(work, 100), value: work() };
}

/** Milliseconds of the processor for calls that take so many together, 3 of them or more. */
function timed(work: () => number, atLeast: number): number[] {
  const times: number[] = [];
  for (let sum = 0; times.length < 3 || sum < atLeast; sum += times.at(-1)!) {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / 1000);
  }
  return times;
}
