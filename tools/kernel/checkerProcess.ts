import type { Checked } from "./checker/checker.js";
import type { ToChecker } from "./checker/serve.js";
import type { CheckerPlaces } from "./checker/start.js";
import { type Answer, checkerChild } from "./checkerChild.js";
import type { Code } from "./protocol.js";
import type { Completeness, Completion, Inspection } from "./session.js";

/** A checker in a process of its own. */
export interface CheckerProcess {
  readonly pid: number | undefined;
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

/** Starts the checker for a notebook's folder; `kernel` is the root of the package that this kernel belongs to. */
export function checkerProcess(places: CheckerPlaces): CheckerProcess {
  const requests = new Map<number, { resolve(answer: Answer): void; reject(error: Error): void }>();
  let count = 0;
  let gone: Error | undefined;
  let close: () => void = () => {};
  const closed = new Promise<void>((resolve) => {
    close = resolve;
  });
  const child = checkerChild(places, {
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
      child.send(make(request));
    });
  return {
    get pid() {
      return child.pid;
    },
    async check(source, cell) {
      const answer = await ask((request) => ({ type: "check", request, cell, source }));
      if (answer.type !== "checked") throw new Error(`expected the answer to a check, got ${answer.type}`);
      return { ...answer.checked, complaints: answer.complaints };
    },
    settle(names) {
      if (!gone) child.send({ type: "settle", names });
    },
    reset() {
      if (!gone) child.send({ type: "reset" });
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
      if (!gone) child.kill();
      await closed;
    },
  };
}
