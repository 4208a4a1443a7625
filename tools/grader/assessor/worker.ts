import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from "node:worker_threads";
import { assess } from "../../cells/course/assess.js";
import type { Exercise, Sheet } from "../../cells/course/sheet.js";
import { Unusable } from "../../cells/course/unusable.js";
import type {
  AssessTask,
  CallAnswer,
  ExerciseOutline,
  FromAssessor,
  NumberedAnswer,
  Score,
  Task,
} from "./messages.js";
import { type Asked, remoteSubject } from "./subject.js";

// The thread with the laws. Its calls of a subject block: they are posted to the main thread, which talks to the
// learner's process, and this thread sleeps on shared memory until the answer arrives or its time is up.

const { answers, signal } = workerData as { readonly answers: MessagePort; readonly signal: Int32Array };
const port = parentPort!;
let calls = 0;

port.on("message", (task: Task) => {
  void perform(task).then(
    (message) => port.postMessage(message),
    (error: unknown) => port.postMessage({ type: "failed", message: String(error) } satisfies FromAssessor),
  );
});

async function perform(task: Task): Promise<FromAssessor> {
  const { exercises } = await load(task.sheet);
  if (task.task === "outline") return { type: "outlined", exercises: outline(exercises) };
  const exercise = exercises[task.exercise];
  if (exercise === undefined) throw new Error(`the sheet has no exercise ${task.exercise}`);
  return { type: "assessed", score: judged(task, exercise) };
}

async function load(url: string): Promise<Sheet> {
  const { default: sheet } = (await import(url)) as { readonly default?: Sheet };
  if (sheet?.exercises === undefined) throw new Error(`expected a sheet as the default export of ${url}`);
  return sheet;
}

function outline(exercises: Sheet["exercises"]): ExerciseOutline[] {
  return Object.entries(exercises).map(([name, { withhold, laws }]) => ({
    name,
    withhold,
    laws: laws.map(({ points, law }) => ({ name: law.name, points })),
  }));
}

function judged(
  { exercise: name, subject: description, seed, runs, patience }: AssessTask,
  exercise: Exercise<unknown>,
): Score {
  try {
    const remote = remoteSubject(name, exercise, description, asking(patience));
    const { points, outOf, laws } = assess(name, remote.exercise, remote.subject, {
      seed,
      ...(runs === undefined ? {} : { runs }),
      fresh: remote.fresh,
    });
    return {
      points,
      outOf,
      laws: laws.map((law) => ({
        name: law.name,
        points: law.points,
        outOf: law.outOf,
        outcome: law.outcome,
        message: law.message,
      })),
    };
  } catch (error) {
    const outcome = error instanceof Unusable ? error.outcome : "unusable";
    const message = error instanceof Error ? error.message : String(error);
    const laws = exercise.laws.map(({ points, law }) => ({
      name: law.name,
      points: 0,
      outOf: points,
      outcome,
      message,
    }));
    return { points: 0, outOf: laws.reduce((sum, { outOf }) => sum + outOf, 0), laws };
  }
}

function asking(patience: number): Asked {
  let until = Date.now() + patience;
  const answered = (
    question: { type: "call"; call: number; args: string } | { type: "renew" },
  ): CallAnswer => {
    const to = ++calls;
    let seen = Atomics.load(signal, 0);
    port.postMessage({ ...question, to } satisfies FromAssessor);
    for (;;) {
      const waited = Atomics.wait(signal, 0, seen, Math.max(1, until - Date.now()));
      seen = Atomics.load(signal, 0);
      let received = receiveMessageOnPort(answers) as { readonly message: NumberedAnswer } | undefined;
      while (received !== undefined && received.message.to !== to)
        received = receiveMessageOnPort(answers) as typeof received;
      if (received !== undefined) return received.message.answer;
      if (waited === "timed-out") return { trouble: "The time is over." };
    }
  };
  return {
    call: (call, args) => answered({ type: "call", call, args }),
    renew() {
      until = Date.now() + patience;
      return answered({ type: "renew" });
    },
  };
}
