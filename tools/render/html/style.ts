/**
 * The look of a page: two sets of colours, a column of text, the list of sections at its side or, on a phone, above it.
 */
export const style: string = `
:root {
  --paper: #fdfcf9; --panel: #f5f3ed; --rule: #e3dfd5; --ink: #24272e; --quiet: #666a72;
  --accent: #2f5d9b; --amber: #96590a; --amber-panel: #fbf3e2; --red: #ab2f2a; --red-panel: #fbeeec;
  --keyword: #7b3f98; --string: #2e6b43; --number: #a04a13; --comment: #6b6f76; --title: #2f5d9b; --type: #14696b;
  --serif: "Charter", "Bitstream Charter", "Sitka Text", "Iowan Old Style", "Palatino Linotype", Cambria, Georgia, serif;
  --sans: system-ui, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif;
  --mono: ui-monospace, "SF Mono", "Cascadia Code", Menlo, Consolas, "DejaVu Sans Mono", monospace;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --paper: #16181d; --panel: #1e2128; --rule: #343943; --ink: #d8dbe2; --quiet: #989da8;
    --accent: #8db4ee; --amber: #e0b060; --amber-panel: #2a2418; --red: #f08f87; --red-panel: #2d1d1e;
    --keyword: #cfa2e8; --string: #9ccfa4; --number: #e8ab7c; --comment: #8f949e; --title: #93bbf3; --type: #7fcaca;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1.5rem; -webkit-text-size-adjust: 100%; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 1.125rem/1.62 var(--serif); text-rendering: optimizeLegibility; overflow-wrap: break-word;
}
main { width: min(52rem, 100%); margin: 0 auto; padding: 3.5rem 1.25rem 7rem; }
main:focus { outline: none; }
a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: 0.16em; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 3px; }
.skip { position: absolute; left: -100vw; padding: 0.5rem 1rem; background: var(--paper); z-index: 2; }
.skip:focus { left: 0.5rem; top: 0.5rem; }

h1, h2, h3, h4, h5, h6 { line-height: 1.22; font-weight: 650; letter-spacing: -0.008em; text-wrap: balance; }
h1 { font-size: 2.25rem; margin: 0 0 1.6rem; }
h2 { font-size: 1.55rem; margin: 3.4rem 0 0.9rem; }
h3 { font-size: 1.22rem; margin: 2.4rem 0 0.7rem; }
h4, h5, h6 { font-size: 1.05rem; margin: 1.8rem 0 0.5rem; }
.anchor { margin-left: 0.4em; color: var(--quiet); font-weight: 400; text-decoration: none; opacity: 0; }
:is(h1, h2, h3, h4, h5, h6):hover .anchor, .anchor:focus { opacity: 1; }
p, ul, ol, blockquote, .wide, figure { margin: 0 0 1.05rem; }
li { margin: 0.2rem 0; }
hr { border: 0; border-top: 1px solid var(--rule); margin: 3rem 0; }
img, svg { max-width: 100%; height: auto; }
blockquote, .prose details {
  padding: 0.85rem 1.15rem; background: var(--panel); border-left: 3px solid var(--accent); border-radius: 0 6px 6px 0;
}
blockquote > :last-child, .prose details > :last-child { margin-bottom: 0; }
summary { cursor: pointer; }
.prose summary { font-weight: 600; }
.prose details[open] > summary { margin-bottom: 0.7rem; }

code, pre { font-family: var(--mono); font-variant-ligatures: none; }
:not(pre) > code { font-size: 0.84em; padding: 0.1em 0.3em; background: var(--panel); border-radius: 4px; }
pre { font-size: 0.85rem; line-height: 1.58; overflow-x: auto; tab-size: 2; margin: 0; }
.output.stderr, .output.error { white-space: pre-wrap; overflow-wrap: anywhere; }
.prose pre, pre.code, pre.raw { padding: 0.9rem 1.1rem; background: var(--panel); border-radius: 8px; margin-bottom: 1.05rem; }
.cell { position: relative; }
.prose > :is(p, ul, ol, h1, h2, h3, h4, blockquote, details) { max-width: 44rem; }
.cell:not(.prose) { margin: 1.6rem 0; }
pre.code { border: 1px solid var(--rule); margin-bottom: 0; }
.count {
  position: absolute; right: 100%; top: 1rem; margin-right: 0.9rem; color: var(--quiet);
  font: 0.75rem/1.6 var(--mono);
}
.output { margin: 0.8rem 0 0; padding: 0 1.1rem; }
.output > :last-child { margin-bottom: 0; }
.output.stderr, .output.error { padding: 0.7rem 1.1rem; border-left: 3px solid var(--amber); border-radius: 0 6px 6px 0; background: var(--amber-panel); }
.output.error { border-color: var(--red); background: var(--red-panel); }
.label { display: block; font: 600 0.75rem/1.4 var(--sans); letter-spacing: 0.02em; color: var(--amber); margin-bottom: 0.3rem; }
.error .label { color: var(--red); }
.fold > summary { padding: 0.2rem 0; color: var(--quiet); font: 0.9rem/1.5 var(--sans); }
.fold > summary:hover { color: var(--ink); }
.fold > pre.code { margin-top: 0.4rem; }
.output-fold > .prose { margin-top: 1.2rem; }
.output-fold > summary { display: inline-block; margin-top: 0.5rem; padding: 0.3rem 0.9rem; color: var(--accent); background: var(--panel); border: 1px solid var(--rule); border-radius: 6px; }
.ansi-bold { font-weight: 700; }
.ansi-faint { color: var(--quiet); }
.ansi-italic { font-style: italic; }
.ansi-underline { text-decoration: underline; }
.ansi-red { color: var(--red); }
.ansi-green { color: var(--string); }
.ansi-yellow { color: var(--amber); }
.ansi-blue { color: var(--accent); }
.ansi-magenta { color: var(--keyword); }
.ansi-cyan { color: var(--type); }
.note { color: var(--quiet); font-style: italic; }
figure { margin-inline: 0; }
.plot, .drawing { position: relative; text-align: center; }
.plot { overflow-x: auto; overflow-y: hidden; padding-bottom: 1rem; margin-bottom: 0; }
.output:has(> .plot) { padding: 0; }
.canvas > svg:only-child { display: block; margin: 0 auto; }
.plot:has(> .stage) { overflow: visible; padding-bottom: 0; }
.stage { position: relative; }
.hint { margin: 0; color: var(--quiet); font: 0.8rem/1.4 var(--sans); }
.solid { position: absolute; cursor: grab; touch-action: pan-y; }
.solid:active { cursor: grabbing; }
.controls {
  position: sticky; top: 0; z-index: 1; display: flex; gap: 0.6rem; align-items: center; justify-content: center;
  padding: 0.3rem 0; margin-bottom: 0.3rem; background: var(--paper); font: 0.9rem/1.4 var(--sans);
}
.controls button { padding: 0.1rem 0.7rem; color: var(--ink); background: var(--panel); border: 1px solid var(--rule); border-radius: 5px; font: inherit; cursor: pointer; }
.controls label { display: flex; gap: 0.6rem; align-items: center; flex: 0 1 26rem; min-width: 0; }
.controls input { flex: 1 1 8rem; min-width: 4rem; margin: 0; accent-color: var(--accent); }
.controls output { text-align: left; font-variant-numeric: tabular-nums; }
.keyboard { position: absolute; left: 50%; bottom: 0; width: min(24rem, 100%); margin: 0; translate: -50%; accent-color: var(--accent); }
.keyboard:not(:focus-visible) { width: 1px; height: 1px; opacity: 0; pointer-events: none; }

.wide { overflow-x: auto; }
table { border-collapse: collapse; font-size: 0.95rem; line-height: 1.45; font-variant-numeric: tabular-nums; }
th, td { padding: 0.4rem 0.9rem; text-align: left; border-bottom: 1px solid var(--rule); }
th { font-weight: 650; border-bottom-color: var(--quiet); }
:is(th, td):first-child { padding-left: 0.2rem; }
.katex { font-size: 1.08em; }
.katex-display { margin: 1.3rem 0; padding: 0.15rem 0; overflow-x: auto; overflow-y: hidden; }

#contents { font: 0.9rem/1.45 var(--sans); }
#contents ol { list-style: none; margin: 0; padding: 0; }
#contents li { margin: 0; }
#contents a { display: block; padding: 0.28rem 0.75rem; color: var(--quiet); text-decoration: none; border-left: 2px solid var(--rule); }
#contents a:hover { color: var(--ink); }
#contents [aria-current] { color: var(--accent); border-left-color: var(--accent); }
#contents .level-1 a { padding-left: 1.6rem; }
#contents .level-2 a { padding-left: 2.45rem; }
#contents summary { padding: 0.28rem 0.75rem 0.6rem; font-weight: 600; color: var(--quiet); }
@media (min-width: 70.01rem) {
  body { display: grid; grid-template-columns: minmax(14rem, 1fr) minmax(0, 54rem) minmax(0, 1fr); column-gap: 2rem; }
  main { grid-column: 2; width: auto; margin: 0; }
  #contents { grid-column: 1; grid-row: 1; justify-self: end; width: min(17rem, 100%); padding: 3.9rem 0 2rem 1rem; }
  #contents details { position: sticky; top: 2rem; max-height: calc(100vh - 4rem); overflow-y: auto; }
}
@media (max-width: 70rem) {
  #contents { width: min(52rem, 100%); margin: 0 auto; padding: 1rem 1.25rem 0; }
  #contents summary { padding: 0.45rem 0.75rem; background: var(--panel); border-radius: 6px; }
  #contents details[open] summary { margin-bottom: 0.5rem; }
  #contents a { padding-block: 0.4rem; }
  main { padding-top: 2rem; }
  .count { display: none; }
}
@media (max-width: 36rem) {
  .controls { flex-wrap: wrap; justify-content: flex-start; row-gap: 0.2rem; }
  .controls label { flex: 1 1 100%; order: -1; }
  body { font-size: 1.0625rem; }
  h1 { font-size: 1.8rem; }
  h2 { font-size: 1.38rem; margin-top: 2.6rem; }
  pre { font-size: 0.8rem; }
  .prose pre, pre.code, pre.raw { padding: 0.75rem 0.85rem; }
  .output { padding-inline: 0.85rem; }
}
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }

.hljs-comment, .hljs-quote { color: var(--comment); font-style: italic; }
.hljs-keyword, .hljs-built_in, .hljs-variable.language_, .hljs-meta { color: var(--keyword); }
.hljs-string, .hljs-regexp, .hljs-subst .hljs-string { color: var(--string); }
.hljs-number, .hljs-literal { color: var(--number); }
.hljs-subst { color: inherit; }
.hljs-title { color: var(--title); }
.hljs-type, .hljs-title.class_ { color: var(--type); }

@media print {
  @page { margin: 18mm 16mm; }
  :root { color-scheme: only light; }
  body { display: block; font-size: 10.5pt; background: #fff; }
  main { width: auto; padding: 0; }
  #contents, .skip, .anchor, .keyboard, .controls, .hint, .count { display: none; }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; font-size: 8.5pt; }
  .fold > summary { display: none; }
  .output-fold::details-content { content-visibility: visible; block-size: auto; }
  h1, h2, h3, h4 { break-after: avoid; }
  figure, table, blockquote, .katex-display { break-inside: avoid; }
  .wide, .katex-display { overflow: visible; }
  pre.code, .output.stderr, .output.error { break-inside: auto; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
}
`;
