import { figureScript } from "./figureScript.js";
import { solidScript } from "./solidScript.js";
import { templateScript } from "./templateScript.js";

/**
 * The program of a page, in the reader's browser: draws the figures, in the colours that the reader prefers, or in
 * those for paper when it is printed; gives a figure's slider a control for the keyboard; marks the section in view.
 */
export const script: string = `"use strict";
(() => {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const narrow = matchMedia("(max-width: 70rem)");
  const drawn = [];
  const owned = [];
  let onPaper = false;
${templateScript}  // The colours of a figure as it is shown now.
  const look = (base) => {
    const paper = onPaper ? [255, 255, 255] : (getComputedStyle(document.body).backgroundColor.match(/\\d+/g) || []).map(Number);
    const isDark = dark.matches && !onPaper;
    return { template: template(base, isDark), paper, colours: isDark ? "dark" : "light" };
  };
${figureScript}${solidScript}
  const dress = (isDark) => {
    for (const { show } of owned) show();
    for (const { canvas, base } of drawn) Plotly.relayout(canvas, { template: template(base, isDark) });
  };

  const keyboard = (canvas) => {
    const slider = (canvas.layout.sliders || [])[0];
    if (!slider || !slider.steps) return;
    const range = document.createElement("input");
    const words = (i) => {
      const { steps, currentvalue } = canvas.layout.sliders[0];
      return ((currentvalue && currentvalue.prefix) || "") + steps[i].label;
    };
    const show = (i) => {
      range.value = i;
      range.setAttribute("aria-valuetext", words(i));
    };
    Object.assign(range, { type: "range", min: 0, max: slider.steps.length - 1, className: "keyboard" });
    range.setAttribute("aria-label", "Slider of the figure");
    range.addEventListener("input", async () => {
      const i = Number(range.value);
      const { method, args } = canvas.layout.sliders[0].steps[i];
      show(i);
      if (method !== "skip") await Plotly[method](canvas, ...args);
      if (canvas.layout.sliders[0].active !== i) Plotly.relayout(canvas, { "sliders[0].active": i });
    });
    canvas.on("plotly_sliderchange", (event) => show(event.slider.active));
    show(slider.active || 0);
    canvas.after(range);
  };

  // On a phone: panels side by side keep a width at which their titles can be read, and the figure scrolls; a long
  // title gets a smaller font; the slider needs no buttons.
  const fit = (canvas, layout, frames) => {
    const axes = Object.keys(layout).filter((key) => /^xaxis[0-9]*$/.test(key));
    const columns = new Set(axes.map((key) => (layout[key].domain || [0])[0])).size;
    if (columns > 1) canvas.style.minWidth = 11 * columns + "rem";
    const { width } = canvas.getBoundingClientRect();
    const title = layout.title && layout.title.text;
    if (title) {
      const size = (layout.title.font && layout.title.font.size) || 17;
      const words = title.replace(/<[^>]*>/g, "");
      layout.title.font = { ...layout.title.font, size: Math.max(10, Math.min(size, width / (0.64 * words.length))) };
    }
    if (width >= 450) return;
    for (const each of [layout, ...frames.map((frame) => frame.layout || {})]) {
      if (!each.sliders || !each.updatemenus) continue;
      each.updatemenus = each.updatemenus.map((menu) => ({ ...menu, visible: menu.type !== "buttons" && menu.visible !== false }));
    }
  };

  const draw = async (figure) => {
    const canvas = figure.querySelector(".canvas");
    const { data = [], layout = {}, frames = [], config = {} } = JSON.parse(figure.querySelector("script").textContent);
    const base = layout.template;
    if (layout.meta && layout.meta.noether) {
      const height = canvas.getBoundingClientRect().height;
      if (height) canvas.style.height = height + "px";
      canvas.replaceChildren();
      owned.push(await ownFigure(canvas, { data, layout, frames, config }, look));
      return;
    }
    fit(canvas, layout, frames);
    const height = canvas.getBoundingClientRect().height;
    if (height) canvas.style.minHeight = height + "px";
    canvas.replaceChildren();
    try {
      await Plotly.newPlot(canvas, {
        data, frames,
        layout: { autosize: true, ...layout, template: template(base, dark.matches) },
        config: { displaylogo: false, ...config, responsive: true },
      });
      drawn.push({ canvas, base });
      keyboard(canvas);
    } catch (error) {
      canvas.textContent = "This figure could not be drawn: " + error.message;
    }
    canvas.style.minHeight = "";
    if (layout.height) canvas.style.height = layout.height + "px";
  };

  if (window.Plotly) {
    // A figure that is folded away has no size: it is a still picture until it is opened and drawn.
    for (const figure of document.querySelectorAll("figure.plot")) {
      const fold = figure.closest("details:not([open])");
      if (fold) fold.addEventListener("toggle", () => draw(figure), { once: true });
      else draw(figure);
    }
    dark.addEventListener("change", () => dress(dark.matches));
    addEventListener("beforeprint", () => { onPaper = true; dress(false); });
    addEventListener("afterprint", () => { onPaper = false; dress(dark.matches); });
  }

  // On paper an answer cannot be opened.
  let unfolded = [];
  addEventListener("beforeprint", () => {
    unfolded = [...document.querySelectorAll(".output-fold:not([open])")];
    for (const fold of unfolded) fold.open = true;
  });
  addEventListener("afterprint", () => { for (const fold of unfolded) fold.open = false; });

  const contents = document.querySelector("#contents details");
  if (contents) {
    const fold = () => { contents.open = !narrow.matches; };
    fold();
    narrow.addEventListener("change", fold);
    contents.addEventListener("click", (event) => {
      if (narrow.matches && event.target.closest("a")) contents.open = false;
    });
    const links = [...contents.querySelectorAll("a")];
    const targets = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
    const mark = () => {
      let current = -1;
      targets.forEach((target, i) => { if (target.getBoundingClientRect().top < innerHeight / 4) current = i; });
      links.forEach((link, i) => {
        if (i === current) link.setAttribute("aria-current", "location");
        else link.removeAttribute("aria-current");
      });
    };
    addEventListener("scroll", mark, { passive: true });
    mark();
  }
})();
`;
