import { syncBuiltinESMExports } from "node:module";
import { Readable } from "node:stream";
import { currentRun, Interrupted } from "../cellRun.js";

/** What `process.stdin` needs. */
export interface StdinWorld {
  /** Asks the person for a line. */
  ask(prompt: string): Promise<string>;
  /** Ends the running cell with an error, because nobody is there to answer. */
  fail(error: unknown): void;
}

/** The parts of an interface of `node:readline` that matter here. */
interface Interface extends NodeJS.EventEmitter {
  question(...values: unknown[]): unknown;
}
interface Reader {
  readonly interface: Interface;
  /** How many of its questions are waiting for a line. */
  questions: number;
}
type Create = (...values: unknown[]) => Interface;

/**
 * Gives cells a `process.stdin` that asks the front end for a line whenever somebody reads: `data` and `readable`
 * listeners, loops, pipes, and interfaces of `node:readline` that have a question or are listened to for lines.
 *
 * @returns a function to be called before `node:readline` is imported, so that its interfaces are known
 */
export function takeStdin({ ask, fail }: StdinWorld): () => void {
  const readers = new Set<Reader>();
  let stream: Readable | undefined;
  let isTaken = false;
  let isDue = false;
  let isAsking = false;

  function isWanted(from: Readable): boolean {
    if (from.listenerCount("readable") > 0) return true;
    if (!from.readableFlowing) return false;
    if (from.listenerCount("data") > readers.size) return true;
    return [...readers].some((each) => each.questions > 0 || each.interface.listenerCount("line") > 0);
  }
  /** Asks in a moment, if somebody is still reading: a reader that has just got a line may be about to close. */
  function look(): void {
    setImmediate(() => setImmediate(() => void askNow()));
  }
  async function askNow(): Promise<void> {
    if (!stream || !isDue || isAsking || currentRun()?.state !== "running" || !isWanted(stream)) return;
    isAsking = true;
    try {
      const line = await ask("");
      for (const each of readers) each.questions = Math.max(0, each.questions - 1);
      isDue = false;
      stream.push(`${line}\n`);
    } catch (error) {
      if (!(error instanceof Interrupted)) fail(error);
    } finally {
      isAsking = false;
    }
  }
  function made(): Readable {
    takeReadline();
    const fresh = new Readable({
      read() {
        isDue = true;
        look();
      },
    });
    for (const event of ["resume", "newListener"]) fresh.on(event, look);
    return Object.assign(fresh, { fd: 0 });
  }
  const stdin = (): Readable => {
    stream ??= made();
    return stream;
  };
  Object.defineProperty(process, "stdin", { get: stdin, configurable: true, enumerable: true });

  function track(made: Interface): void {
    const reader: Reader = { interface: made, questions: 0 };
    const { question } = made;
    readers.add(reader);
    made.once("close", () => readers.delete(reader));
    made.on("newListener", look);
    made.question = (...values) => {
      reader.questions++;
      look();
      return Reflect.apply(question, made, values);
    };
  }
  function takeReadline(): void {
    if (isTaken) return;
    isTaken = true;
    for (const name of ["node:readline", "node:readline/promises"]) {
      const module = process.getBuiltinModule(name) as unknown as { createInterface: Create };
      const { createInterface: create } = module;
      module.createInterface = function createInterface(...values) {
        const made = Reflect.apply(create, module, values);
        const [options] = values as [{ readonly input?: unknown }?];
        if (stream && (options === (stream as unknown) || options?.input === stream)) track(made);
        return made;
      };
    }
    syncBuiltinESMExports();
  }
  return takeReadline;
}
