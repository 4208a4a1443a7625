import type { CheckerQuestions, FromChecker, ToChecker } from "../protocols/checker.js";
import type { Checker } from "./checker.js";
import { NeedsNode } from "./state.js";

/** A checker that answers. */
export interface Served {
  take(message: ToChecker): void;
  /** Lets another checker take over, if there is one that has all of Node's types; returns whether there is. */
  handOver(): boolean;
}

/** How a served checker sends its answers. */
export interface Serving {
  answer(message: FromChecker): void;
  /** Does something after the answer has been sent. */
  later(work: () => void): void;
}

/** Answers the questions of a session to the checker of its notebook. */
export function serve(cells: Checker, { answer, later }: Serving): Served {
  const questions: CheckerQuestions = {
    ...cells,
    check(source, cell) {
      const checked = cells.check(source, cell);
      later(() => {
        cells.declare();
        later(() => cells.prepare());
      });
      return { checked, complaints: cells.complaints() };
    },
    diagnose(source, others) {
      const found = cells.diagnose(source, others);
      later(() => cells.prepare());
      return found;
    },
    names() {
      const found = cells.names();
      later(() => cells.prepare());
      return found;
    },
    compile(path, source) {
      const { code, map, diagnostics } = cells.compile(path, source);
      const [first] = diagnostics;
      if (!first) return { code, map };
      const { line, column, message } = first;
      throw new Refusal(`${path}, line ${line}, column ${column}: ${message}`);
    },
  };
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
      if (hasStopped) return; // another checker gets it
      try {
        if (message.type === "settle") cells.settle(message.names);
        else if (message.type === "reset") cells.reset();
        else respond(message);
        handled++;
      } catch (error) {
        if (!(error instanceof NeedsNode)) throw error;
        handOver();
      }
    },
  };

  function respond({ request, name, parameters }: Extract<ToChecker, { type: "ask" }>): void {
    const ask = questions[name] as (...parameters: readonly unknown[]) => unknown;
    try {
      answer({ type: "answer", request, value: ask(...parameters) });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      answer({ type: "refusal", request, message: error.message });
    }
  }
}

/** Why there is no answer to a question, in words for a person. */
class Refusal extends Error {}
