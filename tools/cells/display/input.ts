import { hook } from "./hook.js";

/**
 * Asks the person for a line, and waits for it.
 *
 * Outside a notebook the line is read from the terminal.
 *
 * @param prompt what is asked
 * @param how with `password`, what is typed stays hidden
 * @throws Error if nobody can answer, as when a notebook is run without a person
 * @example
 * const name = await input("Your name? ");
 */
export async function input(prompt = "", how: { readonly password?: boolean } = {}): Promise<string> {
  const kernel = hook();
  if (kernel) return kernel.ask(String(prompt), how.password ?? false);
  const { createInterface } = await import("node:readline/promises"); // a page has none
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return await terminal.question(prompt);
  } finally {
    terminal.close();
  }
}
