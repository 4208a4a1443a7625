import type { Namespace } from "../../kernel/compiler/namespace.js";
import { isChanged } from "./changed.js";
import { type Channel, openChannel } from "./channel.js";
import { decode } from "./decode.js";
import { encode } from "./encode.js";
import { asWritten } from "./inWords.js";
import { modules } from "./library.js";
import { type Pace, type Program, runCells } from "./runCells.js";

// The process that runs a learner's notebook for one exercise. It has the learner's code and the library; the laws,
// their future inputs and all results stay with the grader, which believes nothing that is said here beyond "this is my
// answer to that call".

interface Start {
  readonly exercise: string;
  readonly withhold: readonly string[];
  readonly program: Program;
  readonly pace: Pace;
}

interface Call {
  readonly call: number;
  readonly args: readonly unknown[];
}

interface Numbered<Request> {
  readonly id: string;
  readonly request: Request;
}

type AnyFunction = (...values: unknown[]) => unknown;

// Captured before any code of a learner runs.
const { parse, stringify } = JSON;
const { apply } = Reflect;
const leave = process.exit.bind(process);
const MOST_FUNCTIONS = 1_000_000;

const channel = openChannel();
const first = channel.receive();
if (first !== undefined) await serve(channel, parse(first) as Numbered<Start>);
leave(0);

async function serve({ receive, send }: Channel, { id, request }: Numbered<Start>): Promise<void> {
  const { exercise, withhold, program, pace } = request;
  const begin = (cell: number): void => send(stringify({ id, at: cell }));
  begin(0);
  const library = (await import("noether")) as Namespace;
  const kept: { readonly of: AnyFunction; readonly on: unknown }[] = [];
  const keep = (of: AnyFunction, on: unknown): number => {
    if (kept.length >= MOST_FUNCTIONS) throw new TypeError("the results contain more than 1000000 functions");
    kept[kept.length] = { of, on };
    return kept.length - 1;
  };
  const remake = (make: string, from: readonly unknown[]): unknown =>
    apply(library[make] as AnyFunction, undefined, from);
  const answer = (to: string, work: () => unknown): void => {
    let message: string;
    try {
      message = stringify({ id: to, ok: true, value: work() });
    } catch (error) {
      message = stringify({ id: to, ok: false, error: described(error) });
    }
    send(message);
  };

  const { scope, notes, doubtful } = await runCells(program, pace, modules(library, withhold), begin);
  answer(id, () => ({ notes, doubtful, subject: encode(scope[exercise], keep) }));
  for (let line = receive(); line !== undefined; line = receive()) {
    const {
      id: to,
      request: { call, args },
    } = parse(line) as Numbered<Call>;
    answer(to, () => {
      const { of, on } = kept[call]!;
      const given = args.map((value) => decode(value, remake));
      const value = encode(apply(of, on, given), keep);
      for (let k = 0; k < args.length; k++) {
        if (isChanged(given[k], decode(args[k], remake))) throw { name: "ChangedInput", message: `${k}` };
      }
      return value;
    });
  }
}

/** An error as three strings. */
function described(error: unknown): {
  readonly name: string;
  readonly message: string;
  readonly exportName?: string;
} {
  try {
    const { name, message, exportName } = error as { name: unknown; message: unknown; exportName: unknown };
    if (typeof message !== "string") return { name: "Error", message: `${error as string}` };
    return {
      name: typeof name === "string" ? name : "Error",
      message: asWritten(message),
      ...(typeof exportName === "string" ? { exportName } : {}),
    };
  } catch {
    return { name: "Error", message: "something that cannot be printed was thrown" };
  }
}
