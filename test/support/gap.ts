import { spawnSync } from "node:child_process";

/** Whether GAP, the computer algebra system for groups, can be run. */
export const hasGap: boolean = spawnSync("gap", ["--version"]).status === 0;

/**
 * The output of a GAP program, which is read from the standard input.
 *
 * @throws Error if GAP ends with an error
 */
export function gap(program: string): string {
  const { status, stdout, stderr } = spawnSync("gap", ["-q"], {
    input: `SizeScreen([4096, 24]);;\n${program}\nQUIT;\n`,
    encoding: "utf8",
    maxBuffer: 1 << 26,
  });
  if (status !== 0 || /Error,/.test(stdout + stderr)) throw new Error(`gap: ${stdout}${stderr}`);
  return stdout;
}
