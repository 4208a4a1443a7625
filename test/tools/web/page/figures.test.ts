import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { before, describe, it } from "mocha";
import type { Locator, Page } from "playwright-core";
import { answer, cell, choose, holds, pageOfSuite, run, until } from "../page.js";

const cells = `// %%
import { display, input } from "noether/display";
import { figure, sphericalSurface } from "noether/figure";

const power = (k: number) => ({
  title: "x to the power " + k,
  marks: [{ kind: "line" as const, x: [0, 1, 2], y: [0, 1, 2 ** k] }],
});
figure({
  alt: "A power of x",
  slider: { label: "power", values: ["1", "2", "3"], frames: [1, 2, 3].map((k) => [power(k)]) },
});

// %%
sphericalSurface([0, 0, 0, 0, 1, 0, 0, 0, 0]);

// %%
const live = display(figure({ alt: "live", panels: [power(1)] }));
for (const k of [2, 3]) {
  await input("then " + k + "?");
  live.update(figure({ alt: "live " + k, panels: [power(k)] }));
}

// %%
const chart = (text: string) => ({ "application/vnd.plotly.v1+json": { data: [{ x: [1, 2], y: [1, 4] }], layout: { title: { text } } }, "text/plain": "a plot" });
const elsewhere = display(chart("From elsewhere"));
await input("again?");
elsewhere.update(chart("From elsewhere, again"));

// %%
import { dropdown, interact, slider } from "noether/widgets";

interact(
  { k: slider({ min: 1, max: 5, label: "power" }), shown: dropdown({ options: ["line", "points"], label: "as" }) },
  ({ k, shown }) => figure({ alt: shown, panels: [{ ...power(k), title: shown + " of power " + k }] }),
);

// %%
display({ "application/vnd.plotly.v1+json": { data: [{ type: "surface", z: [[1, 2], [3, 5]] }], layout: { title: { text: "In space" } } }, "text/plain": "a surface" });
`;

/** What a canvas shows. */
const pixels = (canvas: Locator): Promise<string> =>
  canvas.evaluate((each) => (each as unknown as { toDataURL(): string }).toDataURL());

/** Moves the mouse over an element with its button held. */
async function drag(page: Page, element: Locator): Promise<void> {
  await element.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await element.boundingBox())!;
  await page.mouse.move(x + width / 3, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + (2 * width) / 3, y + height / 3, { steps: 5 });
  await page.mouse.up();
}

describe("figures in the page", () => {
  const suite = pageOfSuite({ "figures.ipynb": cells });
  let page: Page;
  before(async () => {
    page = await suite().open("figures.ipynb");
    await run(page, 0);
  });

  it("step by their slider from the keyboard and by its buttons", async () => {
    const figure = cell(page, 0).locator("figure.plot");
    await figure.locator('[aria-label^="A power of x"]').waitFor();
    await figure.locator("input[type=range]").focus();
    await page.keyboard.press("ArrowRight");
    await figure.locator("text", { hasText: "x to the power 2" }).waitFor();
    await figure.getByRole("button", { name: "one step forward" }).click();
    await figure.locator("text", { hasText: "x to the power 3" }).waitFor();
    assert.equal(await figure.locator(".controls output").innerText(), "3");
  });

  it("are looked at more closely with the mouse", async () => {
    const figure = cell(page, 0).locator("figure.plot");
    const ticks = async (): Promise<string> => (await figure.locator(".xtick").allInnerTexts()).join(" ");
    const before = await ticks();
    await drag(page, figure.locator(".nsewdrag").first());
    await figure.locator(".xtick").first().waitFor();
    await holds(
      page,
      `[...document.querySelectorAll("figure.plot .xtick")].map((each) => each.textContent).join(" ") !== ${JSON.stringify(before)}`,
    );
  });

  it("turn in space from the keyboard and by dragging", async () => {
    await run(page, 1);
    const solid = cell(page, 1).locator("canvas.solid");
    await solid.waitFor();
    const views = [await pixels(solid)];
    await solid.focus();
    await page.keyboard.press("ArrowRight");
    views.push(await pixels(solid));
    await drag(page, solid);
    views.push(await pixels(solid));
    assert.equal(new Set(views).size, 3);
    await solid.focus();
    await page.keyboard.press("Home");
    assert.equal(await pixels(solid), views[0]);
  });

  it("are updated in place: the drawing stays, and what it shows changes", async () => {
    await run(page, 2);
    const canvas = cell(page, 2).locator(".canvas");
    await cell(page, 2).locator("text", { hasText: "x to the power 1" }).waitFor();
    // A function: of a text that is one, the page would only make it, and not call it.
    await canvas.evaluate((each) =>
      (each as unknown as { setAttribute(name: string, value: string): void }).setAttribute(
        "data-kept",
        "yes",
      ),
    );
    for (const k of [2, 3]) {
      await answer(page, 2, `then ${k}?`);
      await cell(page, 2)
        .locator("text", { hasText: `x to the power ${k}` })
        .waitFor();
    }
    assert.equal(await canvas.getAttribute("data-kept"), "yes");
    assert.equal(await cell(page, 2).locator("figure.plot").count(), 1);
  });

  it("of other programs are drawn by Plotly", async () => {
    await run(page, 3);
    await cell(page, 3).locator(".gtitle", { hasText: "From elsewhere" }).waitFor();
    await answer(page, 3, "again?");
    await cell(page, 3).locator(".gtitle", { hasText: "again" }).waitFor();
    const { height } = (await cell(page, 3).locator("figure.plot").boundingBox())!;
    assert.ok(height >= 450, "what stands below keeps its distance");
  });

  it("of other programs in space are drawn by Plotly too, whose charts in space come with the first of them", async () => {
    const loaded = (): Promise<number> =>
      page.evaluate(
        'performance.getEntriesByType("resource").filter(({ name }) => /gl3d/.test(name)).length',
      );
    assert.equal(await loaded(), 0);
    await run(page, 5);
    await cell(page, 5).locator(".gtitle", { hasText: "In space" }).waitFor();
    await cell(page, 5).locator(".gl-container canvas").first().waitFor();
    assert.equal(await loaded(), 1);
  });

  it("follow the theme", async () => {
    const ink = '[...document.querySelectorAll(".jp-Cell")][3].querySelector(".gtitle").style.fill';
    const light = await page.evaluate(ink);
    await page.emulateMedia({ colorScheme: "dark" });
    await cell(page, 0).locator('figure.plot[data-colours="dark"]').waitFor();
    await holds(page, `${ink} !== ${JSON.stringify(light)}`);
  });

  it("follow the controls of a cell, from the keyboard", async () => {
    const output = cell(page, 4).locator(".jp-OutputArea");
    const title = (text: string): Promise<void> => output.locator("text", { hasText: text }).waitFor();
    await run(page, 4);
    await title("line of power 1");
    await output.getByRole("slider", { name: "power" }).focus();
    await page.keyboard.press("ArrowRight");
    await title("line of power 2");
    await output.getByRole("combobox", { name: "as" }).focus();
    await page.keyboard.press("ArrowDown");
    await title("points of power 2");
  });

  it("stay when their kernel has ended; controls say so, and come back when their cell is run", async () => {
    const output = cell(page, 4).locator(".jp-OutputArea");
    const saved = (): string => readFileSync(join(suite().folder, "figures.ipynb"), "utf8");
    await page.keyboard.press("ControlOrMeta+s");
    await until(() => saved().includes("points of power 2"));
    await choose(page, "Kernel", "Restart Kernel…");
    await page.locator(".jp-Dialog .jp-mod-accept").click();
    await output.getByText("belong to a kernel that has ended").waitFor();
    assert.equal(await output.locator("[inert]").getByText("power").count(), 1);
    await page.reload();
    await cell(page, 4).scrollIntoViewIfNeeded();
    await output.getByText("run this cell again, and they come back").waitFor();
    await output.locator("text", { hasText: "points of power 2" }).waitFor();
    await run(page, 0);
    await run(page, 4);
    await output.getByRole("slider", { name: "power" }).focus();
    await page.keyboard.press("ArrowRight");
    await output.locator("text", { hasText: "line of power 2" }).waitFor();
  });
});
