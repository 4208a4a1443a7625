import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { root } from "../root.js";
import { UserError } from "../userError.js";
import { type Conversation, conversation } from "./conversation.js";
import { pythonModules } from "./pythonModules.js";
import type { Answer, Work } from "./work.js";

/** A library in one configuration, and the works that it does. */
export interface Peer {
  readonly name: string;
  /** The precision in which it computes. */
  readonly precision: "float64" | "float32";
  does(work: Work): boolean;
  start(): Promise<Conversation<Work, Answer>>;
}

/** This library. */
export const ours: Peer = {
  name: "noether",
  precision: "float64",
  does: () => true,
  start: () => conversation(process.execPath, [fileURLToPath(new URL("./ours.js", import.meta.url))]),
};

/** The modules of the peers, their scripts and the configurations worth comparing. */
const known = [
  { module: "e3nn", script: "on_torch.py", modes: ["eager", "compiled"] },
  { module: "e3nn_jax", script: "on_jax.py", modes: ["compiled"] },
] as const;

/**
 * The libraries that some Pythons have, in each configuration: 3j symbols and D only in float64, harmonics in float32
 * too; e3nn never compiles 3j symbols.
 *
 * @throws UserError if a path is not that of a Python, or the Python has no peer
 */
export function peersOf(pythons: readonly string[]): Peer[] {
  return pythons.flatMap((python) => {
    const names = known.map(({ module }) => module);
    const has = pythonModules(python, names);
    if (has === undefined) {
      throw new UserError(
        `expected the path of a Python, such as that of an environment with e3nn, got "${python}", which does not run as one`,
      );
    }
    const found = known.filter(({ module }) => has.includes(module));
    if (found.length === 0) {
      throw new UserError(
        `expected a Python with e3nn or e3nn-jax, got ${python}, which has neither: "${python}" -m pip install e3nn`,
      );
    }
    return found.flatMap(({ module, script, modes }) =>
      (["float64", "float32"] as const).flatMap((precision) =>
        modes.map((mode): Peer => {
          const path = join(root, "tools", "bench", "peers", script);
          return {
            name: `${module.replace("_", "-")} ${mode}`,
            precision,
            does: ({ kind }) =>
              (kind === "harmonics" || precision === "float64") && (kind !== "wigner3j" || mode === modes[0]),
            start: () => conversation(python, [path, precision, mode]),
          };
        }),
      ),
    );
  });
}
