import { URLExt } from "@jupyterlab/coreutils";
import type { NotebookPanel } from "@jupyterlab/notebook";
import { ServerConnection } from "@jupyterlab/services";
import { Token } from "@lumino/coreutils";
import { type ISignal, Signal } from "@lumino/signaling";
import type { CourseState } from "../../course/courseState.js";
import type { Target } from "../../course/panel.js";
import type { ResetAnswer } from "../../course/reset.js";

/** The course and the learner's progress, as the server knows them. */
export interface ICourse {
  /** The last state that was read; undefined before the first. */
  readonly state: CourseState | undefined;
  /** Why the last state could not be read, in a sentence. */
  readonly trouble: string | undefined;
  /** Emitted whenever a state was read, or could not be. */
  readonly changed: ISignal<ICourse, void>;
  /** Reads the state again: after a check, for instance. Other tabs of the page read it too. */
  refresh(): Promise<void>;
  /** Opens a file of the course, at an exercise if one is named; a deleted file is put back first. */
  open(target: Target): Promise<NotebookPanel | undefined>;
  /** Keeps the learner's version of a notebook, and gives the released one. */
  prepareReset(path: string): Promise<ResetAnswer>;
}

export const ICourse: Token<ICourse> = new Token<ICourse>(
  "noether:ICourse",
  "The course, and the learner's progress with it.",
);

/** Opens a file in the page. */
export type Opener = (target: Target) => Promise<NotebookPanel | undefined>;

/** The course of a server, read over HTTP. */
export class ServedCourse implements ICourse {
  state: CourseState | undefined;
  trouble: string | undefined;
  readonly #changed = new Signal<ICourse, void>(this);
  readonly #others = new BroadcastChannel("noether progress");
  readonly #opener: Opener;
  #reading: Promise<void> | undefined;

  constructor(opener: Opener) {
    this.#opener = opener;
    this.#others.addEventListener("message", () => void this.#read());
    // `noether watch`, or a page in another browser, may have checked in the meantime.
    window.addEventListener("focus", () => void this.#read());
    void this.#read();
  }

  get changed(): ISignal<ICourse, void> {
    return this.#changed;
  }

  async refresh(): Promise<void> {
    this.#others.postMessage("changed");
    // A state that is being read may be older than what has changed.
    await this.#reading;
    await this.#read();
  }

  async known(): Promise<CourseState | undefined> {
    await this.#reading;
    return this.state;
  }

  async open(target: Target): Promise<NotebookPanel | undefined> {
    if (!target.isThere) {
      await this.prepareReset(target.path);
      await this.refresh();
    }
    return this.#opener(target);
  }

  async prepareReset(path: string): Promise<ResetAnswer> {
    return (await ask("reset", { method: "POST", body: JSON.stringify({ path }) })) as ResetAnswer;
  }

  #read(): Promise<void> {
    this.#reading ??= ask("course", {})
      .then(
        (state) => {
          this.state = state as CourseState;
          this.trouble = undefined;
        },
        (error: unknown) => {
          this.trouble = error instanceof Error ? error.message : String(error);
        },
      )
      .then(() => {
        this.#reading = undefined;
        this.#changed.emit();
      });
    return this.#reading;
  }
}

/** The address of something that the course's server has under `/noether`. */
export function courseAddress(what: string): string {
  return URLExt.join(ServerConnection.makeSettings().baseUrl, "noether", what);
}

/** Asks the course's server for JSON. */
async function ask(what: string, init: RequestInit): Promise<unknown> {
  const response = await answered(what, init);
  return response.json().catch(() => ({}));
}

/**
 * What the course's server answers.
 *
 * @throws Error with a sentence if it refuses or does not answer
 */
export async function answered(what: string, init: RequestInit = {}): Promise<Response> {
  const settings = ServerConnection.makeSettings();
  const response = await ServerConnection.makeRequest(courseAddress(what), init, settings).catch(() => {
    throw new Error("The server does not answer: is noether start still running? What you wrote stays here.");
  });
  if (response.ok) return response;
  const { message } = (await response.json().catch(() => ({}))) as { readonly message?: string };
  throw new Error(message ?? `The server answered ${response.status}.`);
}
