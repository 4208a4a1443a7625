import { deferred } from "../deferred.js";
import type {
  AskedChecker,
  CheckerQuestion,
  CheckerQuestions,
  FromChecker,
  ToChecker,
} from "../protocols/checker.js";
import { requests } from "../requests.js";

/** What comes back for a question. */
export type Answer = Exclude<FromChecker, { type: "handOver" }>;

/** Where the checker's answers go. */
export interface CheckerHandlers {
  answer(answer: Answer): void;
  /** Comes last, once: the checker "ended (exit code 1)". */
  end(why: string): void;
}

/** The way to a checker in a process or a worker of its own. */
export interface CheckerChannel {
  send(message: ToChecker): void;
  kill(): void;
}

/** A checker that is elsewhere, as a session asks it. */
export interface CheckerClient<Channel extends CheckerChannel> {
  readonly channel: Channel;
  /** Asks a question by its name. */
  ask<Name extends keyof CheckerQuestions>(
    name: Name,
    ...parameters: Parameters<CheckerQuestions[Name]>
  ): ReturnType<AskedChecker[Name]>;
  /** Says that the checked cell has run, and which names exist now. */
  settle(names: readonly string[]): void;
  /** Says that what the cells have made is gone, and their names with it. */
  reset(): void;
  close(): Promise<void>;
}

/** Starts a checker, and asks it. */
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
