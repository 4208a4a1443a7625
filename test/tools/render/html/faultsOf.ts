/**
 * The faults of a page's figures as they are drawn now, as an expression for the page to evaluate: none missing,
 * none wider than the page; pixels per unit equal in x and y (within 1 %) if a panel has one unit; the ends of the axes
 * those that the figure asks for; every panel, every point of a panel with one unit and all words inside the figure; no
 * title over another.
 *
 * @param which the figure that is looked at (default: all of them)
 */
export const faultsOf = (which?: number): string => `(() => {
  const faults = [];
  document.querySelectorAll("figure.plot").forEach((figure, n) => {
    if (${which ?? "n"} !== n) return;
    const canvas = figure.querySelector(".canvas");
    const layout = (figure.asked ??= JSON.parse(figure.querySelector("script").textContent).layout);
    const own = layout.meta && layout.meta.noether;
    const say = (words) => faults.push("figure " + n + " (" + canvas.getAttribute("aria-label").slice(0, 60) + "), frame " + figure.dataset.frame + ": " + words);
    const box = canvas.getBoundingClientRect();
    const full = canvas._fullLayout;
    if (!full || box.height < 60 || full.height < 60) return say("is gone, height " + box.height);
    if (Math.abs(box.height - full.height) > 1) say("is " + full.height + " high in a place of " + box.height);
    if (figure.scrollWidth > figure.clientWidth + 1) say("is " + figure.scrollWidth + " wide in " + figure.clientWidth);
    const inside = (rect, what) => {
      if (rect.left < box.left - 2 || rect.right > box.right + 2 || rect.top < box.top - 2 || rect.bottom > box.bottom + 2)
        say(what + " is cut off: " + [rect.left - box.left, rect.right - box.left, rect.top - box.top, rect.bottom - box.top].map(Math.round) + " in " + [box.width, box.height].map(Math.round));
    };
    full._subplots.cartesian.forEach((id) => {
      const { xaxis: x, yaxis: y } = full._plots[id];
      const p = Number(x._id.slice(1) || 1) - 1;
      const equal = own ? own.equal[p] : layout["yaxis" + x._id.slice(1)].scaleanchor !== undefined;
      const scales = [x, y].map(({ _length, range }) => _length / Math.abs(range[1] - range[0]));
      if (equal && Math.abs(scales[0] / scales[1] - 1) > 0.01) say("panel " + p + " has " + scales.map((s) => s.toFixed(1)).join(" / ") + " pixels per unit");
      for (const axis of [x, y]) {
        const asked = layout[axis._name].range;
        if (asked.some((end, i) => Math.abs(end - axis.range[i]) > 1e-9 * (1 + Math.abs(end)))) say("panel " + p + " shows " + axis.range + " of " + asked);
      }
      const [left, top] = [box.left + x._offset, box.top + y._offset];
      inside({ left, top, right: left + x._length, bottom: top + y._length }, "panel " + p);
      if (!equal) return;
      for (const trace of canvas._fullData) {
        if (trace.xaxis !== x._id || trace.type !== "scatter" || trace.visible !== true) continue;
        const beyond = (axis, values) => (values || []).some((value) => typeof value === "number" && Math.abs(value - (axis.range[0] + axis.range[1]) / 2) > 0.502 * Math.abs(axis.range[1] - axis.range[0]));
        if (beyond(x, trace.x) || beyond(y, trace.y)) say("panel " + p + " has points outside");
      }
    });
    const words = [...canvas.querySelectorAll("svg text")].filter((text) => text.textContent.trim() !== "" && text.getBoundingClientRect().width > 0);
    for (const text of words) inside(text.getBoundingClientRect(), '"' + text.textContent + '"');
    const titles = words.filter((text) => text.closest(".annotation, .g-gtitle, .infolayer .legend, .xtitle, .ytitle, .xtick, .ytick, .g-xtitle, .g-ytitle")).map((text) => [text.textContent, text.getBoundingClientRect()]);
    titles.forEach(([a, r], i) => titles.slice(0, i).forEach(([b, s]) => {
      const across = Math.min(r.right, s.right) - Math.max(r.left, s.left);
      const down = Math.min(r.bottom, s.bottom) - Math.max(r.top, s.top);
      if (across > 3 && down > 4) say('"' + a + '" stands over "' + b + '"');
    }));
  });
  return faults;
})()`;
