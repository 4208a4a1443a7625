import { NobodyAnswers } from "./questions.js";

/** A question followed by a space, after which the answer begins. */
const asking = (...words: readonly string[]): string => {
  const question = words
    .filter((word) => word !== "")
    .reduce((before, word) => `${apart(before)}${word}`, "");
  return apart(question);
};
const apart = (words: string): string => (/\S$/.test(words) ? `${words} ` : words);

const text = (message: unknown): string => (message === undefined ? "" : String(message));

/**
 * Gives cells the three dialogs of a page. Each blocks the notebook until the person has answered.
 *
 * @param ask asks for a line and waits for it
 */
export function installDialogs(ask: (question: string) => string): void {
  const dialogs = {
    /** The line; if that is empty, the default if there is one. */
    prompt(message?: unknown, initial?: unknown): string | null {
      const given = initial === null ? "" : text(initial);
      const line = ask(asking(text(message), given && `[${given}]`));
      return line === "" ? given : line;
    },
    /**
     * If nobody is there to press Enter, its message is printed, and the cell continues, since it asked for no value.
     */
    alert(message?: unknown): void {
      try {
        ask(asking(text(message), "[Enter]"));
      } catch (error) {
        if (!(error instanceof NobodyAnswers)) throw error;
        process.stdout.write(`${text(message)}\n`);
      }
    },
    /** Whether the answer is y or yes. */
    confirm(message?: unknown): boolean {
      return /^\s*y(es)?\s*$/i.test(ask(asking(text(message), "[y/N]")));
    },
  };
  for (const [name, value] of Object.entries(dialogs))
    Object.defineProperty(globalThis, name, { value, writable: true, configurable: true });
}
