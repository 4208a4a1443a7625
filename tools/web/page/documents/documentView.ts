import { type IRenderMimeRegistry, MimeModel } from "@jupyterlab/rendermime";
import { PanelLayout, Widget } from "@lumino/widgets";
import { mapSvg } from "../../../map/mapSvg.js";
import { panelOf, type Target } from "../../course/panel.js";
import type { ICourse } from "../course/course.js";
import { linked } from "./linked.js";

/** What a view of a document needs. */
interface Parts {
  /** Such as "GLOSSARY". */
  readonly name: string;
  readonly markdown: string;
  readonly rendermime: IRenderMimeRegistry;
  readonly course: ICourse;
  openDocument(name: string): void;
}

/** A document of the folder `docs`: its pictures of the course are live, its links lead into the course. */
export class DocumentView extends Widget {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    super();
    this.#parts = parts;
    this.addClass("noether-Document");
    this.node.tabIndex = 0;
    this.node.setAttribute("data-lm-suppress-shortcuts", "true");
    this.node.addEventListener("click", (event) => this.#follow(event));
  }

  /** Draws the document. */
  async draw(): Promise<void> {
    const { markdown, rendermime, course } = this.#parts;
    const [head, picture, rest] = split(markdown);
    const layout = new PanelLayout();
    this.layout = layout;
    const add = async (text: string): Promise<void> => {
      const rendered = rendermime.createRenderer("text/markdown");
      await rendered.renderModel(new MimeModel({ data: { "text/markdown": text } }));
      layout.addWidget(rendered);
    };
    await add(head);
    if (!picture) return;
    const map = new Widget();
    map.addClass("noether-Document-map");
    layout.addWidget(map);
    await add(rest);
    const redraw = (): void => this.#drawMap(map);
    course.changed.connect(redraw);
    this.disposed.connect(() => course.changed.disconnect(redraw));
    redraw();
    // Where it is wider than the window its middle is seen first: the way in.
    requestAnimationFrame(() => {
      map.node.scrollLeft = (map.node.scrollWidth - map.node.clientWidth) / 2;
    });
  }

  protected override onActivateRequest(): void {
    this.node.focus();
  }

  #drawMap(map: Widget): void {
    const { state } = this.#parts.course;
    if (state === undefined) return;
    const rows = panelOf(state).chapters;
    const drawn = mapSvg(
      state.chapters.map((chapter, k) => ({
        ...chapter,
        heading: rows[k]!.heading,
        facts:
          chapter.exercises.length === 0
            ? `${chapter.minutes.lesson} min`
            : `${rows[k]!.mark} ${rows[k]!.standing}`,
        href: `../notebooks/${chapter.name}.ipynb`,
      })),
    );
    const focused = document.activeElement?.getAttribute("data-chapter");
    map.node.replaceChildren(new DOMParser().parseFromString(drawn, "image/svg+xml").documentElement);
    if (focused != null && map.node.contains(document.activeElement) === false)
      map.node.querySelector<SVGAElement>(`[data-chapter="${CSS.escape(focused)}"]`)?.focus();
  }

  #follow(event: MouseEvent): void {
    const link = (event.target as Element).closest("a");
    const href = link?.getAttribute("href");
    if (link == null || href == null) return;
    if (href.startsWith("#")) {
      event.preventDefault();
      const id = decodeURIComponent(href.slice(1));
      this.node.querySelector(`[id="${CSS.escape(id)}"]`)?.scrollIntoView();
      return;
    }
    const found = linked(href, this.#parts.course.state);
    if (found === undefined) return;
    event.preventDefault();
    if (found.kind === "document") this.#parts.openDocument(found.name);
    if (found.kind === "course") this.#open(found.target);
  }

  #open(target: Target): void {
    void this.#parts.course.open(target);
  }
}

/** A document before its picture of the course, whether it has one, and what comes after it. */
function split(markdown: string): readonly [head: string, picture: boolean, rest: string] {
  const picture = /^!\[[^\]]*\]\(pictures\/course-map\.svg\)$/m.exec(markdown);
  if (picture === null) return [markdown, false, ""];
  return [markdown.slice(0, picture.index), true, markdown.slice(picture.index + picture[0].length)];
}
