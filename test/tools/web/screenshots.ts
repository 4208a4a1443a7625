/**
 * The pictures of the page in README and docs: `node dist/test/tools/web/screenshots.js [FOLDER]` (default:
 * docs/pictures) writes them anew, with a fresh workspace and this machine's Chromium. Look at each of them.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Page } from "playwright-core";
import { cellOf } from "../../../tools/cells/course/solution.js";
import { root } from "../../../tools/root.js";
import { startServer } from "../../../tools/web/server/startServer.js";
import { handOut } from "../../../tools/workspace/handOut.js";
import { startChromium } from "../../support/chromium.js";
import { choose } from "./page.js";

const target = resolve(process.argv[2] ?? join(root, "docs", "pictures"));
const folder = mkdtempSync(join(tmpdir(), "noether-pictures-"));
const browser = await startChromium();
if (browser === undefined) process.exit(1);
await handOut(folder);
const server = await startServer({ folder, page: join(root, "dist", "page") });
mkdirSync(target, { recursive: true });

/** Opens a notebook in a window of its own. */
async function open(path: string, width: number, colorScheme: "light" | "dark"): Promise<Page> {
  const context = await browser!.newContext({ viewport: { width, height: 820 }, colorScheme });
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  await page.goto(`${server.entrance}&path=${path}`);
  await page.locator(".jp-Notebook .jp-Cell").first().waitFor();
  return page;
}

async function take(page: Page, name: string): Promise<void> {
  // What answers the pointer is not in the picture.
  await page.mouse.move(0, 0);
  await page.evaluate("document.fonts.ready");
  await page.screenshot({ path: join(target, `${name}.png`) });
  console.log(name);
}

/** A lesson whose first figure has been drawn. */
async function harmonics(name: string, width: number, colorScheme: "light" | "dark"): Promise<void> {
  const page = await open("10-harmonics.ipynb", width, colorScheme);
  await page.getByText("Show how it is drawn").first().waitFor();
  await choose(page, "Run", "Run All Cells");
  await page.locator("canvas.solid").first().waitFor();
  await page.locator(".jp-Notebook .jp-Cell").first().scrollIntoViewIfNeeded();
  await take(page, name);
  await page.context().close();
}

/** An exercise, with a wrong answer and with the right one. */
async function exercise(): Promise<void> {
  const page = await open("05-convolution.exercises.ipynb", 1366, "light");
  const right = cellOf("convolve", readFileSync(join(root, "solutions", "05-convolution.ts"), "utf8"));
  const wrong = `export function convolve(f: number[], g: number[]): number[] {
  return f.map((_, t) => f.reduce((sum, x, tau) => sum + x * g[(tau + t) % f.length]!, 0));
}`;
  const strip = page.locator('.noether-Strip[aria-label="Exercise convolve"]');
  const cell = page.locator(".jp-Notebook .jp-CodeCell", { has: strip });
  await strip.scrollIntoViewIfNeeded();
  for (const [answer, verdict, name] of [
    [wrong, /not yet/i, "exercise-failed"],
    [right, /every law holds/, "exercise-passed"],
  ] as const) {
    await cell.locator(".cm-content").click();
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.insertText(answer);
    await strip.getByRole("button", { name: /check my answer/i }).click();
    await strip.getByText(verdict).first().waitFor();
    await cell.evaluate((each) =>
      (each as unknown as { scrollIntoView(how: object): void }).scrollIntoView({ block: "start" }),
    );
    await take(page, name);
  }
  await page.context().close();
}

try {
  await harmonics("page-light", 1366, "light");
  await harmonics("page-dark", 1366, "dark");
  await harmonics("page-phone", 390, "light");
  await exercise();
} finally {
  await browser.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
}
