import type { Ending, Session } from "../session.js";
import { type Arrival, isAnswer } from "./arrival.js";
import { fromJupyter } from "./comms.js";
import { expressionValues } from "./expressionValues.js";
import { type History, type Results, remembered } from "./history.js";
import { page, questioned } from "./introspection.js";
import type { Json } from "./message.js";
import { flagIn, type Request, textIn } from "./request.js";
import { type Outlets, type Showing, show } from "./shown.js";
import { coloured, errorOf, plainError } from "./traceback.js";

/** Does what has to be done in the order of the requests: runs cells, and opens comms. */
export interface Execution {
  add(request: Request): void;
  /**
   * Stops the cell that is running, or about to run; if it finishes before the interrupt arrives, the next of those
   * that were waiting. Cells that arrive later are left alone, unless they were sent before the interrupt and delivered
   * late.
   *
   * @param sent when the interrupt was sent (ms since 1970)
   */
  interrupt(sent: number): Promise<void>;
  /** The request that is being processed. */
  readonly current: Request | undefined;
  /** The cells that ran, as a `history_request` asks. */
  remember(content: Json): Promise<Json>;
}

/** What cells need to run and to be shown. */
export interface Stage extends Outlets {
  readonly session: Promise<Session>;
  readonly history: History;
  /** The session, when it has started. */
  ready(): Session | undefined;
  /**
   * Reports that a request is being processed, and then that it is done. The first is reported when `busy` is called,
   * or else when the work first waits, so that what takes long can be started before.
   */
  working(request: Request, work: (busy: () => void) => Promise<void>): Promise<void>;
}

/**
 * How long (ms) to wait for requests still in transit. The reply about a failed cell waits for this long: requests sent
 * before the failure was known are aborted with it, those sent after are run.
 */
const onTheWay = 20;

/** How many results the history keeps, and how many characters of each. */
const mostResults = 1000;
const longestResult = 10_000;

export function execution(stage: Stage): Execution {
  const { session, ready, history, outlet, questions, comms, working } = stage;
  const queue: Arrival[] = [];
  const results = new Map<number, string>();
  let current: Request | undefined;
  /** The requests that were running or waiting when an interrupt came, until one of them fails. */
  const stopping = new Set<Request>();
  /** When the last interrupt was sent, and when it arrived. */
  let interrupted = { sent: Number.NEGATIVE_INFINITY, time: Number.NEGATIVE_INFINITY };
  /** When the last failure became known. */
  let known = 0;
  let count = 0;

  async function next(): Promise<void> {
    for (let first = queue.shift(); first; first = queue.shift()) {
      const arrival = first;
      const { request } = arrival;
      current = request;
      let given: Request[] = [];
      await working(request, async (busy) => {
        if (isCell(arrival)) given = await answered(arrival, busy);
        else await opened(request);
      });
      for (const each of given) {
        current = each;
        await working(each, async (busy) => {
          busy();
          each.reply("execute_reply", { status: "aborted" });
        });
      }
    }
    current = undefined;
  }

  async function opened({ message }: Request): Promise<void> {
    const comm = fromJupyter(message);
    if (!comm) return;
    comms.note(comm);
    (await session).comm(comm);
  }

  /** Runs a cell and replies; returns the requests that are aborted because it failed. */
  async function answered(arrival: Arrival, busy: () => void): Promise<Request[]> {
    const { request } = arrival;
    const { content } = request.message;
    const reply = await run(request, busy).catch((error: Error) => {
      known = performance.now();
      return { status: "error", execution_count: count, ...plainError(error.name, error.message) };
    });
    await outlet.flush();
    stopping.delete(request);
    if (reply.status === "error") stopping.clear();
    let given: Request[] = [];
    if (reply.status === "error" && flagIn(content, "stop_on_error", true)) {
      await new Promise((done) => setTimeout(done, onTheWay));
      const isDue = (each: Arrival): boolean => !isCell(each) || isAnswer(each, arrival, known);
      given = queue.filter((each) => !isDue(each)).map(({ request }) => request);
      queue.splice(0, queue.length, ...queue.filter(isDue));
    }
    request.reply("execute_reply", reply);
    return given;
  }

  async function run(request: Request, busy: () => void): Promise<Json> {
    const { content, header: parent } = request.message;
    const code = textIn(content, "code");
    const silent = flagIn(content, "silent", false);
    const counted = !silent && flagIn(content, "store_history", true) && code.trim() !== "";
    if (counted) count++;
    const showing: Showing = {
      cell: { header: parent, from: request.from },
      count,
      silent,
      mayAsk: flagIn(content, "allow_stdin", true),
      onResult: (data) => counted && note(results, count, data["text/plain"]),
    };
    const help = questioned(code);
    // The checker starts on the cell while the rest is done.
    const ended = help === undefined ? execute(code, showing, !counted) : undefined;
    busy();
    if (!silent) void outlet.publish("execute_input", { code, execution_count: count }, { parent });
    if (counted) history.add(count, code);
    const payload = help === undefined ? [] : await explain(help, request);
    // A question runs as an empty cell.
    const ending = await (ended ?? execute("", showing, !counted));
    questions.forget(showing.cell);
    if (ending.status === "error") {
      const error = errorOf(ending);
      known = performance.now();
      if (!silent) await outlet.publish("error", coloured(error), { parent });
      return {
        status: "error",
        execution_count: count,
        ...coloured(error),
        user_expressions: {},
        payload: [],
      };
    }
    const user_expressions = await expressionValues(session, content.user_expressions);
    return { status: "ok", execution_count: count, user_expressions, payload };
  }

  async function execute(code: string, showing: Showing, hidden: boolean): Promise<Ending> {
    if (code.trim() === "" && hidden) return { status: "ok" };
    const running = ready() ?? (await session);
    const ended = running.execute(code, (event) => show(event, showing, stage), { hidden });
    if (current && stopping.has(current)) void running.interrupt();
    return ended;
  }

  async function explain(subject: string, { message }: Request): Promise<Json[]> {
    const found = await (await session).inspect(subject, subject.length);
    if (found) return [{ source: "page", data: page(found), start: 0 }];
    void outlet.print("stdout", `Nothing is known about ${subject}.\n`, message.header);
    return [];
  }

  return {
    get current() {
      return current;
    },
    add(request) {
      const time = performance.now();
      queue.push({ request, time });
      const isOvertaken = Date.parse(request.message.header.date) < interrupted.sent;
      if (isOvertaken && time - interrupted.time < onTheWay) stopping.add(request);
      if (!current) void next();
    },
    async interrupt(sent) {
      interrupted = { sent, time: performance.now() };
      if (current) stopping.add(current);
      for (const { request } of queue) stopping.add(request);
      await (ready() ?? (await session)).interrupt();
    },
    remember: (content) => remembered(history, content, results),
  };
}

const isCell = ({ request }: Arrival): boolean => request.message.header.msg_type === "execute_request";

function note(results: Map<number, string> & Results, count: number, text: unknown): void {
  if (typeof text === "string") results.set(count, text.slice(0, longestResult));
  results.delete(count - mostResults);
}
