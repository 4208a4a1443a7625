import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import type { Readable, Writable } from "node:stream";
import type { CallAnswer } from "../assessor/messages.js";
import { type Cause, causeOf, type Ending } from "./ending.js";
import type { Limits } from "./limits.js";
import type { Sandbox } from "./sandbox.js";
import { clockSeconds, stopwatch } from "./stopwatch.js";

/** The process that runs a learner's notebook, seen from the grader. */
export interface Child {
  /**
   * Sends a request and returns the answer. Never rejects: if the process ended, was ended or said anything else, this
   * and all later requests are answered with the trouble, in one sentence.
   *
   * @param request JSON
   */
  ask(request: string): Promise<CallAnswer>;
  /**
   * Whether the sandbox was set up and the harness ran, before any code of the learner: if not, the learner is not to
   * blame.
   */
  started(): boolean;
  /** How it ended; undefined while it runs. */
  ending(): Ending | undefined;
  /** Ends the process when it is no longer needed. */
  end(): void;
}

/**
 * Starts a process in the sandbox. Whatever it does, it ends within its limits: those of processor time, or those of
 * the clock, which waits `patience` times longer than usual.
 */
export function openChild(
  { command: [program, ...words], environment, guard }: Sandbox,
  limits: Limits,
  patience = 1,
): Child {
  const child = spawn(program, words, {
    stdio: ["ignore", "pipe", "pipe", "pipe", "pipe"],
    env: environment,
    windowsHide: true,
  });
  guard?.watch(child);
  const requests = child.stdio[3] as Writable;
  const replies = child.stdio[4] as Readable;
  let ending: Ending | undefined;
  let open: { readonly id: string; readonly resolve: (answer: CallAnswer) => void } | undefined;
  let chunks: Buffer[] = [];
  let bytes = 0;
  let written = 0;
  let lastWords = "";
  let started = false;
  let cell = 0;

  const where = (): string => (cell === 0 ? "" : ` (cell ${cell})`);
  const stop = (cause: Cause, sentence: string): void => {
    if (ending !== undefined) return;
    ending = { cause, sentence: `${sentence}${where()}.`, cell };
    clock.stop();
    child.kill("SIGKILL");
    for (const pipe of [requests, replies, child.stdout, child.stderr]) pipe?.destroy();
    open?.resolve({ trouble: ending.sentence });
  };
  const clock = stopwatch(child.pid, limits, patience, (overrun) => {
    if (overrun === "processor")
      stop("processor", `It took more than ${limits.seconds} s of processor time and was stopped`);
    else stop("clock", `It was stopped after waiting for ${clockSeconds(limits, patience)} s`);
  });

  const output = (chunk: Buffer): void => {
    written += chunk.length;
    if (written > limits.output)
      stop("output", `It printed more than ${Math.round(limits.output / 1024)} KiB and was stopped`);
  };
  child.stdout?.on("data", output);
  child.stderr?.on("data", (chunk: Buffer) => {
    lastWords = (lastWords + chunk.toString("utf8")).slice(-4000);
    output(chunk);
  });
  const line = (text: string): void => {
    const reply = parsed(text);
    if (open === undefined || reply?.id !== open.id) {
      stop("channel", "It wrote something on the grader's private channel that is not an answer");
    } else if (Number.isSafeInteger(reply.at)) {
      started = true;
      cell = reply.at as number;
      clock.lap("cell");
    } else {
      const { resolve } = open;
      open = undefined;
      cell = 0;
      clock.lap("idle");
      resolve(answerIn(reply));
    }
  };
  replies.on("data", (chunk: Buffer) => {
    let rest = chunk;
    for (let end = rest.indexOf(10); end >= 0 && ending === undefined; end = rest.indexOf(10)) {
      const text = Buffer.concat([...chunks, rest.subarray(0, end)]).toString("utf8");
      chunks = [];
      bytes = 0;
      rest = rest.subarray(end + 1);
      line(text);
    }
    if (rest.length === 0 || ending !== undefined) return;
    chunks.push(rest);
    bytes += rest.length;
    if (bytes > limits.reply) stop("channel", `It gave a result of more than ${limits.reply >> 20} MiB`);
  });
  for (const pipe of [requests, replies, child.stdout, child.stderr]) pipe?.on("error", () => undefined);
  child.on("error", (error) => stop("itself", `Its process could not be started (${error.message})`));
  child.on("close", (code, signal) => {
    const { cause, sentence } = causeOf(code, signal, lastWords);
    if (started || cause === "killed") stop(cause, sentence);
    else stop("itself", `Its process could not be started (${lastWords.trim() || `code ${code}`})`);
  });

  return {
    ask(request) {
      if (ending !== undefined) return Promise.resolve({ trouble: ending.sentence });
      const id = randomBytes(16).toString("hex");
      return new Promise((resolve) => {
        open = { id, resolve };
        clock.lap(started ? "call" : "cell");
        requests.write(`{"id":"${id}","request":${request}}\n`);
      });
    },
    started: () => started,
    ending: () => ending,
    end: () => stop("done", "It is done"),
  };
}

function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const reply: unknown = JSON.parse(text);
    return typeof reply === "object" && reply !== null && !Array.isArray(reply) ? { ...reply } : undefined;
  } catch {
    return undefined;
  }
}

function answerIn(reply: Readonly<Record<string, unknown>>): CallAnswer {
  if (reply.ok === true) return { ok: true, value: reply.value };
  const error = { ...(reply.error as object | undefined) } as Readonly<Record<string, unknown>>;
  const text = (value: unknown, otherwise: string): string =>
    typeof value === "string" ? value.slice(0, 500) : otherwise;
  const named = { name: text(error.name, "Error"), message: text(error.message, "") };
  return {
    ok: false,
    error: error.exportName === undefined ? named : { ...named, exportName: text(error.exportName, "") },
  };
}
