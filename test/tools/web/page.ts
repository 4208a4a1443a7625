import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before } from "mocha";
import type { BrowserContext, Locator, Page } from "playwright-core";
import { writeNotebook } from "../../../tools/notebook/files.js";
import { parsePercent } from "../../../tools/notebook/percent.js";
import { root } from "../../../tools/root.js";
import { type RunningServer, startServer } from "../../../tools/web/server/startServer.js";
import { startChromium } from "../../support/chromium.js";
import { patience } from "../../support/patience.js";

/** A workspace with a server, and one browser for the suite's pages. */
export interface PageSuite {
  readonly folder: string;
  readonly context: BrowserContext;
  server: RunningServer;
  /** What went wrong on any page since the last test: errors on the console, requests to other hosts. */
  readonly troubles: string[];
  /** Opens a notebook on a new page, and waits for its first cell. */
  open(path: string): Promise<Page>;
  /** Starts the server again, on the same port and with the same token, after it has been closed. */
  serveAgain(): Promise<void>;
}

/**
 * A temporary workspace with these notebooks (percent format, by file name), its server and one Chromium, for all tests
 * of the suite that calls this; they are skipped if there is no Chromium. A test after which a page has had trouble fails.
 */
export function pageOfSuite(notebooks: Readonly<Record<string, string>>): () => PageSuite {
  let suite: PageSuite | undefined;
  let end = async (): Promise<void> => {};
  before(async function () {
    const browser = await startChromium();
    if (browser === undefined) return this.skip();
    const folder = mkdtempSync(join(tmpdir(), "noether-page-"));
    for (const [name, text] of Object.entries(notebooks))
      await writeNotebook(join(folder, name), parsePercent(text));
    const page = join(root, "dist", "page");
    const server = await startServer({ folder, page });
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
    const troubles: string[] = [];
    context.on("request", (request) => {
      const { protocol, host } = new URL(request.url());
      if (/^(?:https?|wss?):$/.test(protocol) && host !== `127.0.0.1:${server.port}`)
        troubles.push(`a request to ${request.url()}`);
    });
    context.on("console", (message) => {
      if (message.type() === "error") troubles.push(message.text());
    });
    context.on("weberror", (error) => troubles.push(error.error().message));
    suite = {
      folder,
      context,
      server,
      troubles,
      async open(path) {
        const opened = await context.newPage();
        await opened.goto(`${this.server.entrance}&path=${encodeURIComponent(path)}`);
        await cell(opened, 0).waitFor();
        return opened;
      },
      async serveAgain() {
        const { port, token } = this.server;
        this.server = await startServer({ folder, page, ports: [port], token });
      },
    };
    end = async () => {
      await browser.close();
      await suite?.server.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
    };
  });
  afterEach(() => assert.deepEqual(suite?.troubles.splice(0) ?? [], []));
  after(() => end());
  return () => {
    assert.ok(suite !== undefined, "the browser starts before the first test");
    return suite;
  };
}

/** A cell of the notebook that is shown, counted from 0. */
export const cell = (page: Page, index: number): Locator =>
  page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) .jp-Notebook .jp-Cell").nth(index);

/** The editor of a cell. */
export const editor = (page: Page, index: number): Locator =>
  cell(page, index).locator(".jp-InputArea-editor .cm-content");

/** Runs a cell as a person does: a click into it, Shift+Enter. */
export async function run(page: Page, index: number): Promise<void> {
  await editor(page, index).click();
  await page.keyboard.press("Shift+Enter");
}

/** Replaces what is written in a cell. */
export async function write(page: Page, index: number, source: string): Promise<void> {
  await editor(page, index).click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText(source);
}

/** Waits until the outputs of a cell contain a text. */
export async function shows(page: Page, index: number, text: string | RegExp): Promise<void> {
  await cell(page, index).locator(".jp-OutputArea").filter({ hasText: text }).first().waitFor();
}

/** Answers a question of a cell with nothing but Enter. */
export async function answer(page: Page, index: number, question: string): Promise<void> {
  await cell(page, index).locator(".jp-Stdin", { hasText: question }).locator("input").press("Enter");
}

/** Waits until a cell has run and nothing runs any more: its prompt has this number. */
export async function ran(page: Page, index: number, count: number): Promise<void> {
  await cell(page, index)
    .locator(".jp-InputPrompt", { hasText: `[${count}]:` })
    .waitFor();
}

/**
 * Waits until an expression is true on a page. Playwright's `waitForFunction` compiles a text in the page itself, which
 * the page's policy forbids.
 */
export async function holds(page: Page, expression: string): Promise<void> {
  const look = `new Promise((shown) => requestAnimationFrame(shown)).then(() => ${expression})`;
  for (let isSo = false; !isSo; ) isSo = await page.evaluate<boolean>(look);
}

/** Chooses something from the menu bar, from a menu in a menu too. */
export async function choose(page: Page, menu: string, ...items: string[]): Promise<void> {
  await page.locator(".lm-MenuBar-item").getByText(menu, { exact: true }).click();
  for (const item of items) await page.locator(".lm-Menu-item").getByText(item, { exact: true }).click();
}

/** Waits until something holds, such as what a file contains. */
export async function until(holds: () => boolean): Promise<void> {
  for (const start = Date.now(); !holds(); ) {
    assert.ok(Date.now() - start < patience, "what was waited for did not come");
    await new Promise((again) => setTimeout(again, 20));
  }
}
