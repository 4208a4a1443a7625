import { LabIcon } from "@jupyterlab/ui-components";
import { MessageLoop } from "@lumino/messaging";
import { Widget } from "@lumino/widgets";
import { type ChapterRow, type Entry, type Panel, panelOf } from "../../course/panel.js";
import type { ICourse } from "./course.js";
import { element } from "./element.js";

/** A button above or below the list of chapters. */
export interface PanelAction {
  readonly label: string;
  run(): void;
}

/** The panel of the course: what comes next, and every chapter with its exercises and their state. */
export class CoursePanel extends Widget {
  readonly #course: ICourse;
  readonly #documents: readonly PanelAction[];
  readonly #actions: readonly PanelAction[];
  readonly #unfolded = new Map<string, boolean>();
  #isQuiet = false;

  /** What is written about the course stands above the chapters, what one does with one's work below them. */
  constructor(course: ICourse, documents: readonly PanelAction[], actions: readonly PanelAction[]) {
    super({ node: element("div") });
    this.#course = course;
    this.#documents = documents;
    this.#actions = actions;
    this.id = "noether-course";
    this.addClass("noether-Course");
    this.title.icon = courseIcon;
    this.title.caption = "Course (Alt+Shift+C)";
    this.node.setAttribute("role", "region");
    this.node.setAttribute("aria-label", "Course");
    this.node.setAttribute("data-lm-suppress-shortcuts", "true");
    course.changed.connect(this.#draw, this);
    this.#draw();
  }

  /** Does something that shows the panel, and leaves the focus where it is. */
  quietly(show: () => void): void {
    this.#isQuiet = true;
    show();
    MessageLoop.flush();
    this.#isQuiet = false;
  }

  /** Moves the focus to what comes next. */
  protected override onActivateRequest(): void {
    if (!this.#isQuiet) this.node.querySelector<HTMLElement>("button, summary")?.focus();
  }

  #draw(): void {
    const { state, trouble } = this.#course;
    const focused = this.node.contains(document.activeElement)
      ? document.activeElement?.getAttribute("data-key")
      : undefined;
    const top = this.node.scrollTop;
    this.node.replaceChildren(
      ...(trouble === undefined
        ? []
        : [element("p", { role: "alert", class: "noether-Course-note" }, trouble)]),
      ...(state === undefined
        ? [element("p", {}, trouble === undefined ? "Reading the course ..." : "")]
        : this.#parts(panelOf(state))),
    );
    this.node.scrollTop = top;
    if (focused != null) this.node.querySelector<HTMLElement>(`[data-key="${CSS.escape(focused)}"]`)?.focus();
  }

  #parts({ summary, solved, next, chapters, notes }: Panel): readonly Node[] {
    const [done, all] = solved;
    return [
      element("h2", {}, "Course"),
      element("p", { class: "noether-Course-summary" }, summary),
      element("progress", { value: `${done}`, max: `${Math.max(1, all)}`, "aria-label": "Exercises solved" }),
      element(
        "section",
        { class: "noether-Course-next", "aria-label": "What comes next" },
        element("p", {}, next.sentence),
        ...next.entries.map((entry, index) => this.#button(entry, `next ${index}`)),
      ),
      element(
        "nav",
        { class: "noether-Course-documents", "aria-label": "About the course" },
        ...buttons(this.#documents, "noether-Link"),
      ),
      ...notes.map((note) => element("p", { class: "noether-Course-note" }, note)),
      element(
        "ol",
        { class: "noether-Course-chapters", "aria-label": "Chapters" },
        ...chapters.map((chapter) => element("li", {}, this.#chapter(chapter))),
      ),
      element(
        "section",
        { class: "noether-Course-actions", "aria-label": "Your work" },
        ...buttons(this.#actions, "noether-Button"),
      ),
    ];
  }

  #chapter({
    name,
    heading,
    mark,
    standing,
    isNext,
    lesson,
    sheet,
    needs,
    exercises,
  }: ChapterRow): HTMLElement {
    const isOpen = this.#unfolded.get(name) ?? isNext;
    const chapter = element(
      "details",
      { open: isOpen },
      element(
        "summary",
        { "data-key": `chapter ${name}` },
        element("span", { class: "noether-Mark", "aria-hidden": "true" }, mark),
        element("span", { class: "noether-Course-heading" }, heading),
        element("span", { class: "noether-Course-standing" }, isNext ? `${standing}, next` : standing),
      ),
      element(
        "div",
        { class: "noether-Course-files" },
        this.#button(lesson, `lesson ${name}`),
        ...(sheet === undefined ? [] : [this.#button(sheet, `sheet ${name}`)]),
      ),
      ...(needs.length === 0
        ? []
        : [
            element(
              "p",
              { class: "noether-Course-needs" },
              "Builds on ",
              ...needs.flatMap((need, index) => [
                ...(index === 0 ? [] : [", "]),
                this.#button(need, `need ${name} ${index}`, "noether-Link"),
              ]),
            ),
          ]),
      ...(exercises.length === 0
        ? []
        : [
            element(
              "ul",
              { "aria-label": `Exercises of ${heading}` },
              ...exercises.map((row) =>
                element(
                  "li",
                  {},
                  this.#button(
                    row,
                    `exercise ${row.name}`,
                    "noether-Exercise",
                    element("span", { class: "noether-Mark", "aria-hidden": "true" }, row.mark),
                    element("span", { class: "noether-Exercise-name" }, row.name),
                    " ",
                    element("span", { class: "noether-Exercise-standing" }, `${row.standing}, ${row.points}`),
                  ),
                ),
              ),
            ),
          ]),
    );
    chapter.addEventListener("toggle", () => this.#unfolded.set(name, chapter.open));
    return chapter;
  }

  /** A button that opens something; its words are the entry's label, if it has no content of its own. */
  #button(
    { label, target }: Entry,
    key: string,
    look = "noether-Button",
    ...content: readonly (Node | string)[]
  ): HTMLElement {
    const click = (): void => void this.#course.open(target).catch((error: unknown) => this.#say(error));
    return element(
      "button",
      { type: "button", class: look, "data-key": key, click },
      ...(content.length > 0 ? content : [label]),
    );
  }

  #say(error: unknown): void {
    const sentence = error instanceof Error ? error.message : String(error);
    this.node.prepend(element("p", { role: "alert", class: "noether-Course-note" }, sentence));
  }
}

const buttons = (actions: readonly PanelAction[], look: string): readonly HTMLElement[] =>
  actions.map(({ label, run }) =>
    element("button", { type: "button", class: look, "data-key": label, click: run }, label),
  );

const courseIcon = new LabIcon({
  name: "noether:course",
  svgstr: `<svg xmlns="http://www.w3.org/2000/svg" width="16" viewBox="0 0 24 24"><path class="jp-icon3 jp-icon-selectable" fill="#616161" d="M4 4h7v16H4a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2zm9 0h7a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2h-7zm2 4v2h5V8zm0 4v2h5v-2z"/></svg>`,
});
