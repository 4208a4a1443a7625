import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import type { Browser } from "playwright-core";
import { writeNotebook } from "../notebook/files.js";
import { parsePercent } from "../notebook/percent.js";
import { findChromium } from "../render/chromium.js";
import { root } from "../root.js";
import { UserError } from "../userError.js";
import { type RunningServer, startServer } from "../web/server/startServer.js";
import { summary, type Times } from "./times.js";

/** What the page takes, from an empty profile of the browser. */
export interface PageMeasurement {
  /** Milliseconds from the address to the first visible cell, and to the first result, Shift+Enter pressed at once. */
  readonly times: Times;
  /** Bytes over the wire, compressed, until the first cell was visible, and the requests that they took. */
  readonly bytes: number;
  readonly requests: number;
  /** Starts that showed the result of their first cell. */
  readonly results: number;
  readonly starts: number;
}

/** How long (ms) a start may take before its result counts as lost. */
const patience = 60_000;

const notebook = parsePercent("// %% [markdown]\n// # A page\n// $x^2$\n\n// %%\n6 * 7\n");

/**
 * Opens the page again and again as a person does who cannot wait: the first cell is run as soon as it is visible, with
 * a new kernel each time.
 *
 * @throws UserError if there is no browser of the Chromium family, or no playwright-core
 */
export async function timePage(starts: number, step: (done: number) => void): Promise<PageMeasurement> {
  const folder = await mkdtemp(join(tmpdir(), "noether-bench-page-"));
  await writeNotebook(join(folder, "first.ipynb"), notebook);
  const server = await startServer({ folder, page: join(root, "dist", "page") });
  const browser = await launch();
  const taken: Record<"visible" | "result", number[]> = { visible: [], result: [] };
  let [bytes, requests] = [0, 0];
  try {
    for (let done = 0; done < starts; done++) {
      const start = await open(browser, server);
      taken.visible.push(start.visible);
      if (start.result !== undefined) taken.result.push(start.result);
      [bytes, requests] = [Math.max(bytes, start.bytes), Math.max(requests, start.requests)];
      await Promise.all(server.parts.kernels.all().map(({ id }) => server.parts.kernels.end(id)));
      step(done + 1);
    }
  } finally {
    await browser.close();
    await server.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
  return { times: summary(taken), bytes, requests, results: taken.result.length, starts };
}

async function launch(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined)
    throw new UserError("expected a browser of the Chromium family, found none: set CHROME_PATH");
  const { chromium } = await import("playwright-core").catch(() => {
    throw new UserError("expected playwright-core, found none: this measurement is for a clone of Noether");
  });
  return chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] });
}

interface Start {
  readonly visible: number;
  readonly result: number | undefined;
  readonly bytes: number;
  readonly requests: number;
}

/** One start: a new profile, the page, and Shift+Enter in its first cell. */
async function open(browser: Browser, server: RunningServer): Promise<Start> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    let [bytes, requests] = [0, 0];
    const network = await context.newCDPSession(page);
    await network.send("Network.enable");
    network.on("Network.loadingFinished", ({ encodedDataLength }) => {
      bytes += encodedDataLength;
      requests++;
    });
    const begin = performance.now();
    await page.goto(`${server.entrance}&path=first.ipynb`, { waitUntil: "commit" });
    const editor = page.locator(".jp-CodeCell .cm-content");
    await editor.waitFor({ timeout: patience });
    const visible = performance.now() - begin;
    const load = { bytes, requests };
    await editor.click();
    await page.keyboard.press("Shift+Enter");
    const result = await page
      .locator(".jp-OutputArea-executeResult", { hasText: "42" })
      .waitFor({ timeout: patience })
      .then(
        () => performance.now() - begin,
        () => undefined,
      );
    return { visible, result, ...load };
  } finally {
    await context.close();
  }
}
