import type { Environment } from "../render/program.js";

/** How a thing is: there and fit for use; not there; there, and not fit for use. */
export type State = "ok" | "missing" | "broken";

/** What was found, and what mends it. */
export interface Finding {
  readonly state: State;
  /** A few words: a version, a path, what is wrong. */
  readonly found: string;
  /** What to do; where the state is not `ok`. */
  readonly remedy?: string;
}

/** What a thing is for. Without the essentials nothing runs; the others are needed by some commands only. */
export type Purpose = "essentials" | "Jupyter" | "converting" | "grading" | "machine";

/** One thing that Noether looks for on a machine. */
export interface Probe {
  readonly name: string;
  readonly purpose: Purpose;
  /** Never takes long, and changes nothing. What it throws is a finding, too. */
  look(environment: Environment): Promise<Finding>;
}

/** A thing, and how it was found. */
export interface Examined extends Finding {
  readonly name: string;
  readonly purpose: Purpose;
}

export const ok = (found: string): Finding => ({ state: "ok", found });
export const missing = (found: string, remedy: string): Finding => ({ state: "missing", found, remedy });
export const broken = (found: string, remedy: string): Finding => ({ state: "broken", found, remedy });

/** All probes at once, their findings in the order of the probes. */
export function examine(probes: readonly Probe[], environment: Environment): Promise<readonly Examined[]> {
  return Promise.all(
    probes.map(async ({ name, purpose, look }) => {
      const finding = await look(environment).catch((error: unknown) =>
        broken(`could not be looked at (${(error as Error).message})`, "tell the authors of Noether"),
      );
      return { name, purpose, ...finding };
    }),
  );
}

/** Whether nothing essential is amiss. */
export function essentialsStand(examined: readonly Examined[]): boolean {
  return examined.every(({ purpose, state }) => purpose !== "essentials" || state === "ok");
}
