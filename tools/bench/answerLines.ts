import { createInterface } from "node:readline";

/**
 * The side of a conversation that is timed: says its version, then answers each line of its input, a work as JSON, with
 * a line of JSON, as peers/conversation.py does.
 */
export async function answerLines(version: string, answer: (line: string) => object): Promise<void> {
  const say = (what: object): void => void process.stdout.write(`${JSON.stringify(what)}\n`);
  say({ version });
  for await (const line of createInterface({ input: process.stdin })) {
    try {
      say(answer(line));
    } catch (error) {
      say({ error: String(error).split("\n")[0]!.slice(0, 160) });
    }
  }
}
