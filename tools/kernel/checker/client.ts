import type { Code } from "../protocols/executor.js";
import type { Completeness, Completion, Inspection } from "../session.js";
import type { Checked } from "./checker.js";
import type { FromChecker, ToChecker } from "./serve.js";

/** What comes back for a question. */
export type Answer = Exclude<FromChecker, { type: "handOver" }>;

/** Where the checker's answers go. */
export interface CheckerHandlers {
  answer(answer: Answer): void;
  /** Comes last, once: the checker "ended (exit code 1)". */
  end(why: string): void;
}

/** The way to a checker in a process or a worker of its own. */
export interface CheckerChannel {
  send(message: ToChecker): void;
  kill(): void;
}

/** A checker that is elsewhere, as a session asks it. */
export interface CheckerClient<Channel extends CheckerChannel> {
  readonly channel: Channel;
  /** Checks a cell; the complaints are about the notebook's settings, and come once. */
  check(source: string, cell: number): Promise<Checked & { readonly complaints: readonly string[] }>;
  /** Says that the checked cell has run, and which names exist now. */
  settle(names: readonly string[]): void;
  /** Says that what the cells have made is gone, and their names with it. */
  reset(): void;
  complete(source: string, offset: number): Promise<Completion>;
  inspect(source: string, offset: number): Promise<Inspection | undefined>;
  isComplete(source: string): Promise<Completeness>;
  /** Compiles a local module. */
  compile(path: string, source: string): Promise<Code>;
  close(): Promise<void>;
}

/** Starts a checker, and asks it questions by number. */
export function checkerClient<Channel extends CheckerChannel>(
  start: (handlers: CheckerHandlers) => Channel,
): CheckerClient<Channel> {
  const requests = new Map<number, { resolve(answer: Answer): void; reject(error: Error): void }>();
  let count = 0;
  let gone: Error | undefined;
  let close: () => void = () => {};
  const closed = new Promise<void>((resolve) => {
    close = resolve;
  });
  const channel = start({
    answer(answer) {
      requests.get(answer.request)?.resolve(answer);
      requests.delete(answer.request);
    },
    end(why) {
      gone ??= new Error(`the process that checks types ${why}: restart the notebook`);
      for (const { reject } of requests.values()) reject(gone);
      requests.clear();
      close();
    },
  });
  const ask = (make: (request: number) => ToChecker): Promise<Answer> =>
    new Promise((resolve, reject) => {
      if (gone) return reject(gone);
      const request = ++count;
      requests.set(request, { resolve, reject });
      channel.send(make(request));
    });
  return {
    channel,
    async check(source, cell) {
      const answer = await ask((request) => ({ type: "check", request, cell, source }));
      if (answer.type !== "checked") throw new Error(`expected the answer to a check, got ${answer.type}`);
      return { ...answer.checked, complaints: answer.complaints };
    },
    settle(names) {
      if (!gone) channel.send({ type: "settle", names });
    },
    reset() {
      if (!gone) channel.send({ type: "reset" });
    },
    async complete(source, offset) {
      const answer = await ask((request) => ({ type: "complete", request, source, offset }));
      if (answer.type !== "completion") throw new Error(`expected completions, got ${answer.type}`);
      return answer.completion;
    },
    async inspect(source, offset) {
      const answer = await ask((request) => ({ type: "inspect", request, source, offset }));
      if (answer.type !== "inspection") throw new Error(`expected an inspection, got ${answer.type}`);
      return answer.inspection;
    },
    async isComplete(source) {
      const answer = await ask((request) => ({ type: "isComplete", request, source }));
      if (answer.type !== "completeness") throw new Error(`expected a completeness, got ${answer.type}`);
      return answer.completeness;
    },
    async compile(path, source) {
      const answer = await ask((request) => ({ type: "module", request, path, source }));
      if (answer.type === "module") return { code: answer.code, map: answer.map };
      throw new Error(answer.type === "refusal" ? answer.message : `expected a module, got ${answer.type}`);
    },
    async close() {
      if (!gone) channel.kill();
      await closed;
    },
  };
}
