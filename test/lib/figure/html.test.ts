import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { Page } from "playwright-core";
import { display } from "../../../lib/display/displayable.js";
import { type Figure, figure, type Panel } from "../../../lib/figure/figure.js";
import { html } from "../../../lib/figure/html.js";
import { svg } from "../../../lib/figure/svg.js";
import { chromiumOfSuite } from "../../support/chromium.js";
import { all, parseXml } from "../../support/xml.js";

const nasty = `<b>"it's" & </script><!--`;
const still: Panel = { title: "still", marks: [{ kind: "line", x: [0, 1], y: [0, 1] }] };
const moving = (text: string): Panel => ({
  xRange: [0, 2],
  yRange: [0, 2],
  marks: [{ kind: "text", x: [1], y: [1], text: [text] }],
});
const turning = (start: number, words: readonly string[] = ["one", "two", nasty]): Figure =>
  figure({
    alt: `What ${nasty} shows`,
    slider: { label: `angle ${nasty}`, values: words, start, frames: words.map((w) => [still, moving(w)]) },
  });

/** The frames that a piece of HTML contains. */
function framesIn(markup: string): string[] {
  const [, json] = /<script type="application\/json">(.*?)<\/script>/s.exec(markup)!;
  const { pieces, frames } = JSON.parse(json!) as { pieces: string[]; frames: number[][] };
  const swap = (quote: string): string => (quote === '"' ? "'" : '"');
  return frames.map((frame) =>
    frame
      .map((i) => pieces[i]!)
      .join("")
      .replace(/["']/g, swap),
  );
}

describe("a figure with a slider", () => {
  it("is shown as HTML too; a still one is not", () => {
    const types = (made: Figure): string[] => Object.keys(made[display]());
    assert.deepEqual(types(turning(0)), [
      "application/vnd.plotly.v1+json",
      "text/html",
      "image/svg+xml",
      "text/plain",
    ]);
    assert.ok(!types(turning(0, ["alone"])).includes("text/html"));
    assert.ok(!types(figure({ alt: "still", panels: [still] })).includes("text/html"));
  });

  it("begins with the still image, under the same words", () => {
    const [image] = all(parseXml(html(turning(1)).replace(/.*<\/script>/s, "<div>")), "img");
    assert.equal(image!.attributes.alt, `What ${nasty} shows`);
    const { src } = image!.attributes;
    assert.equal(decodeURIComponent(src!.replace("data:image/svg+xml,", "")), svg(turning(1)));
    assert.doesNotMatch(src!, /[#<>"]/);
  });

  it("contains every frame as it would be drawn on its own, and what does not move only once", () => {
    const markup = html(turning(0));
    assert.deepEqual(
      framesIn(markup),
      [0, 1, 2].map((start) => svg(turning(start))),
    );
    const [, frames] = markup.split("<img")[0]!.split('"pieces"');
    assert.equal(frames!.split(">still<").length - 1, 1);
  });

  it("keeps its size when a legend comes and goes", () => {
    const line = (name?: string): Panel => ({
      marks: [{ kind: "line", x: [0, 1], y: [0, 1], ...(name !== undefined && { name }) }],
    });
    const made = figure({
      alt: "x",
      slider: { label: "t", values: ["0", "1"], frames: [[line()], [line("named")]] },
    });
    const [first, second] = framesIn(html(made)).map((frame) => parseXml(frame).attributes.viewBox);
    assert.equal(first, second);
  });

  it("draws the same twice, without an id, and ends no script early", () => {
    assert.equal(html(turning(0)), html(turning(0)));
    const markup = html(turning(0));
    assert.doesNotMatch(markup, /\sid=/);
    assert.equal(markup.split(/<\/script/i).length - 1, 1);
    assert.equal(markup.split("<script").length - 1, 1);
    assert.ok(!markup.includes("<!--"));
  });

  it("is refused without a slider", () => {
    assert.throws(() => html(figure({ alt: "x", panels: [still] })), /expected a drawing with a slider/);
  });
});

describe("a figure with a slider in a browser", () => {
  const browser = chromiumOfSuite();

  async function shown(markup: string, look: (page: Page) => Promise<void>): Promise<void> {
    const page = await browser().newPage();
    const faults: string[] = [];
    page.on("pageerror", (error) => faults.push(error.message));
    await page.setContent(`<!doctype html><title>x</title>${markup}`);
    await look(page);
    assert.deepEqual(faults, []);
    await page.close();
  }

  /** The pictures of a page, once they are drawn. */
  async function pictures(page: Page): Promise<string[]> {
    const sources = await page
      .locator("img")
      .evaluateAll((images) =>
        Promise.all(
          (images as unknown as { src: string; decode(): Promise<void> }[]).map((image) =>
            image.decode().then(() => image.src),
          ),
        ),
      );
    return sources.map((source) => decodeURIComponent(source.replace("data:image/svg+xml,", "")));
  }

  it("moves by arrow keys and by buttons, says which frame it shows, and leaves its neighbour alone", () =>
    shown(html(turning(1)) + html(turning(0)), async (page) => {
      const first = page.getByRole("slider").first();
      await first.focus();
      assert.equal(await first.getAttribute("aria-valuetext"), "two");
      await page.keyboard.press("ArrowRight");
      assert.equal(await first.getAttribute("aria-valuetext"), nasty);
      assert.deepEqual(await pictures(page), [svg(turning(2)), svg(turning(0))]);
      await page.keyboard.press("Home");
      assert.deepEqual(await pictures(page), [svg(turning(0)), svg(turning(0))]);

      const [back, forth] = [page.getByLabel("one step back"), page.getByLabel("one step forward")];
      await forth.nth(1).click();
      assert.deepEqual(await pictures(page), [svg(turning(0)), svg(turning(1))]);
      await back.nth(1).click();
      await back.nth(1).click();
      assert.deepEqual(await pictures(page), [svg(turning(0)), svg(turning(0))]);
      assert.deepEqual(await page.locator("output").allTextContents(), ["one", "one"]);
      assert.equal(await page.getByRole("slider", { name: `angle ${nasty}` }).count(), 2);
      assert.equal(await page.locator("b").count(), 0);
    }));

  it("makes no name that other code could see", async () => {
    const names = async (markup: string): Promise<string[]> => {
      let found: string[] = [];
      await shown(markup, async (page) => {
        if (markup !== "") await page.getByRole("slider").waitFor();
        found = await page.evaluate("Object.getOwnPropertyNames(window)");
      });
      return found;
    };
    const known = new Set(await names(""));
    assert.deepEqual(
      (await names(html(turning(0)))).filter((name) => !known.has(name)),
      [],
    );
  });

  it("is a still image without a control if scripts and handlers are removed", () => {
    const safe = html(turning(1))
      .replace(/<script.*?<\/script>/s, "")
      .replace(/ onload="[^"]*"/, "");
    return shown(safe, async (page) => {
      assert.deepEqual(await pictures(page), [svg(turning(1))]);
      assert.equal(await page.locator("input, button, output, label").count(), 0);
      assert.equal((await page.locator("body").textContent())?.trim(), "");
    });
  });
});
