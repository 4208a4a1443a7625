import { join } from "node:path";
import { parseArgs } from "node:util";
import { kernelsFolder, type Place } from "../kernel/node/jupyter/install/dataFolder.js";
import { install, installed, kernelName, uninstall } from "../kernel/node/jupyter/install/install.js";
import { kernelSpec } from "../kernel/node/jupyter/install/kernelSpec.js";
import { generous, type Limits, least } from "../kernel/node/jupyter/limits.js";
import { missingZeromq } from "../kernel/node/jupyter/missingZeromq.js";
import { nearest } from "../nearest.js";
import { UserError } from "../userError.js";
import type { Command } from "./command.js";
import { numberOption, UsageError } from "./options.js";

const usage = `Usage: noether kernel install [--user | --prefix FOLDER | --sys-prefix] [--name NAME]
                              [--display-name TEXT] [--memory MIB] [--prints MIB]
       noether kernel uninstall [--user | --prefix FOLDER | --sys-prefix] [--name NAME]
       noether kernel spec [--user | --prefix FOLDER | --sys-prefix] [--name NAME]

install adds Noether to Jupyter's kernels, uninstall removes it, spec prints what is installed and where.
None of this needs Jupyter itself, nor does anything else in Noether.

  --user               for you, in Jupyter's data folder (the default)
  --prefix FOLDER      in FOLDER/share/jupyter/kernels
  --sys-prefix         in the active Python environment
  --name NAME          what notebooks call the kernel (default: noether)
  --display-name TEXT  what menus call it (default: Noether (TypeScript))
  --memory MIB         how much memory the values of a notebook may take (default: ${generous.memory})
  --prints MIB         how much a cell may print and show (default: ${generous.prints})

The kernel is this copy of Noether, run by this Node: if either moves, install again.`;

const actions = ["install", "uninstall", "spec"] as const;

/** `noether kernel`: installs Noether as a Jupyter kernel, removes it, or prints its spec. */
export const command: Command = {
  usage,
  async run(words) {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: {
        user: { type: "boolean", default: false },
        prefix: { type: "string" },
        "sys-prefix": { type: "boolean", default: false },
        name: { type: "string", default: "noether" },
        "display-name": { type: "string" },
        memory: { type: "string" },
        prints: { type: "string" },
      },
      allowPositionals: true,
    });
    const action = actionOf(positionals);
    const [idle] = (["display-name", "memory", "prints"] as const).filter(
      (option) => values[option] !== undefined,
    );
    if (action !== "install" && idle !== undefined)
      throw new UsageError(
        `noether kernel ${action} has no option --${idle}: it belongs to noether kernel install`,
      );
    const name = kernelName(values.name);
    const kernels = await kernelsFolder(placeOf(values));
    if (action === "spec") return spec(kernels, name);
    if (action === "uninstall") {
      process.stdout.write(`Removed: ${await uninstall(kernels, name)}\n`);
      return 0;
    }
    await requireZeromq();
    const limits: Partial<Limits> = Object.fromEntries(
      (["memory", "prints"] as const).flatMap((limit) => {
        const text = values[limit];
        return text === undefined ? [] : [[limit, numberOption(limit, text, least[limit])]];
      }),
    );
    const displayName = values["display-name"] ?? "Noether (TypeScript)";
    if (displayName.trim() === "")
      throw new UsageError("expected a name for --display-name, got an empty text");
    process.stdout.write(`Installed: ${await install(kernels, name, kernelSpec(displayName, limits))}\n`);
    return 0;
  },
};

function actionOf([word, ...more]: readonly string[]): (typeof actions)[number] {
  const action = actions.find((each) => each === word);
  if (action !== undefined && more.length === 0) return action;
  if (action !== undefined)
    throw new UsageError(`noether kernel ${action} takes no word "${more[0]}": noether kernel --help`);
  const near = word === undefined ? undefined : nearest(word, actions);
  throw new UsageError(
    `expected ${actions.join(", ")} after noether kernel, got ${word ?? "nothing"}: ${near ? `did you mean noether kernel ${near}?` : "noether kernel --help says more"}`,
  );
}

function placeOf(values: { user: boolean; prefix?: string; "sys-prefix": boolean }): Place {
  const given = (["user", "prefix", "sys-prefix"] as const).filter((place) => values[place]);
  if (given.length > 1)
    throw new UsageError(
      `expected one place, got ${given.map((place) => `--${place}`).join(" and ")}: choose one`,
    );
  if (values.prefix === "") throw new UsageError("expected a folder for --prefix, got an empty text");
  if (values.prefix !== undefined) return { kind: "prefix", prefix: values.prefix };
  return { kind: values["sys-prefix"] ? "sys-prefix" : "user" };
}

async function spec(kernels: string, name: string): Promise<number> {
  const folder = join(kernels, name);
  const found = await installed(folder);
  if (found === undefined)
    throw new UserError(`there is no kernel ${name} in ${kernels}: noether kernel install puts one there`);
  process.stdout.write(`${JSON.stringify(found, null, 2)}\n${folder}\n`);
  return 0;
}

async function requireZeromq(): Promise<void> {
  try {
    await import("zeromq");
  } catch {
    throw new UserError(missingZeromq);
  }
}
