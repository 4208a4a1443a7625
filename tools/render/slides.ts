import type { Notebook } from "../notebook/notebook.js";
import { deck } from "./deck.js";
import type { PageState } from "./html/markdown.js";
import { page } from "./html/page.js";
import { type HtmlOptions, renderCell } from "./html/toHtml.js";

/**
 * A notebook as a slide show in one HTML page that needs nothing else: one slide per screen, moved with the arrow keys,
 * the space bar or by scrolling; one per page on paper.
 */
export function toSlides(
  notebook: Notebook,
  { title, image = () => undefined, link = () => undefined }: HtmlOptions = {},
): string {
  const state: PageState = { headings: [], ids: new Set(["text", "place"]), image, link };
  const slides = deck(notebook).map((cells) => cells.map((cell) => renderCell(cell, state)).join(""));
  const name = title ?? state.headings[0]?.text ?? "Slides";
  const sections = slides.map(
    (cells, i) =>
      `<section class="slide" id="slide-${i + 1}" tabindex="-1" aria-roledescription="slide" aria-label="${i + 1} of ${slides.length}">\n<div class="sheet">\n${cells}</div>\n</section>\n`,
  );
  return page({
    title: name,
    body: `<main id="text" tabindex="-1">\n${sections.join("")}</main>\n<output id="place" aria-hidden="true">1 / ${slides.length}</output>\n`,
    style,
    script,
  });
}

const style = `
html { scroll-snap-type: y proximity; scroll-padding: 0; }
body { display: block; font-size: clamp(1.1rem, 0.7rem + 1vw, 1.6rem); }
main { width: auto; margin: 0; padding: 0; }
.slide {
  min-height: 100vh; padding: 3vh 5vw 6vh; display: flex; flex-direction: column; justify-content: safe center;
  scroll-snap-align: start; border-bottom: 1px solid var(--rule);
}
.slide:focus { outline: none; }
.sheet { width: min(66rem, 100%); margin: 0 auto; }
.prose > :is(p, ul, ol, h1, h2, h3, h4, blockquote, details) { max-width: none; }
.slide .cell:not(.prose) { margin: 1.2rem 0; }
.slide h1 { font-size: 1.9em; }
.slide h2 { font-size: 1.5em; }
.slide h3 { font-size: 1.2em; }
.slide h2:first-child, .slide h1:first-child { margin-top: 0; }
.count, .anchor { display: none; }
#place {
  position: fixed; right: 1rem; bottom: 0.6rem; font: 0.8rem/1.4 var(--sans); color: var(--quiet);
  background: var(--paper); padding: 0 0.35rem; border-radius: 4px;
}
@media (min-width: 70rem) {
  .slide .cell:has(> pre.code):has(> .output > figure) {
    display: grid; grid-template-columns: minmax(0, 2fr) minmax(0, 3fr); gap: 0 1.5rem; align-items: center;
  }
  .slide .cell:has(> .output > figure) > pre.code { grid-row: 1 / span 20; font-size: 0.72rem; white-space: pre-wrap; }
  .slide .cell:has(> pre.code):has(> .output > figure) > .output { grid-column: 2; margin: 0; }
  .slide .cell { max-width: none; }
}
@media print {
  @page { size: A4 landscape; margin: 12mm; }
  .slide { min-height: 0; padding: 0; border: 0; display: block; break-after: page; }
  .slide:last-child { break-after: auto; }
  #place { display: none; }
}
`;

const script = `"use strict";
(() => {
  const slides = [...document.querySelectorAll(".slide")];
  const place = document.getElementById("place");
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  let now = 0;
  const mark = () => {
    const top = scrollY + innerHeight / 3;
    now = Math.max(0, slides.findLastIndex((slide) => slide.offsetTop <= top));
    place.textContent = now + 1 + " / " + slides.length;
    history.replaceState(null, "", "#" + slides[now].id);
  };
  const go = (i) => {
    const to = Math.min(Math.max(i, 0), slides.length - 1);
    slides[to].focus({ preventScroll: true });
    slides[to].scrollIntoView({ behavior: still.matches ? "auto" : "smooth", block: "start" });
    now = to;
  };
  const steps = { ArrowRight: 1, PageDown: 1, " ": 1, n: 1, ArrowLeft: -1, PageUp: -1, p: -1 };
  addEventListener("keydown", (event) => {
    const { key, target, shiftKey, ctrlKey, altKey, metaKey } = event;
    if (ctrlKey || altKey || metaKey || target.closest("input, select, textarea, button, a, summary")) return;
    // Wide code and tables are scrolled sideways by the same keys.
    if (/^Arrow/.test(key) && target.scrollWidth > target.clientWidth + 1 && !target.matches("html, body, main, .slide")) return;
    const step = key === " " && shiftKey ? -1 : steps[key];
    if (step !== undefined) go(now + step);
    else if (key === "Home") go(0);
    else if (key === "End") go(slides.length - 1);
    else return;
    event.preventDefault();
  });
  addEventListener("scroll", mark, { passive: true });
  addEventListener("resize", mark);
  if (slides.length > 0) mark();
})();
`;
