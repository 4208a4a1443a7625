import type { Code, FromExecutor, ToExecutor } from "../../protocols/executor.js";

/** The executor's questions for compiled modules. */
export interface Compilations {
  compile(path: string, source: string): Promise<Code>;
  settle(answer: Extract<ToExecutor, { type: "module" | "refusal" }>): void;
}

export function compilations(send: (message: FromExecutor) => void): Compilations {
  const requests = new Map<number, { resolve(code: Code): void; reject(error: Error): void }>();
  let requested = 0;
  return {
    compile: (path, source) =>
      new Promise((resolve, reject) => {
        requests.set(++requested, { resolve, reject });
        send({ type: "module", request: requested, path, source });
      }),
    settle(answer) {
      const request = requests.get(answer.request);
      requests.delete(answer.request);
      if (answer.type === "module") request?.resolve(answer);
      else request?.reject(new SyntaxError(answer.message));
    },
  };
}
