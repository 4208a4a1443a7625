import { deferred } from "../deferred.js";
import type {
  AskedChecker,
  CheckerQuestion,
  CheckerQuestions,
  FromChecker,
  ToChecker,
} from "../protocols/checker.js";
import { requests } from "../requests.js";

/** The answer to a question, or its refusal. */
export type Answer = Exclude<FromChecker, { type: "handOver" }>;

/** Handlers of the checker's answers. */
export interface CheckerHandlers {
  answer(answer: Answer): void;
  /** Called last, once, with the reason: the checker "ended (exit code 1)". */
  end(why: string): void;
}

/** The connection to a checker in a separate process or worker. */
export interface CheckerChannel {
  send(message: ToChecker): void;
  kill(): void;
}

/** A checker elsewhere, as a session uses it. */
export interface CheckerClient<Channel extends CheckerChannel> {
  readonly channel: Channel;
  /** Asks a question by its name. Rejected if it is refused, or the checker has ended. */
  ask<Name extends keyof CheckerQuestions>(
    name: Name,
    ...parameters: Parameters<CheckerQuestions[Name]>
  ): ReturnType<AskedChecker[Name]>;
  /** Tells the checker that the checked cell has run, and which names now exist. */
  settle(names: readonly string[]): void;
  /** Tells the checker that the values of all cells are gone, and their names too. */
  reset(): void;
  close(): Promise<void>;
}

/** Starts a checker, and returns a client for it. */
export function checkerClient<Channel extends CheckerChannel>(
  start: (handlers: CheckerHandlers) => Channel,
): CheckerClient<Channel> {
  const open = requests<unknown>();
  const closed = deferred();
  let gone: Error | undefined;
  const channel = start({
    answer(answer) {
      if (answer.type === "answer") open.resolve(answer.request, answer.value);
      else open.reject(answer.request, new Error(answer.message));
    },
    end(why) {
      gone ??= new Error(`the process that checks types ${why}: restart the notebook`);
      open.rejectAll(gone);
      closed.resolve();
    },
  });
  const put = (question: CheckerQuestion): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (gone) return reject(gone);
      channel.send({ type: "ask", request: open.open(resolve, reject), ...question });
    });
  return {
    channel,
    ask: <Name extends keyof CheckerQuestions>(
      name: Name,
      ...parameters: Parameters<CheckerQuestions[Name]>
    ) => put({ name, parameters } as CheckerQuestion) as ReturnType<AskedChecker[Name]>,
    settle(names) {
      if (!gone) channel.send({ type: "settle", names });
    },
    reset() {
      if (!gone) channel.send({ type: "reset" });
    },
    async close() {
      if (!gone) channel.kill();
      await closed.promise;
    },
  };
}
