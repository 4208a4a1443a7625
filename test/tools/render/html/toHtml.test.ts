import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { display } from "../../../../lib/display/displayable.js";
import { figure } from "../../../../lib/figure/figure.js";
import { sphericalSurface } from "../../../../lib/harmonics/figures/sphericalSurface.js";
import type { Cell } from "../../../../tools/notebook/notebook.js";
import { toHtml } from "../../../../tools/render/html/toHtml.js";
import { arbitraryNotebook } from "../../notebook/arbitraryNotebook.js";
import { notebook, prose, ran, showing, sliderFigure } from "./sample.js";

const main = (html: string): string => /<main[^>]*>([\s\S]*)<\/main>/.exec(html)![1]!;

describe("HTML page", () => {
  it("takes its title from the first heading, or from the caller", () => {
    const page = notebook(prose("# A & B"));
    assert.match(toHtml(page), /<title>A &amp; B<\/title>/);
    assert.match(toHtml(page, { title: "C" }), /<title>C<\/title>/);
    assert.match(toHtml(notebook(ran("1")), { title: "<C>" }), /<main[^>]*>\s*<h1>&lt;C&gt;<\/h1>/);
  });

  it("lists its sections under anchors that differ, formulas and all", () => {
    const html = toHtml(
      notebook(prose("# T\n## Groups\ntext\n## Groups"), prose("### The sum $n^2$, [linked](a.html)\n## 群")),
    );
    const links = [...html.matchAll(/<li class="level-(\d)"><a href="#([^"]*)">/g)].map(([, level, id]) => [
      level,
      id,
    ]);
    assert.deepEqual(links, [
      ["0", "groups"],
      ["0", "groups-2"],
      ["1", "the-sum-n-2-linked"],
      ["0", "群"],
    ]);
    for (const [, id] of links) assert.equal(html.split(`id="${id}"`).length, 2);
    const contents = /<nav[\s\S]*<\/nav>/.exec(html)![0];
    assert.match(contents, /class="katex"/);
    assert.doesNotMatch(contents, /a\.html/);
  });

  it("includes the fonts of formulas in the page, the rare ones only if they are used", () => {
    const plain = toHtml(notebook(prose("no formula, $5 and $6")));
    assert.equal(/@font-face|class="katex/.test(plain), false);
    const formula = toHtml(notebook(prose("$$\\int f\\, d\\tau$$ and $\\rho(g)$")));
    assert.match(formula, /@font-face[^}]*KaTeX_Math[^}]*url\(data:font\/woff2;base64,/);
    assert.equal(/url\((?!data:)|@font-face[^}]*KaTeX_Fraktur/.test(formula), false);
    assert.match(toHtml(notebook(prose("$\\mathfrak{so}(3)$"))), /@font-face[^}]*KaTeX_Fraktur[^}]*base64/);
  });

  it("shows a formula that is wrong as it was written", () => {
    assert.match(toHtml(notebook(prose("$\\frac{1$"))), /katex-error/);
  });

  it("escapes what a cell prints, and its code", () => {
    const bad = '<img src=x onerror="alert(1)">&\u001b[31mred\u001b[0m';
    const page = toHtml(
      notebook(
        ran(
          `const a = ${JSON.stringify(bad)};`,
          { output_type: "stream", name: "stdout", text: bad },
          { output_type: "stream", name: "stderr", text: bad },
          { output_type: "error", ename: "E", evalue: bad, traceback: [bad] },
          { output_type: "display_data", data: { "text/plain": bad }, metadata: {} },
          { output_type: "display_data", data: { "image/png": "aGk=", "text/plain": bad }, metadata: {} },
          { output_type: "display_data", data: { [bad]: bad }, metadata: {} },
        ),
        { id: "r", type: "raw", source: bad, metadata: {} },
      ),
    );
    assert.doesNotMatch(main(page), /<img src=x/);
    assert.equal(main(page).split("&lt;img src=x").length - 1, 8);
    assert.match(main(page), /class="output stderr"[^>]*><span class="label">stderr<\/span>/);
    assert.match(main(page), /class="output error"[^>]*><span class="label">error<\/span>/);
  });

  it("shows the richest format of an output", () => {
    const formats: [Readonly<Record<string, unknown>>, RegExp][] = [
      [
        {
          "application/vnd.plotly.v1+json": {},
          "text/html": "<i>no</i>",
          "image/svg+xml": "<svg/>",
          "text/plain": "words",
        },
        /<figure class="plot"><div class="canvas" role="group" aria-label="words"><svg\/>/,
      ],
      [{ "text/html": "<i>yes</i>", "image/svg+xml": "<svg/>" }, /<i>yes<\/i>/],
      [
        { "image/svg+xml": '<?xml version="1.0"?>\n<svg id="yes"/>', "image/png": "aGk=" },
        /<figure class="drawing"><svg id="yes"\/>/,
      ],
      [
        { "image/png": "aG\nk=", "text/markdown": "no", "text/plain": "a dot" },
        /<img src="data:image\/png;base64,aGk=" alt="a dot">/,
      ],
      [{ "text/markdown": "*yes*", "text/plain": "no" }, /<em>yes<\/em>/],
      [{ "text/latex": "$x$", "text/plain": "no" }, /class="katex"/],
      [{ "text/plain": "yes", "application/json": {} }, /<pre tabindex="0">yes<\/pre>/],
      [{ "application/json": { a: "<" } }, /&quot;a&quot;: &quot;&lt;&quot;/],
      [{ "application/x-none": 1 }, /cannot show \(application\/x-none\)/],
    ];
    for (const [data, expected] of formats) assert.match(main(toHtml(notebook(showing(data)))), expected);
  });

  it("joins the lines of one stream and keeps what a carriage return leaves", () => {
    const say = (name: "stdout" | "stderr", text: string) => ({ output_type: "stream", name, text }) as const;
    const html = main(
      toHtml(
        notebook(ran("", say("stdout", "10 %\r20 %"), say("stdout", "\r30 %\nend"), say("stderr", "e"))),
      ),
    );
    assert.match(html, /<pre class="output stdout" tabindex="0">30 %\nend<\/pre>/);
  });

  it("settles backspaces, and shows the colours of a terminal without letting markup through", () => {
    const said =
      "12\b\b34\b5 \u001b[1;31mred <b>\u001b[0m plain\u001b[K \u001b]8;;http://x\u0007link\u001b]8;;\u0007 \u001b[38;5;9;4mline\u001b[24m";
    const html = main(
      toHtml(
        notebook(
          ran("", { output_type: "stream", name: "stdout", text: said }),
          ran("", {
            output_type: "error",
            ename: "E",
            evalue: "",
            traceback: ["\u001b[92mgreen\u001b[39m grey"],
          }),
        ),
      ),
    );
    assert.match(
      html,
      />35 <span class="ansi-red ansi-bold">red &lt;b&gt;<\/span> plain link <span class="ansi-underline">line<\/span><\/pre>/,
    );
    assert.match(html, /<span class="ansi-green">green<\/span> grey/);
    assert.equal(html.includes("\u001b"), false);
  });

  it("says that a control does not move, if there is one", () => {
    const html = (control: string): string => main(toHtml(notebook(showing({ "text/html": control }))));
    assert.match(
      html('<label>n <input type="range" disabled> 3</label>'),
      /does not move in a page: open the notebook/,
    );
    assert.match(html("<select disabled></select>"), /does not move/);
    assert.doesNotMatch(html("<p>disabled</p>"), /does not move/);
  });

  it("leaves out of a figure of the course what the page replaces", () => {
    const { slider } = sphericalSurface([0, 0, 0, 0, 0, 0, 1, 0, 0], {
      steps: 4,
      turns: {
        label: "t",
        rotations: { a: { axis: [1, 0, 0], angle: 0 }, b: { axis: [1, 0, 0], angle: 1 } },
      },
    });
    const made = figure({ alt: "x", slider: slider! })[display]();
    assert.match(JSON.stringify(made), /"sliders"/);
    assert.match(JSON.stringify(made["application/vnd.plotly.v1+json"]), /data:image/);
    const stored = /<script type="application\/json">([\s\S]*?)<\/script>/.exec(
      toHtml(notebook(showing(made))),
    )![1]!;
    assert.doesNotMatch(stored, /"sliders"|updatemenus|data:image/);
    assert.match(stored, /"spherical"/);
  });

  it("contains plotly.js only if there is a figure, and lets no figure end its script", () => {
    assert.ok(toHtml(notebook(prose("text"))).length < 34_000);
    const html = toHtml(notebook(showing({ "application/vnd.plotly.v1+json": sliderFigure })));
    assert.ok(html.length > 1_000_000);
    assert.equal(html.split("<script").length, html.split("</script").length);
    const stored = /<script type="application\/json">([\s\S]*?)<\/script>/.exec(html)![1]!;
    assert.deepEqual(JSON.parse(stored), sliderFigure);
  });

  it("puts pasted images and the images of the folder inside the page", () => {
    const attachments = { "a b.png": { "image/png": "aGk=" } };
    const html = toHtml(
      notebook(prose("![one](attachment:a%20b.png) ![two](figures/b.png) ![three](c.png)", { attachments })),
      {
        image: (source) => (source === "figures/b.png" ? "data:image/png;base64,AAAA" : undefined),
      },
    );
    assert.match(html, /src="data:image\/png;base64,aGk=" alt="one"/);
    assert.match(html, /src="data:image\/png;base64,AAAA" alt="two"/);
    assert.match(html, /src="c\.png" alt="three"/);
  });

  it("highlights code of cells and of texts in TypeScript, and leaves other languages plain", () => {
    const html = main(
      toHtml(
        notebook(ran("const n: number = 1;"), prose("```ts\nconst m = 1;\n```\n```python\nlambda: 1\n```")),
      ),
    );
    assert.equal(html.split('<span class="hljs-keyword">const</span>').length, 3);
    assert.match(html, /<code class="language-python">lambda: 1/);
  });

  it("folds the code of a cell that only draws, and says what is folded", () => {
    const drawing = { metadata: { jupyter: { source_hidden: true } } };
    const figure = { "image/svg+xml": "<svg/>" };
    const html = main(toHtml(notebook({ ...showing(figure), source: "draw();", ...drawing })));
    assert.match(
      html,
      /<details class="fold code-fold"><summary>Show how it is drawn<\/summary>\s*<pre class="code"[\s\S]*draw[\s\S]*<\/details>\s*<div class="output"><figure/,
    );
    assert.match(main(toHtml(notebook({ ...ran("const a = 1;"), ...drawing }))), /<summary>Show the code</);
    assert.doesNotMatch(main(toHtml(notebook(ran("draw();")))), /<details/);
  });

  it("folds an output that answers a prediction, and never an error", () => {
    const answers = { metadata: { tags: ["hide-output"] } };
    const printed = { output_type: "stream", name: "stdout", text: "two" } as const;
    const failed = { output_type: "error", ename: "E", evalue: "no", traceback: [] } as const;
    assert.match(
      main(toHtml(notebook({ ...ran("count();", printed), ...answers }))),
      /<pre class="code"[\s\S]*<\/pre>\s*<details class="fold output-fold"><summary>I have a guess<\/summary>\s*<pre class="output stdout"[\s\S]*two<\/pre>\s*<\/details>/,
    );
    assert.doesNotMatch(main(toHtml(notebook({ ...ran("count();", failed), ...answers }))), /<details/);
    assert.doesNotMatch(main(toHtml(notebook({ ...ran("count();"), ...answers }))), /<details/);
  });

  it("folds the paragraph that gives the answer with the output, and nothing after it", () => {
    const answers = { metadata: { tags: ["hide-output"] } };
    const printed = { output_type: "stream", name: "stdout", text: "two" } as const;
    const failed = { output_type: "error", ename: "E", evalue: "no", traceback: [] } as const;
    const text = "Two,\nas always.\n\nNow three. **Before you run:** how many?";
    const html = main(toHtml(notebook({ ...ran("count();", printed), ...answers }, prose(text))));
    assert.match(
      html,
      /I have a guess<\/summary>\s*<pre class="output[^>]*>two<\/pre>\s*<div class="prose">\s*<p>Two,\s+as always\.<\/p>\s*<\/div>\s*<\/details>/,
    );
    assert.match(html, /<section class="cell prose">\s*<p>Now three\. <strong>/);
    assert.equal(html.split("Two,").length, 2, "the answer is there once");
    const open = (...cells: Cell[]): boolean =>
      /<section class="cell prose">\s*<p>Two,/.test(main(toHtml(notebook(...cells))));
    assert.ok(open(ran("count();", printed), prose(text)), "no prediction was asked");
    assert.ok(open({ ...ran("count();", failed), ...answers }, prose(text)), "an error is no answer");
    assert.match(
      main(toHtml(notebook({ ...ran("count();"), ...answers }, prose(text)))),
      /I have a guess<\/summary>\s*<div class="prose">\s*<p>Two,/,
      "also before the cell has run",
    );
  });

  it("makes the same page from the same notebook, whatever is in it", () => {
    fc.assert(
      fc.property(arbitraryNotebook, (each) => {
        const html = toHtml(each);
        assert.equal(toHtml(each), html);
        assert.match(html, /^<!DOCTYPE html>[\s\S]*<\/html>\n$/);
      }),
      { numRuns: 200 },
    );
  });
});
