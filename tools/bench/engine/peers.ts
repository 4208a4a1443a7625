import { existsSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { root } from "../../root.js";
import { UserError } from "../../userError.js";
import { type Conversation, conversation } from "../conversation.js";
import { pythonModules } from "../pythonModules.js";
import type { EngineAnswer } from "./answer.js";
import type { EngineWork } from "./work.js";

/** A library in one configuration, which does some of the works. */
export interface EnginePeer {
  readonly name: string;
  does(work: EngineWork): boolean;
  start(): Promise<Conversation<EngineWork, EngineAnswer>>;
}

interface Library {
  readonly module: string;
  readonly name: string;
  readonly script: string;
  /** The configurations that are worth a comparison, and what each does. */
  readonly modes: Readonly<Record<string, readonly EngineWork["kind"][]>>;
}

const equivariant = ["harmonics", "uvu", "fullyConnected", "messages", "nequip"] as const;
const small = ["add", "chain", "matmul", "mlp"] as const;

/** What a Python may have. */
const onPython: readonly Library[] = [
  {
    module: "torch",
    name: "torch",
    script: "engine_on_torch.py",
    modes: { eager: [...small, "gcnn", "c4", "painn"], compiled: ["mlp", "gcnn", "painn"] },
  },
  {
    module: "e3nn",
    name: "e3nn",
    script: "engine_on_e3nn.py",
    modes: { eager: equivariant, compiled: equivariant },
  },
  { module: "escnn", name: "escnn", script: "engine_on_escnn.py", modes: { eager: ["gcnn", "c4"] } },
  { module: "e3nn_jax", name: "e3nn-jax", script: "engine_on_e3nn_jax.py", modes: { compiled: equivariant } },
];

/** What a folder of packages may have. */
const onNode: readonly Library[] = [
  {
    module: "@tensorflow/tfjs",
    name: "tfjs",
    script: "onTfjs.js",
    modes: { cpu: small, wasm: small },
  },
  {
    module: "@jax-js/jax",
    name: "jax-js",
    script: "onJaxJs.js",
    modes: { eager: small, compiled: small },
  },
];

/**
 * The libraries that some places have, in each configuration.
 *
 * @param places Pythons (with torch, e3nn, escnn, e3nn-jax), or folders with node_modules (with tfjs, jax-js)
 * @throws UserError if one is neither, or has no peer
 */
export function enginePeersOf(places: readonly string[]): EnginePeer[] {
  return places.flatMap((place) => {
    const isFolder = existsSync(place) && statSync(place).isDirectory();
    const found = isFolder
      ? onNode.filter(({ module }) => existsSync(join(place, "node_modules", module)))
      : librariesOf(place);
    if (found.length === 0) {
      throw new UserError(
        isFolder
          ? `expected a folder whose node_modules have @tensorflow/tfjs or @jax-js/jax, got ${place}: npm install --prefix "${place}" @tensorflow/tfjs @tensorflow/tfjs-backend-wasm @jax-js/jax`
          : `expected a Python with torch, e3nn, escnn or e3nn-jax, got ${place}, which has none: "${place}" -m pip install e3nn`,
      );
    }
    return found.flatMap(({ name, script, modes }) =>
      Object.entries(modes).map(([mode, kinds]): EnginePeer => {
        const [command, words] = isFolder
          ? [process.execPath, [fileURLToPath(new URL(script, import.meta.url)), resolve(place), mode]]
          : [place, [join(root, "tools", "bench", "peers", script), mode]];
        return {
          name: `${name} ${mode}`,
          does: ({ kind }) => kinds.includes(kind),
          start: () => conversation(command, words),
        };
      }),
    );
  });
}

/** Which of the libraries a Python has. */
function librariesOf(python: string): readonly Library[] {
  const has = pythonModules(
    python,
    onPython.map(({ module }) => module),
  );
  if (has === undefined) {
    throw new UserError(
      `expected the path of a Python, or a folder with node_modules, got "${python}", which does not run as a Python`,
    );
  }
  return onPython.filter(({ module }) => has.includes(module));
}
