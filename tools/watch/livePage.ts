/** The path from which a live page receives news. */
export const newsPath = "/news";

/**
 * A page that follows its sheet: when the sheet has run again, cells that changed replace the old ones, and what the
 * reader is looking at stays where it is. A strip at the bottom says what is happening.
 *
 * @param version the number of the run that it shows
 */
export function livePage(html: string, version: number): string {
  return html
    .replace("default-src 'none';", "default-src 'none'; connect-src 'self';")
    .replace("</head>", `<style>${style}</style>\n</head>`)
    .replace(
      /<\/body>\s*<\/html>\s*$/,
      `<output id="watch" data-version="${version}"></output><script>${script}</script>\n</body>\n</html>\n`,
    );
}

const style = `
#watch { position: fixed; right: 1rem; bottom: 1rem; padding: 0.35rem 0.8rem; border-radius: 6px; font: 0.85rem/1.4 var(--sans);
  color: var(--ink); background: var(--panel); border: 1px solid var(--rule); z-index: 3; max-width: calc(100vw - 2rem); }
#watch:empty { display: none; }
#watch.ended { border-color: var(--amber); background: var(--amber-panel); }
@media print { #watch { display: none; } }
`;

const script = `"use strict";
(() => {
  const strip = document.getElementById("watch");
  const say = (text, ended) => { strip.textContent = text; strip.classList.toggle("ended", Boolean(ended)); };
  const cellsOf = (page) => [...page.querySelectorAll("main > .cell")];
  const read = async () => {
    const text = await (await fetch(location.pathname, { cache: "no-store" })).text();
    return new DOMParser().parseFromString(text, "text/html");
  };
  // The HTML of each cell before the page's script drew in it.
  let written;
  let shown = strip.dataset.version;

  const follow = async () => {
    const next = cellsOf(await read());
    const texts = next.map((cell) => cell.outerHTML);
    const cells = cellsOf(document);
    const drawn = (i) => next[i].querySelector("figure.plot") && texts[i] !== written[i];
    if (!written || cells.length !== next.length || next.some((_, i) => drawn(i))) return reload(cells);
    const seen = cells.find((cell) => cell.getBoundingClientRect().bottom > 0);
    const top = seen ? seen.getBoundingClientRect().top : 0;
    const at = cells.indexOf(seen);
    next.forEach((cell, i) => { if (texts[i] !== written[i]) cells[i].replaceWith(document.adoptNode(cell)); });
    written = texts;
    keep(at, top);
  };
  const keep = (at, top) => {
    const cell = cellsOf(document)[at];
    if (cell) scrollBy({ top: cell.getBoundingClientRect().top - top, behavior: "instant" });
  };

  // A page that has to be reloaded comes back where it was, even while its figures grow.
  const key = "noether place";
  const wordsOf = (cell) => cell.textContent.slice(0, 300);
  const reload = (cells) => {
    const at = cells.findIndex((cell) => cell.getBoundingClientRect().bottom > 0);
    const top = at < 0 ? 0 : cells[at].getBoundingClientRect().top;
    const text = at < 0 ? "" : wordsOf(cells[at]);
    const open = [...document.querySelectorAll("main details")].map((fold) => fold.open);
    sessionStorage.setItem(key, JSON.stringify({ at, top, text, open }));
    location.reload();
  };
  const place = JSON.parse(sessionStorage.getItem(key) || "null");
  sessionStorage.removeItem(key);
  if (place) {
    history.scrollRestoration = "manual";
    [...document.querySelectorAll("main details")].forEach((fold, i) => { fold.open = Boolean(place.open[i]); });
    const cells = cellsOf(document);
    // Cells may have been added or removed above it.
    const far = (i) => Math.abs(i - place.at);
    const same = cells.flatMap((cell, i) => (wordsOf(cell) === place.text ? [i] : [])).sort((i, j) => far(i) - far(j));
    const restore = () => keep(same[0] ?? place.at, place.top);
    const growth = new ResizeObserver(restore);
    growth.observe(document.querySelector("main"));
    const end = () => growth.disconnect();
    for (const type of ["wheel", "touchmove", "keydown", "pointerdown"]) addEventListener(type, end, { once: true, passive: true });
    setTimeout(end, 3000);
    restore();
  }

  let queue = read().then((page) => {
    if (page.getElementById("watch").dataset.version === shown) written = cellsOf(page).map((cell) => cell.outerHTML);
  }, () => {});
  const news = new EventSource("${newsPath}");
  news.onmessage = ({ data }) => {
    const { version, text, ended } = JSON.parse(data);
    say(text, ended);
    if (ended) news.close();
    if (String(version) !== shown) queue = queue.then(follow, () => {});
    shown = String(version);
  };
  news.onerror = () => say("noether watch has ended: start it again to continue.", true);
})();
`;
