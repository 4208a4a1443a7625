import { MessageChannel, Worker } from "node:worker_threads";
import type {
  AssessTask,
  CallAnswer,
  ExerciseOutline,
  FromAssessor,
  NumberedAnswer,
  Score,
  Task,
} from "./messages.js";

/** A thread that holds the laws of the sheets and judges one subject at a time. */
export interface Assessor {
  /** The exercises of the sheet built at this URL. */
  outline(sheet: string): Promise<readonly ExerciseOutline[]>;
  /**
   * Judges a subject; `ask` passes a call on to the learner's process.
   *
   * @throws Error where the thread did not finish within `milliseconds`; the next task has a new thread
   */
  assess(
    task: Omit<AssessTask, "task">,
    ask: (call: number, args: string) => Promise<CallAnswer>,
    milliseconds: number,
  ): Promise<Score>;
  close(): Promise<void>;
}

/** Starts a thread when it is first needed, and again after it had to be ended. */
export function assessor(): Assessor {
  let thread: Thread | undefined;
  const perform = async (
    task: Task,
    milliseconds: number,
    ask: (call: number, args: string) => Promise<CallAnswer>,
  ): Promise<FromAssessor> => {
    thread ??= startThread();
    const current = thread;
    let clock: NodeJS.Timeout | undefined;
    try {
      return await Promise.race([
        current.perform(task, ask),
        new Promise<never>((_, reject) => {
          clock = setTimeout(
            () => reject(new Error("The laws did not come to an end in time.")),
            milliseconds,
          );
        }),
      ]);
    } catch (error) {
      if (thread === current) thread = undefined;
      await current.worker.terminate();
      throw error;
    } finally {
      clearTimeout(clock);
    }
  };
  const nobody = (): never => {
    throw new Error("no subject is being judged");
  };
  return {
    async outline(sheet) {
      const message = await perform({ task: "outline", sheet }, 60_000, nobody);
      if (message.type !== "outlined")
        throw new Error(message.type === "failed" ? message.message : message.type);
      return message.exercises;
    },
    async assess(task, ask, milliseconds) {
      const message = await perform({ task: "assess", ...task }, milliseconds, ask);
      if (message.type !== "assessed")
        throw new Error(message.type === "failed" ? message.message : message.type);
      return message.score;
    },
    async close() {
      await thread?.worker.terminate();
      thread = undefined;
    },
  };
}

interface Thread {
  readonly worker: Worker;
  perform(task: Task, ask: (call: number, args: string) => Promise<CallAnswer>): Promise<FromAssessor>;
}

function startThread(): Thread {
  const { port1, port2 } = new MessageChannel();
  const signal = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(new URL("./worker.js", import.meta.url), {
    workerData: { answers: port2, signal },
    transferList: [port2],
    resourceLimits: { maxOldGenerationSizeMb: 1024 },
    env: {},
    execArgv: [],
  });
  // The thread alone keeps no process alive.
  port1.unref();
  return {
    worker,
    perform: (task, ask) =>
      new Promise((resolve, reject) => {
        const onMessage = (message: FromAssessor): void => {
          if (message.type === "call") {
            void ask(message.call, message.args).then((answer) => {
              port1.postMessage({ to: message.to, answer } satisfies NumberedAnswer);
              Atomics.add(signal, 0, 1);
              Atomics.notify(signal, 0);
            });
            return;
          }
          settle();
          resolve(message);
        };
        const onError = (error: Error): void => {
          settle();
          reject(error);
        };
        const onExit = (): void => onError(new Error("The laws ended in an unexpected way."));
        const settle = (): void => {
          worker.off("message", onMessage).off("error", onError).off("exit", onExit);
        };
        worker.on("message", onMessage).on("error", onError).on("exit", onExit);
        worker.postMessage(task);
      }),
  };
}
