import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { before, describe, it } from "mocha";
import type { Page } from "playwright-core";
import { display } from "../../../../lib/display/displayable.js";
import { ballAndStick } from "../../../../lib/figure/ballAndStick.js";
import { figure, type Panel } from "../../../../lib/figure/figure.js";
import { toHtml } from "../../../../tools/render/html/toHtml.js";
import { chromiumOfSuite } from "../../../support/chromium.js";
import { inTemporaryFolder } from "../../notebook/temporaryFolder.js";
import { notebook, prose, ran, showing, sliderFigure } from "./sample.js";

const long = "x".repeat(300);
const page = toHtml(
  notebook(
    prose(
      `# A page\n## One\n$$${"a + ".repeat(80)} b$$\n\n| ${"a | ".repeat(30)}\n|${"-|".repeat(30)}\n| ${"b | ".repeat(30)}`,
    ),
    prose(`## Two\n\`${long}\` ${long}`),
    ran(`const ${long} = 1;`, { output_type: "stream", name: "stdout", text: long }),
    showing({ "application/vnd.plotly.v1+json": sliderFigure, "text/plain": "a moving line" }),
    {
      ...showing({ "application/vnd.plotly.v1+json": sliderFigure, "text/plain": "a guessed line" }),
      source: "draw();",
      metadata: { jupyter: { source_hidden: true }, tags: ["hide-output"] },
    },
    prose("## Three\ntext"),
  ),
);

describe("HTML page in a browser", () => {
  const browser = chromiumOfSuite();

  // One tab for all pages: a window of its own for each costs as much as a page.
  let tab: Page;
  let faults: string[] = [];
  before(async () => {
    tab = await browser().newPage();
    tab.on("pageerror", (error) => faults.push(error.message));
    tab.on("console", (message) => message.type() === "error" && faults.push(message.text()));
    tab.on("request", (request) => /^(file|data|blob):/.test(request.url()) || faults.push(request.url()));
  });

  /** Opens the page; at the end it must have thrown nothing and loaded nothing from the network. */
  async function open(
    options: { readonly width?: number; readonly colorScheme?: "light" | "dark" },
    look: (page: Page) => Promise<void>,
    html = page,
  ): Promise<void> {
    await inTemporaryFolder(async (folder) => {
      const path = join(folder, "page.html");
      await writeFile(path, html);
      const { width = 1200, colorScheme = "light" } = options;
      faults = [];
      await tab.setViewportSize({ width, height: 800 });
      await tab.emulateMedia({ colorScheme, media: "screen" });
      await tab.goto(pathToFileURL(path).href);
      await tab.waitForSelector(".canvas .main-svg");
      await look(tab);
      assert.deepEqual(faults, []);
    });
  }

  /** Waits for an expression to be true; the page's own policy forbids it to evaluate texts itself. */
  const until = async (tab: Page, expression: string): Promise<void> => {
    while (!(await tab.evaluate(expression))) await tab.waitForTimeout(20);
  };

  const state = (tab: Page): Promise<unknown> =>
    tab.evaluate(`(() => {
      const canvas = document.querySelector(".canvas");
      const range = document.querySelector(".keyboard");
      return [canvas.data[0].y[1], canvas.layout.sliders[0].active, range.getAttribute("aria-valuetext")];
    })()`);

  it("moves a figure's slider from the keyboard", () =>
    open({}, async (tab) => {
      assert.deepEqual(await state(tab), [0, 0, "shift: 0"]);
      await tab.focus(".keyboard");
      await tab.keyboard.press("ArrowRight");
      await tab.keyboard.press("ArrowRight");
      await until(tab, 'document.querySelector(".canvas").data[0].y[1] === 2');
      await until(tab, 'document.querySelector(".canvas").layout.sliders[0].active === 2');
      assert.deepEqual(await state(tab), [2, 2, "shift: 2"]);
    }));

  it("moves a figure's slider with the mouse, and the keyboard's control with it", () =>
    open({}, async (tab) => {
      await tab.locator(".slider-rail-touch-rect").scrollIntoViewIfNeeded();
      const rail = (await tab.locator(".slider-rail-touch-rect").boundingBox())!;
      await tab.mouse.click(rail.x + rail.width - 4, rail.y + rail.height / 2);
      await until(tab, 'document.querySelector(".canvas").data[0].y[1] === 2');
      assert.deepEqual(await state(tab), [2, 2, "shift: 2"]);
    }));

  const own = '[...document.querySelectorAll("figure.plot")].at(-1)';
  /** Opens a page of one figure of the course, with a molecule that a slider turns. */
  const withMolecule = (look: (tab: Page) => Promise<void>): Promise<void> => {
    const frame = (angle: number): Panel =>
      ballAndStick({
        title: `turned by ${angle}`,
        atoms: ["C", "O", "H"],
        positions: [
          [0, 0, 0],
          [Math.cos(angle), Math.sin(angle), 0],
          [0, 0, 1],
        ],
        arrows: [
          {
            vectors: [
              [0, 0, 0],
              [0, 0, 0.8],
              [0.5, 0, 0],
            ],
            name: "force",
          },
        ],
      });
    const made = figure({
      alt: "Three atoms.",
      slider: { label: "turn", values: ["0", "1"], frames: [[frame(0)], [frame(1)]] },
    });
    return open({}, look, toHtml(notebook(showing(made[display]()))));
  };
  const picture = (tab: Page): Promise<unknown> =>
    tab.evaluate(
      '[...document.querySelector("canvas.solid").toDataURL()].reduce((sum, c) => (31 * sum + c.charCodeAt(0)) % 1000000007, 7)',
    );

  // How many points of the canvas have the first colour of the palette.
  const arrowPixels = `(() => {
    const canvas = document.querySelector("canvas.solid");
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    return [...data].filter((red, i) => i % 4 === 0 && red === 0x1f && data[i + 1] === 0x7f && data[i + 2] === 0xc4).length;
  })()`;

  it("turns a molecule from the keyboard and by dragging, and Home restores the view", () =>
    withMolecule(async (tab) => {
      await tab.focus("canvas.solid");
      // A canvas that has been read is rendered differently: the first picture cannot be compared.
      await picture(tab);
      await tab.keyboard.press("Home");
      const first = await picture(tab);
      await tab.keyboard.press("ArrowLeft");
      const second = await picture(tab);
      assert.notEqual(second, first);
      assert.ok(Number(await tab.evaluate(arrowPixels)) > 20);
      await tab.keyboard.press("Shift+ArrowUp");
      assert.notEqual(await picture(tab), second);
      await tab.keyboard.press("Home");
      assert.equal(await picture(tab), first);
      const box = (await tab.locator("canvas.solid").boundingBox())!;
      await tab.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
      await tab.mouse.down();
      await tab.mouse.move(box.x + box.width / 2 + 40, box.y + box.height / 2 + 10);
      await tab.mouse.up();
      const dragged = await picture(tab);
      assert.notEqual(dragged, first);
      await tab.mouse.move(box.x + 5, box.y + 5);
      assert.equal(await picture(tab), dragged);
    }));

  it("says in words where a figure's slider is, and keeps a molecule as it was turned", () =>
    withMolecule(async (tab) => {
      const words = (): Promise<unknown> =>
        tab.evaluate(`${own}.querySelector(".canvas").getAttribute("aria-label")`);
      assert.equal(await words(), "Three atoms. Now turn: 0; turned by 0.");
      await tab.focus("canvas.solid");
      for (let k = 0; k < 36; k++) await tab.keyboard.press("ArrowLeft");
      await tab.focus(".controls input");
      await tab.keyboard.press("ArrowRight");
      await until(tab, `${own}.dataset.frame === "1"`);
      assert.equal(await words(), "Three atoms. Now turn: 1; turned by 1.");
      assert.equal(
        await tab.evaluate('document.querySelector(".controls input").getAttribute("aria-valuetext")'),
        "1",
      );
      const fixed = await picture(tab);
      await tab.focus("canvas.solid");
      await tab.keyboard.press("ArrowUp");
      const turned = await picture(tab);
      await tab.click('[aria-label="one step back"]');
      await until(tab, `${own}.dataset.frame === "0"`);
      await tab.click('[aria-label="one step forward"]');
      await until(tab, `${own}.dataset.frame === "1"`);
      assert.equal(await picture(tab), turned);
      assert.notEqual(turned, fixed);
    }));

  it("opens what is folded from the keyboard, and draws a figure that was folded away", () =>
    open({}, async (tab) => {
      assert.equal(await tab.locator(".code-fold pre").isVisible(), false);
      await tab.focus(".code-fold summary");
      await tab.keyboard.press("Enter");
      await tab.locator(".code-fold pre").waitFor();
      assert.equal(await tab.locator(".output-fold .main-svg").count(), 0);
      await tab.focus(".output-fold summary");
      await tab.keyboard.press("Enter");
      await tab.locator(".output-fold .main-svg").first().waitFor();
    }));

  it("opens the answers on paper, and folds them again", () =>
    open({}, async (tab) => {
      const answer = (): Promise<unknown> => tab.evaluate('document.querySelector(".output-fold").open');
      assert.equal(await answer(), false);
      await tab.evaluate('dispatchEvent(new Event("beforeprint"))');
      assert.equal(await answer(), true);
      await tab.evaluate('dispatchEvent(new Event("afterprint"))');
      assert.equal(await answer(), false);
    }));

  it("keeps the shape of a figure if Plotly itself moves it, as outside a page", () => {
    const square = (shift: number): Panel => ({
      equalAspect: true,
      xRange: [-3, 3],
      yRange: [-1, 1],
      marks: [{ kind: "line", x: [shift, 1, 1], y: [0, 0, 1] }],
    });
    const made = figure({
      alt: "A square.",
      slider: { label: "shift", values: ["0", "1"], frames: [[square(0)], [square(1)]] },
    });
    const elsewhere = structuredClone(made[display]()["application/vnd.plotly.v1+json"]) as {
      layout: { meta?: unknown };
    };
    delete elsewhere.layout.meta;
    const html = toHtml(notebook(showing({ "application/vnd.plotly.v1+json": elsewhere })));
    const scales = `(() => {
      const { xaxis, yaxis } = document.querySelector(".canvas")._fullLayout;
      return [xaxis, yaxis].map(({ _length, range }) => _length / (range[1] - range[0]));
    })()`;
    const look = async (tab: Page): Promise<void> => {
      const [x, y] = (await tab.evaluate(scales)) as [number, number];
      assert.ok(Math.abs(x / y - 1) < 0.01, `${x} and ${y} pixels per unit`);
    };
    return open(
      {},
      async (tab) => {
        await look(tab);
        await tab.focus(".keyboard");
        for (const [key, to] of [
          ["ArrowRight", 1],
          ["ArrowLeft", 0],
        ] as const) {
          await tab.keyboard.press(key);
          await until(tab, `document.querySelector(".canvas").data[0].x[0] === ${to}`);
          await until(tab, `document.querySelector(".canvas").layout.sliders[0].active === ${to}`);
          await look(tab);
        }
      },
      html,
    );
  });

  it("follows the reader from light to dark, and is light on paper", () =>
    open({ colorScheme: "light" }, async (tab) => {
      const colours = async (): Promise<string> =>
        String(
          await tab.evaluate(
            '[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.querySelector(".main-svg text")).fill].join(" ")',
          ),
        );
      const light = await colours();
      await tab.emulateMedia({ colorScheme: "dark" });
      await until(
        tab,
        'getComputedStyle(document.querySelector(".main-svg text")).fill === "rgb(185, 191, 202)"',
      );
      assert.notEqual(await colours(), light);
      await tab.emulateMedia({ media: "print" });
      await tab.evaluate('dispatchEvent(new Event("beforeprint"))');
      await until(
        tab,
        'getComputedStyle(document.querySelector(".main-svg text")).fill === "rgb(74, 79, 88)"',
      );
      assert.match(await colours(), /^rgb\(255, 255, 255\)/);
    }));

  for (const width of [320, 390, 900, 1400]) {
    it(`needs no scrolling to the side on a screen of ${width} pixels`, () =>
      open({ width }, async (tab) => {
        assert.equal(await tab.evaluate("document.documentElement.scrollWidth - innerWidth"), 0);
      }));
  }

  it("keeps the title of a figure inside the figure on a phone", () =>
    open({ width: 390 }, async (tab) => {
      const title = (await tab.locator(".gtitle").boundingBox())!;
      assert.ok(title.x >= 0 && title.x + title.width <= 390, JSON.stringify(title));
    }));

  it("opens the list of sections at the side of the text, and folds it on a phone", async () => {
    const isOpen = (tab: Page): Promise<unknown> =>
      tab.evaluate('document.querySelector("#contents details").open');
    await open({ width: 1400 }, async (tab) => assert.equal(await isOpen(tab), true));
    await open({ width: 390 }, async (tab) => assert.equal(await isOpen(tab), false));
  });
});
