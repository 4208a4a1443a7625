import type { Code, FromExecutor, ToExecutor } from "../../protocols/executor.js";
import { requests } from "../../requests.js";

/** The executor's requests for compiled modules. */
export interface Compilations {
  compile(path: string, source: string): Promise<Code>;
  settle(answer: Extract<ToExecutor, { type: "module" | "refusal" }>): void;
}

export function compilations(send: (message: FromExecutor) => void): Compilations {
  const open = requests<Code>();
  return {
    compile: (path, source) =>
      new Promise((resolve, reject) =>
        send({ type: "module", request: open.open(resolve, reject), path, source }),
      ),
    settle(answer) {
      if (answer.type === "module") open.resolve(answer.request, answer);
      else open.reject(answer.request, new SyntaxError(answer.message));
    },
  };
}
