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

/** A thread that has the laws of the sheets and judges one subject at a time. */
export interface Assessor {
  /** The exercises of the sheet built at this URL. */
  outline(sheet: string): Promise<readonly ExerciseOutline[]>;
  /**
   * Judges a subject that lives in a learner's process.
   *
   * @throws Error if the thread did not finish within `milliseconds`; the next task gets a new thread
   */
  assess(task: Omit<AssessTask, "task">, learner: Learner, milliseconds: number): Promise<Score>;
  close(): Promise<void>;
}

/** The learner's process, as the laws need it. */
export interface Learner {
  /** Makes a call in the learner's process. */
  ask(call: number, args: string): Promise<CallAnswer>;
  /** Replaces it by a fresh process, and returns the description of the subject there. */
  renew(): Promise<CallAnswer>;
}

/** An assessor whose thread starts when it is first needed, and again after it had to be ended. */
export function assessor(): Assessor {
  let thread: Thread | undefined;
  const perform = async (task: Task, milliseconds: number, learner: Learner): Promise<FromAssessor> => {
    thread ??= startThread();
    const current = thread;
    let clock: NodeJS.Timeout | undefined;
    try {
      return await Promise.race([
        current.perform(task, learner),
        new Promise<never>((_, reject) => {
          clock = setTimeout(() => reject(new Error("The laws did not finish in time.")), milliseconds);
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
      const message = await perform({ task: "outline", sheet }, 60_000, { ask: nobody, renew: nobody });
      if (message.type !== "outlined")
        throw new Error(message.type === "failed" ? message.message : message.type);
      return message.exercises;
    },
    async assess(task, learner, milliseconds) {
      const message = await perform({ task: "assess", ...task }, milliseconds, learner);
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
  perform(task: Task, learner: Learner): Promise<FromAssessor>;
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
  // The thread alone does not keep the process alive.
  port1.unref();
  return {
    worker,
    perform: (task, learner) =>
      new Promise((resolve, reject) => {
        const onMessage = (message: FromAssessor): void => {
          if (message.type === "call" || message.type === "renew") {
            const answered =
              message.type === "call" ? learner.ask(message.call, message.args) : learner.renew();
            answered.then((answer) => {
              port1.postMessage({ to: message.to, answer } satisfies NumberedAnswer);
              Atomics.add(signal, 0, 1);
              Atomics.notify(signal, 0);
            }, onError);
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
