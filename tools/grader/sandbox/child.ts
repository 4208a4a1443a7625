import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import type { Readable, Writable } from "node:stream";
import type { CallAnswer } from "../assessor/messages.js";
import type { Limits } from "./limits.js";
import type { Sandbox } from "./sandbox.js";

/** The process that runs a learner's notebook, seen from the grader. */
export interface Child {
  /**
   * Sends a request and gives the answer to it. Never rejects: where the process ended, was ended or said
   * anything else, this and all later requests are answered with the trouble, one sentence.
   *
   * @param request JSON
   */
  ask(request: string): Promise<CallAnswer>;
  /** Whether the sandbox stood and the harness ran, before any code of the learner: if not, the trouble is ours. */
  started(): boolean;
  /** Ends the process; the reason is what open and later requests are told. */
  end(reason: string): void;
}

/** Starts a process in the sandbox. It lives for `limits.seconds` at most, whatever it does. */
export function openChild({ command: [program, ...words], environment }: Sandbox, limits: Limits): Child {
  const child = spawn(program, words, {
    stdio: ["ignore", "pipe", "pipe", "pipe", "pipe"],
    env: environment,
    windowsHide: true,
  });
  const requests = child.stdio[3] as Writable;
  const replies = child.stdio[4] as Readable;
  let trouble: string | undefined;
  let open: { readonly id: string; readonly resolve: (answer: CallAnswer) => void } | undefined;
  let chunks: Buffer[] = [];
  let bytes = 0;
  let written = 0;
  let lastWords = "";
  let started = false;
  let cell = 0;

  const stop = (reason: string): void => {
    if (trouble !== undefined) return;
    trouble = reason;
    clearTimeout(clock);
    child.kill("SIGKILL");
    for (const pipe of [requests, replies, child.stdout, child.stderr]) pipe?.destroy();
    open?.resolve({ trouble });
  };
  const where = (): string => (cell === 0 ? "" : ` (cell ${cell})`);
  const clock = setTimeout(
    () => stop(`It was stopped after ${limits.seconds} s${where()}.`),
    limits.seconds * 1000,
  );

  const output = (chunk: Buffer): void => {
    written += chunk.length;
    if (written > limits.output)
      stop(`It printed more than ${Math.round(limits.output / 1024)} KiB and was stopped${where()}.`);
  };
  child.stdout?.on("data", output);
  child.stderr?.on("data", (chunk: Buffer) => {
    lastWords = (lastWords + chunk.toString("utf8")).slice(-4000);
    output(chunk);
  });
  const line = (text: string): void => {
    const reply = parsed(text);
    if (open === undefined || reply?.id !== open.id) {
      stop("It wrote something on the grader's private channel that is no answer.");
    } else if (Number.isSafeInteger(reply.at)) {
      started = true;
      cell = reply.at as number;
    } else {
      const { resolve } = open;
      open = undefined;
      cell = 0;
      resolve(answerIn(reply));
    }
  };
  replies.on("data", (chunk: Buffer) => {
    let rest = chunk;
    for (let end = rest.indexOf(10); end >= 0 && trouble === undefined; end = rest.indexOf(10)) {
      const text = Buffer.concat([...chunks, rest.subarray(0, end)]).toString("utf8");
      chunks = [];
      bytes = 0;
      rest = rest.subarray(end + 1);
      line(text);
    }
    if (rest.length === 0 || trouble !== undefined) return;
    chunks.push(rest);
    bytes += rest.length;
    if (bytes > limits.reply) stop(`It gave a result of more than ${limits.reply >> 20} MiB.`);
  });
  for (const pipe of [requests, replies, child.stdout, child.stderr]) pipe?.on("error", () => undefined);
  child.on("error", (error) => stop(`Its process could not be started (${error.message}).`));
  child.on("close", (code, signal) => {
    stop(
      started
        ? `${ended(code, signal, lastWords)}${where()}.`
        : `Its process could not be started (${lastWords.trim()}).`,
    );
  });

  return {
    ask(request) {
      if (trouble !== undefined) return Promise.resolve({ trouble });
      const id = randomBytes(16).toString("hex");
      return new Promise((resolve) => {
        open = { id, resolve };
        requests.write(`{"id":"${id}","request":${request}}\n`);
      });
    },
    started: () => started,
    end: stop,
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

function ended(code: number | null, signal: NodeJS.Signals | null, lastWords: string): string {
  if (/heap out of memory|Array buffer allocation failed|std::bad_alloc/.test(lastWords))
    return "It took more memory than it may";
  if (code === 0) return "It ended its own process";
  return `Its process ended early (${signal === null ? `code ${code}` : signal})`;
}
