import type { Code } from "../protocols/executor.js";
import type { Completeness, Completion, Inspection } from "../session.js";
import type { Checked, Checker } from "./checker.js";
import { type CheckerState, NeedsNode } from "./state.js";

/** What the session asks. */
export type ToChecker =
  | { readonly type: "check"; readonly request: number; readonly cell: number; readonly source: string }
  | { readonly type: "settle"; readonly names: readonly string[] }
  | { readonly type: "reset" }
  /** Stop where all of Node's types are asked for, and say so: there is a checker that has them. */
  | { readonly type: "stopAtNode"; readonly stops: boolean }
  | { readonly type: "complete"; readonly request: number; readonly source: string; readonly offset: number }
  | { readonly type: "inspect"; readonly request: number; readonly source: string; readonly offset: number }
  | { readonly type: "isComplete"; readonly request: number; readonly source: string }
  | { readonly type: "module"; readonly request: number; readonly path: string; readonly source: string };

/** What the checker answers. */
export type FromChecker =
  | {
      readonly type: "checked";
      readonly request: number;
      readonly checked: Checked;
      /** What is wrong with the notebook's settings, told once. */
      readonly complaints: readonly string[];
    }
  | { readonly type: "completion"; readonly request: number; readonly completion: Completion }
  | { readonly type: "inspection"; readonly request: number; readonly inspection?: Inspection }
  | { readonly type: "completeness"; readonly request: number; readonly completeness: Completeness }
  | ({ readonly type: "module"; readonly request: number } & Code)
  /** Another checker is to go on, from behind so many messages: this one has stopped where all of Node's types are asked for. */
  | { readonly type: "handOver"; readonly handled: number; readonly state: CheckerState }
  | { readonly type: "refusal"; readonly request: number; readonly message: string };

/** A checker that answers. */
export interface Served {
  take(message: ToChecker): void;
  /** Lets another checker go on, where there is one that has all of Node's types; tells whether there is. */
  handOver(): boolean;
}

/** Answers what a session asks of the checker of its notebook. */
export function serve(cells: Checker, answer: (message: FromChecker) => void): Served {
  let handled = 0;
  let stops = false;
  let hasStopped = false;
  const handOver = (): boolean => {
    if (!stops) return false;
    hasStopped = true;
    answer({ type: "handOver", handled, state: cells.state() });
    return true;
  };
  return {
    handOver,
    take(message) {
      if (message.type === "stopAtNode") {
        stops = message.stops;
        hasStopped = false;
        cells.stopAtNode(stops);
        return;
      }
      if (hasStopped) return; // another one is told
      try {
        obey(message);
        handled++;
      } catch (error) {
        if (!(error instanceof NeedsNode)) throw error;
        handOver();
      }
    },
  };

  function obey(message: Exclude<ToChecker, { type: "stopAtNode" }>): void {
    if (message.type === "settle") {
      cells.settle(message.names);
    } else if (message.type === "reset") {
      cells.reset();
    } else if (message.type === "check") {
      answer({
        type: "checked",
        request: message.request,
        checked: cells.check(message.source, message.cell),
        complaints: cells.complaints(),
      });
      setImmediate(() => cells.declare());
    } else if (stops && (message.type === "complete" || message.type === "inspect")) {
      throw new NeedsNode(); // all of Node is offered there
    } else if (message.type === "complete") {
      const { source, offset } = message;
      const none = { start: offset, end: offset, items: [] };
      const completion = attempt(() => cells.complete(source, offset), none);
      answer({ type: "completion", request: message.request, completion });
    } else if (message.type === "inspect") {
      const inspection = attempt(() => cells.inspect(message.source, message.offset), undefined);
      answer({ type: "inspection", request: message.request, ...(inspection && { inspection }) });
    } else if (message.type === "isComplete") {
      const completeness = cells.isComplete(message.source);
      answer({ type: "completeness", request: message.request, completeness });
    } else {
      const { request, path, source } = message;
      const { code, map, diagnostics } = cells.compile(path, source);
      const [first] = diagnostics;
      if (!first) answer({ type: "module", request, code, map });
      else {
        const { line, column, message: text } = first;
        answer({ type: "refusal", request, message: `${path}, line ${line}, column ${column}: ${text}` });
      }
    }
  }
}

/** TypeScript's service now and then stumbles over a text that is half written: then it has nothing to say of it. */
function attempt<T>(ask: () => T, otherwise: T): T {
  try {
    return ask();
  } catch {
    return otherwise;
  }
}
