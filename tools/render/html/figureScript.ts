/**
 * The part of a page's program that shows the course's own figures, whose `layout.meta.noether` describes their layouts
 * for several screen widths: `ownFigure(canvas, figure, look)` puts a slider above the figure, and redraws it for every
 * step, width and set of colours. It calls `Plotly.react` with whole layouts, because `animate` forgets what it is not
 * given. What it returns draws the figure again, shows another in its place, and ends it.
 */
export const figureScript: string = `
  const make = (tag, attributes, ...children) => {
    const made = document.createElement(tag);
    for (const name in attributes) made.setAttribute(name, attributes[name]);
    // In JupyterLab's shell, keys that move it are no shortcuts.
    made.setAttribute("data-lm-suppress-shortcuts", "");
    made.append(...children);
    return made;
  };

  // A translucent colour as it looks on the page.
  const covering = (colour, paper) => {
    const found = /^rgba\\((\\d+), (\\d+), (\\d+), ([\\d.]+)\\)$/.exec(colour);
    if (!found) return colour;
    const [r, g, b, cover] = found.slice(1).map(Number);
    return "rgb(" + [r, g, b].map((c, i) => Math.round(cover * c + (1 - cover) * paper[i])).join(", ") + ")";
  };

  const panelAxes = (layout, p) => ["xaxis", "yaxis"].map((name) => name + (p === 0 ? "" : p + 1)).map((name) => layout[name]);

  // Two axes with the same unit share the smaller of their two scales.
  const squared = (layout, equal) => {
    const copy = { ...layout };
    equal.forEach((wanted, p) => {
      if (!wanted) return;
      const axes = panelAxes(layout, p);
      const pixels = [layout.width, layout.height];
      const spans = axes.map(({ range }) => Math.abs(range[1] - range[0]));
      const scale = Math.min(...axes.map(({ domain }, i) => ((domain[1] - domain[0]) * pixels[i]) / spans[i]));
      axes.forEach((axis, i) => {
        const middle = (axis.domain[0] + axis.domain[1]) / 2;
        const half = (scale * spans[i]) / pixels[i] / 2;
        copy[(i === 0 ? "xaxis" : "yaxis") + (p === 0 ? "" : p + 1)] = { ...axis, domain: [middle - half, middle + half] };
      });
    });
    return copy;
  };

  const ownFigure = async (canvas, first, look) => {
    let data, layout, frames, config, layouts, equal, slider, alts, solids, places, signs;
    const take = (next) => {
      ({ data = [], layout = {}, frames = [], config = {} } = next);
      ({ layouts, equal, slider, alts, solids, places, signs } = layout.meta.noether);
    };
    take(first);
    const figure = canvas.closest("figure");
    const stage = make("div", { class: "stage" });
    canvas.before(stage);
    stage.append(canvas);
    canvas.setAttribute("role", "img");
    const spaces = new Map();
    let frame = slider ? slider.start : 0;
    let controls;
    let [wanted, running] = [false, undefined];

    const drawNow = async () => {
      const width = stage.clientWidth;
      if (width === 0) {
        // It is drawn when it is seen again.
        delete figure.dataset.width;
        return;
      }
      const [alt, shapes, placed] = [alts[frame], solids, places[frame]];
      const { template, paper, colours } = look(layout.template);
      const page = layouts.find((each) => each.width <= width) || layouts[layouts.length - 1];
      const moved = (frames[frame] || {}).layout || {};
      const solid = (p) => placed[p] >= 0;
      const images = (moved.images || layout.images || []).filter(({ xref }) => !solid(Number(xref.slice(1) || 1) - 1));
      const { sliders, updatemenus, meta, ...rest } = layout;
      const whole = squared({
        ...rest, ...page.layout, ...page.frames[frame].layout, images, template, autosize: false, width, height: page.height,
      }, equal);
      const traces = ((frames[frame] || {}).data || data).map((trace, i) => {
        const made = { ...trace, texttemplate: undefined, ...page.frames[frame].data[i] };
        if (made.colorscale) made.colorscale = made.colorscale.map(([at, colour]) => [at, covering(colour, paper)]);
        return made;
      });
      const shown = frame;
      // A legend keeps the rows that it had at another width.
      const how = figure.dataset.width === String(width) ? "react" : "newPlot";
      await Plotly[how](canvas, traces, whole, { ...config, responsive: false });
      canvas.style.height = page.height + "px";
      canvas.setAttribute("aria-label", alt);
      placed.forEach((place, p) => {
        if (place < 0) return;
        if (!spaces.has(p)) spaces.set(p, space(stage, signs));
        const [x, y] = panelAxes(whole, p);
        const title = (whole.annotations || []).find(({ name }) => name === "panel " + p);
        spaces.get(p).show(shapes[place], {
          left: x.domain[0] * width, top: (1 - y.domain[1]) * page.height,
          width: (x.domain[1] - x.domain[0]) * width, height: (y.domain[1] - y.domain[0]) * page.height,
          reach: Math.abs(x.range[1] - x.range[0]) / 2,
          name: title ? title.text.replace(/<[^>]*>/g, " ").trim() : "",
        });
      });
      if (spaces.size > 0 && !figure.querySelector(".hint"))
        stage.after(make("p", { class: "hint" }, "Turn it: drag, or use the arrow keys."));
      Object.assign(figure.dataset, { frame: shown, width, colours });
    };
    // Of the steps asked for while a frame is drawn, only the last is drawn next.
    const show = () => {
      wanted = true;
      if (!running) running = (async () => {
        while (wanted) { wanted = false; await drawNow(); }
        running = undefined;
      })();
      return running;
    };

    const control = () => {
      if (controls) controls.remove();
      controls = undefined;
      if (!slider || slider.values.length < 2) return;
      const { label, values } = slider;
      const range = make("input", { type: "range", min: 0, max: values.length - 1, step: 1, value: frame });
      range.value = frame;
      const output = make("output", {});
      output.style.minWidth = Math.max(...values.map((value) => value.length)) + "ch";
      const tell = () => {
        frame = Number(range.value);
        output.textContent = values[frame];
        range.setAttribute("aria-valuetext", values[frame]);
      };
      const move = () => { tell(); show(); };
      const step = (sign, words, by) => {
        const button = make("button", { type: "button", "aria-label": words, title: words }, sign);
        button.addEventListener("click", () => { range.stepUp(by); move(); });
        return button;
      };
      range.addEventListener("input", move);
      tell();
      controls = make("div", { class: "controls", role: "group", "aria-label": label },
        step("\\u25c0", "one step back", -1), step("\\u25b6", "one step forward", 1),
        make("label", {}, make("span", {}, label), range), output);
      stage.before(controls);
    };
    control();
    const growth = new ResizeObserver(() => { if (stage.clientWidth !== Number(figure.dataset.width)) show(); });
    growth.observe(stage);
    await show();
    const update = (next) => {
      const before = JSON.stringify(slider);
      take(next);
      if (JSON.stringify(slider) !== before) {
        frame = slider ? slider.start : 0;
        control();
      }
      // A shape that the next figure does not have is taken away.
      spaces.forEach((each, p) => {
        if (!places.some((row) => row[p] >= 0)) { each.end(); spaces.delete(p); }
      });
      return show();
    };
    return { show, update, end: () => { growth.disconnect(); Plotly.purge(canvas); } };
  };
`;
