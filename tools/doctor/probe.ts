import type { Environment } from "../render/program.js";

/** The state of a thing: found and working; not found; found but not working. */
export type State = "ok" | "missing" | "broken";

/** What was found, and how to put it right. */
export interface Finding {
  readonly state: State;
  /** A few words: a version, a path, what is wrong. */
  readonly found: string;
  /** What to do, if the state is not `ok` and something can be done. */
  readonly remedy?: string;
}

/** What a thing is for. Without the essentials nothing runs; the others are needed by some commands only. */
export type Purpose = "essentials" | "Jupyter" | "converting" | "grading" | "machine";

/** One thing that Noether looks for on a machine. */
export interface Probe {
  readonly name: string;
  readonly purpose: Purpose;
  /** Never takes long, and changes nothing. An error it throws becomes a finding. */
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
        broken(`the probe failed (${(error as Error).message})`, "tell the authors of Noether"),
      );
      return { name, purpose, ...finding };
    }),
  );
}

/** Whether every essential is `ok`. */
export function essentialsStand(examined: readonly Examined[]): boolean {
  return examined.every(({ purpose, state }) => purpose !== "essentials" || state === "ok");
}
