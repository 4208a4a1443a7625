import { CodeCell } from "@jupyterlab/cells";
import { NotebookActions, type NotebookPanel } from "@jupyterlab/notebook";
import type { IRenderMimeRegistry } from "@jupyterlab/rendermime";
import type { PanelLayout } from "@lumino/widgets";
import { panelOf } from "../../course/panel.js";
import {
  errorSpoken,
  type Spoken,
  troubleSpoken,
  verdictSpoken,
  workingSpoken,
} from "../../course/spoken.js";
import { askCourse } from "./askCourse.js";
import { checkAnswer } from "./checkAnswer.js";
import type { ICourse } from "./course.js";
import { ExerciseStrip } from "./exerciseStrip.js";
import { RanCells } from "./ranCells.js";
import { verdictsOf } from "./verdict.js";

/** The strips of a notebook: one below each cell of an exercise. */
export class SheetStrips {
  readonly #panel: NotebookPanel;
  readonly #rendermime: IRenderMimeRegistry;
  readonly #course: ICourse;
  readonly #reset: () => Promise<boolean>;
  readonly #ran: RanCells;
  readonly #strips = new Map<CodeCell, ExerciseStrip>();
  /** Stops the check that is running, if one is. */
  #running: AbortController | undefined;

  /** @param reset - resets the notebook's active cell; whether it did */
  constructor(
    panel: NotebookPanel,
    rendermime: IRenderMimeRegistry,
    course: ICourse,
    reset: () => Promise<boolean>,
  ) {
    this.#panel = panel;
    this.#rendermime = rendermime;
    this.#course = course;
    this.#reset = reset;
    this.#ran = new RanCells(panel);
    const place = (): void => queueMicrotask(() => this.#place());
    const standing = (): void => this.#showStanding();
    const executed = (
      _: unknown,
      { cell }: { readonly cell: { readonly model: CodeCell["model"] } },
    ): void => {
      for (const verdict of verdictsOf(cell.model)) this.#say(verdict.exercise, verdictSpoken(verdict));
    };
    void panel.revealed.then(() => {
      panel.content.model?.cells.changed.connect(place);
      this.#place();
    });
    panel.content.modelChanged.connect(place);
    course.changed.connect(standing);
    NotebookActions.executed.connect(executed as never);
    panel.disposed.connect(() => {
      course.changed.disconnect(standing);
      NotebookActions.executed.disconnect(executed as never);
    });
  }

  /** Checks an answer, unless a check is running already. */
  check(exercise: string): void {
    if (this.#running) return;
    const { signal } = (this.#running = new AbortController());
    void this.#working(exercise, () =>
      checkAnswer(this.#panel, exercise, this.#ran, signal, (spoken) => this.#say(exercise, spoken)),
    ).then((spoken) => {
      this.#running = undefined;
      this.#say(exercise, spoken);
    });
  }

  /** Stops the check that is running, or else the cell that runs. */
  #stop(): void {
    if (this.#running) this.#running.abort();
    else void this.#panel.sessionContext.session?.kernel?.interrupt().catch(() => undefined);
  }

  /** Gives the next hint, or the solution. */
  help(call: "hint" | "solution", exercise: string): void {
    void this.#working(exercise, async (): Promise<Spoken | undefined> => {
      if (this.#panel.sessionContext.session?.kernel?.status === "busy")
        this.#say(
          exercise,
          workingSpoken(`Another cell is still running: the ${call} comes after it. Stop ends it.`),
        );
      const given = await askCourse(this.#panel, call, exercise);
      if ("name" in given)
        return { ...errorSpoken(exercise, given), headline: `${exercise}: no ${call} yet.` };
      await this.#course.refresh();
      let isNews = false;
      for (const strip of this.#of(exercise))
        isNews = strip.addHelp(given.text, await this.#rendered(shownHelp(call, given.markdown))) || isNews;
      return isNews
        ? undefined
        : troubleSpoken(
            `${exercise}: no more hints.`,
            "That was the last one. After an attempt, Solution shows how we wrote it.",
          );
    }).then((spoken) => {
      if (spoken) this.#say(exercise, spoken);
    });
  }

  async #working<Result>(exercise: string, work: () => Promise<Result>): Promise<Result | Spoken> {
    for (const strip of this.#of(exercise)) strip.isRunning = true;
    try {
      return await work();
    } catch (error) {
      return troubleSpoken(
        `${exercise}: nothing was done.`,
        error instanceof Error ? error.message : String(error),
      );
    } finally {
      for (const strip of this.#of(exercise)) strip.isRunning = false;
    }
  }

  async #rendered(markdown: string): Promise<HTMLElement> {
    const renderer = this.#rendermime.createRenderer("text/markdown");
    await renderer.renderModel(
      this.#rendermime.createModel({ data: { "text/markdown": markdown }, trusted: true }),
    );
    return renderer.node;
  }

  #of(exercise: string): readonly ExerciseStrip[] {
    return [...this.#strips.values()].filter((strip) => strip.exercise === exercise && !strip.isDisposed);
  }

  #say(exercise: string, spoken: Spoken): void {
    for (const strip of this.#of(exercise)) strip.say(spoken);
  }

  /** Puts a strip below every cell of an exercise that has none. */
  #place(): void {
    if (this.#panel.isDisposed) return;
    for (const cell of this.#panel.content.widgets) {
      const exercise = cell.model.getMetadata("exercise");
      if (!(cell instanceof CodeCell) || typeof exercise !== "string" || this.#strips.has(cell)) continue;
      const strip = new ExerciseStrip(exercise, {
        check: () => this.check(exercise),
        stop: () => this.#stop(),
        hint: () => this.help("hint", exercise),
        solution: () => this.help("solution", exercise),
        reset: () =>
          void this.#reset().then((wasReset) => {
            if (wasReset) strip.forget();
          }),
        leave: () => this.#panel.content.activate(),
      });
      this.#strips.set(cell, strip);
      cell.model.contentChanged.connect(() => strip.outdate());
      cell.disposed.connect(() => this.#strips.delete(cell));
      // Below the input, above the outputs.
      void cell.ready.then(() => {
        if (!cell.isDisposed) (cell.layout as PanelLayout).insertWidget(2, strip);
      });
    }
    this.#showStanding();
  }

  #showStanding(): void {
    const { state } = this.#course;
    if (state === undefined) return;
    for (const { name, mark, standing, points } of panelOf(state).chapters.flatMap(
      ({ exercises }) => exercises,
    ))
      for (const strip of this.#of(name)) strip.standing = `${mark} ${standing}, ${points}`;
  }
}

/** A hint without what it says about asking for the next one, which the button does; a solution below its title. */
function shownHelp(call: "hint" | "solution", markdown: string): string {
  return call === "solution"
    ? `**Our solution**\n\n${markdown}`
    : markdown.split("\n\n").slice(0, -1).join("\n\n");
}
