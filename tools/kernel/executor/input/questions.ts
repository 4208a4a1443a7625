import type { MessagePort } from "node:worker_threads";
import { receiveMessageOnPort } from "node:worker_threads";
import type { FromExecutor, ToWatcher } from "../../protocols/executor.js";
import { requests } from "../../requests.js";
import { type CellRun, Interrupted, tracedPromise } from "../cellRun.js";
import { stage } from "../interrupt/interrupter.js";
import { control, type PipeMemory } from "../output/pipe.js";

/** A person's answer, as the watcher passes it on. */
type Answer = Extract<ToWatcher, { type: "answer" }>;

/** The questions that cells ask a person. */
export interface Questions {
  /** Asks for a line; the notebook continues meanwhile. */
  ask(prompt: string, password?: boolean): Promise<string>;
  /**
   * Asks for a line and blocks the main thread until it arrives.
   *
   * @throws Interrupted if the cell is interrupted meanwhile, NobodyAnswers if nobody answers, and an Error if the cell
   * has ended
   */
  askNow(prompt: string): string;
  /** Called when the cell that has asked is interrupted: no answer reaches it any more. */
  abandon(): void;
}

/** What questions need. */
export interface QuestionsWorld {
  readonly memory: PipeMemory;
  /** The port through which the watcher delivers answers. */
  readonly answers: MessagePort;
  send(message: FromExecutor): void;
  /** The run that a question asked now belongs to. */
  owner(): CellRun;
  /** Deals with an interrupt, as the main thread would in its next turn. */
  leave(): void;
}

/** Nobody answers: the notebook runs without a person, or the front end cannot ask. */
export class NobodyAnswers extends Error {
  // To a reader it is an error like any other.
  override readonly name = "Error";

  constructor() {
    super(
      "nobody is there to answer: open the notebook where a person can type, or put the value into the cell",
    );
  }
}

/**
 * Questions go to the session, and their answers come through the watcher, which listens while the main thread is busy:
 * a main thread that waits sleeps on shared memory, and is woken by an answer or an interrupt.
 */
export function questions({ memory, answers, send, owner, leave }: QuestionsWorld): Questions {
  const { control: cells } = memory;
  const open = requests<string>();
  const put = (prompt: string, password: boolean, resolve: (line: string) => void, reject: Reject): void => {
    send({ type: "input", request: open.open(resolve, reject), prompt, password });
  };
  const take = ({ request, line }: Answer): void => {
    if (line !== null) open.resolve(request, line);
    else open.reject(request, new NobodyAnswers());
  };
  answers.on("message", take);
  answers.unref();

  /** Takes an answer that has arrived, to any question, or sleeps until something arrives. */
  function sleep(): void {
    const news = Atomics.load(cells, control.news);
    const received = receiveMessageOnPort(answers) as { readonly message: Answer } | undefined;
    if (received) take(received.message);
    else if (Atomics.load(cells, control.interrupt) === stage.none) Atomics.wait(cells, control.news, news);
  }
  return {
    ask: (prompt, password = false) =>
      new tracedPromise<string>((resolve, reject) => put(prompt, password, resolve, reject)),
    askNow(prompt) {
      const run = owner();
      if (run.state === "ended") {
        throw new Error(
          `cell ${run.cell} has ended, so it cannot ask any more: ask while it runs, or with \`await\` in another cell`,
        );
      }
      if (run.state !== "running") throw new Interrupted(run);
      let line: string | undefined;
      let error: unknown;
      const reject: Reject = (reason) => {
        error ??= reason;
      };
      run.waits.add(reject);
      try {
        put(prompt, false, (given) => (line = given), reject);
        while (line === undefined && error === undefined) {
          if (Atomics.load(cells, control.interrupt) === stage.none) sleep();
          else {
            leave();
            error ??= new Interrupted(run);
          }
        }
      } finally {
        run.waits.delete(reject);
      }
      if (line === undefined) throw error;
      return line;
    },
    abandon: () => open.forget(),
  };
}
type Reject = (reason: unknown) => void;
