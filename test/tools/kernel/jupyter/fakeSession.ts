import type { CommMessage } from "../../../../tools/cells/comm/message.js";
import type { Ending, Listener, Session } from "../../../../tools/kernel/session.js";

/** A cell that a test's session runs: it reports to the given functions, and returns how it ended. */
export type FakeCell = (tell: Listener, cell: FakeRun) => Promise<Ending | undefined> | Ending | undefined;

/** What a fake cell can wait for. */
export interface FakeRun {
  /** The answer to the question with this number. */
  answered(request: number): Promise<string | undefined>;
  /** Rejects when the cell is interrupted. */
  readonly interrupted: Promise<never>;
}

/** A session without processes: it runs functions, by the text of the cell. */
export interface FakeSession extends Session {
  /** What it was asked, in order. */
  readonly asked: string[];
  readonly comms: CommMessage[];
  /** What the answer about a draft waits for, by its text. */
  readonly held: Map<string, Promise<void>>;
}

/** A session that runs the given functions, and does nothing for any other text. */
export function fakeSession(cells: Readonly<Record<string, FakeCell>>): FakeSession {
  const asked: string[] = [];
  const comms: CommMessage[] = [];
  const held = new Map<string, Promise<void>>();
  const answers = new Map<number, (line: string | undefined) => void>();
  const turns: { stop(error: Error): void }[] = [];
  let last: Promise<unknown> = Promise.resolve();
  const run = async (source: string, onEvent: Listener, interrupted: Promise<never>): Promise<Ending> => {
    const answered = (request: number): Promise<string | undefined> =>
      new Promise((done) => answers.set(request, done));
    try {
      await Promise.race([interrupted, undefined]); // it does not begin if it is interrupted already
      return (await cells[source]?.(onEvent, { interrupted, answered })) ?? { status: "ok" };
    } catch (error) {
      return failed("Interrupted", (error as Error).message);
    }
  };
  return {
    asked,
    comms,
    held,
    execute(source, onEvent, how) {
      asked.push(`${how?.hidden ? "hidden " : ""}execute ${source}`);
      const interrupted = new Promise<never>((_, stop) => void turns.push({ stop }));
      interrupted.catch(() => {});
      const ended = last.then(() => run(source, onEvent, interrupted)).finally(() => turns.shift());
      last = ended;
      return ended;
    },
    async complete(source, offset) {
      asked.push(`complete ${offset}`);
      const start = source.lastIndexOf(".") + 1;
      return {
        start,
        end: offset,
        items: [
          { text: "length", kind: "property", detail: "number" },
          { text: "map", kind: "method" },
        ],
      };
    },
    async inspect(source, offset) {
      asked.push(`inspect ${source} ${offset}`);
      if (source.startsWith("nothing")) return undefined;
      return { signature: `const ${source}: number`, documentation: "The **order** of the group." };
    },
    async describe(source, offset, item) {
      asked.push(`describe ${source} ${offset} ${item}`);
      if (item === "nothing") return undefined;
      return { signature: `const ${item}: number`, documentation: "The **order** of the group." };
    },
    async signature(source, offset) {
      asked.push(`signature ${source} ${offset}`);
      if (!source.includes("(")) return undefined;
      const parameters = [{ start: 2, end: 11, documentation: "an angle" }];
      const label = "f(x: number): number";
      return {
        signatures: [{ label, documentation: "", parameters }],
        active: 0,
        due: 0,
      };
    },
    async diagnose(source, { above, below }) {
      asked.push(`diagnose ${source} [${above}] [${below}]`);
      await held.get(source);
      const start = source.indexOf("wrong");
      if (start < 0) return [];
      return [{ kind: "error", start, end: start + 5, message: "It is wrong. (TS1)", remedy: "mend it" }];
    },
    async isComplete(source) {
      if (source.endsWith("{")) return { status: "incomplete", indent: "  " };
      return { status: source.includes(")(") ? "invalid" : "complete" };
    },
    async variables() {
      return [{ name: "n", type: "number", value: "3" }];
    },
    async interrupt() {
      turns[0]?.stop(new Error("the cell was interrupted"));
    },
    answer(request, line) {
      asked.push(`answer ${request} ${line}`);
      answers.get(request)?.(line);
    },
    comm: (message) => void comms.push(message),
    async close() {
      asked.push("close");
      turns[0]?.stop(new Error("the session was closed"));
    },
  };
}

/** The end of a cell that failed. */
export function failed(name: string, message: string): Ending {
  const traceback = [
    `${name}: ${message}`,
    "    at f (cell 1, line 2, column 3)",
    "    2 | f()",
    "      | ^",
  ];
  return { status: "error", name, message, traceback, fatal: false };
}
