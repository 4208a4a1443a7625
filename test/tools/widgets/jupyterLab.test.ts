import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { join } from "node:path";
import { after, before, describe, it } from "mocha";
import { type Browser, chromium, type Page } from "playwright-core";
import { findChromium } from "../../../tools/convert/chromium.js";
import { runProgram } from "../../../tools/convert/program.js";
import { install } from "../../../tools/kernel/jupyter/install/install.js";
import { kernelSpec } from "../../../tools/kernel/jupyter/install/kernelSpec.js";
import { writeNotebook } from "../../../tools/notebook/files.js";
import { parsePercent } from "../../../tools/notebook/percent.js";
import { inTemporaryFolder } from "../notebook/temporaryFolder.js";

const notebook = parsePercent(`// %%
import { button, interact, slider } from "noether/widgets";

const angle = slider({ min: 0, max: 360, step: 15, label: "angle" });
interact({ angle }, ({ angle }) => "turned by " + angle);

// %%
let presses = 0;
const again = button({ label: "again" });
again.onClick(() => console.log("presses: " + ++presses));
again;

// %%
angle.value = 90;
`);

describe("widgets in JupyterLab", function () {
  this.timeout(180_000);
  let browser: Browser;
  const python = process.env.NOETHER_PYTHON ?? "";

  before(async function () {
    const executablePath = findChromium();
    const words = ["-c", "import jupyterlab, jupyterlab_widgets"];
    const isThere = python !== "" && (await runProgram(python, words)).code === 0;
    if (executablePath === undefined || !isThere) {
      console.error("No JupyterLab with widgets, or no Chromium: set NOETHER_PYTHON and CHROME_PATH.");
      return this.skip();
    }
    browser = await chromium.launch({
      executablePath,
      args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    });
  });
  after(async () => browser?.close());

  it("move from the keyboard, from a click and from the notebook, and come back when the page is opened anew", () =>
    inTemporaryFolder(async (folder) => {
      await install(join(folder, "data", "kernels"), "noether", kernelSpec("Noether"));
      await writeNotebook(join(folder, "a.ipynb"), notebook);
      const { address, server } = await jupyterLab(python, folder);
      try {
        const page = await browser.newPage({ viewport: { width: 1200, height: 1000 } });
        await page.goto(`${address}/lab/tree/a.ipynb?reset`);
        await page.click(".jp-Notebook .jp-CodeCell .cm-content");
        await page.keyboard.press("Shift+Enter");
        await page.waitForSelector(".noUi-handle");
        await shows(page, "turned by 0");
        await page.focus(".noUi-handle");
        for (const angle of [15, 30, 45]) {
          await page.keyboard.press("ArrowRight");
          await shows(page, `turned by ${angle}`);
        }
        assert.equal(await page.textContent(".widget-readout"), "45");

        await page.click(".jp-Notebook .jp-CodeCell:nth-child(2) .cm-content");
        await page.keyboard.press("Shift+Enter");
        await page.click("button.jupyter-button");
        await shows(page, "presses: 1");
        await page.click("button.jupyter-button");
        await shows(page, "presses: 2");

        await page.click(".jp-Notebook .jp-CodeCell:nth-child(3) .cm-content");
        await page.keyboard.press("Shift+Enter");
        await shows(page, "turned by 90");
        await page.waitForFunction("document.querySelector('.widget-readout').textContent === '90'");

        await page.keyboard.press("Control+s");
        await page.reload();
        await page.waitForFunction("document.querySelector('.widget-readout')?.textContent === '90'");
      } finally {
        server.kill("SIGINT");
        server.kill("SIGTERM");
      }
    }));
});

/** Waits until an output shows a text. */
async function shows(page: Page, text: string): Promise<void> {
  await page.waitForSelector(`.jp-OutputArea-output >> text=${text}`, { timeout: 60_000 });
}

async function jupyterLab(
  python: string,
  folder: string,
): Promise<{ readonly address: string; readonly server: ChildProcess }> {
  const port = await freePort();
  const server = spawn(
    python,
    [
      ...["-m", "jupyterlab", "--no-browser", "--allow-root", `--port=${port}`, "--ServerApp.port_retries=0"],
      ...["--IdentityProvider.token=", "--ServerApp.password=", "--ServerApp.root_dir=."],
    ],
    {
      cwd: folder,
      env: {
        ...process.env,
        JUPYTER_DATA_DIR: join(folder, "data"),
        JUPYTER_CONFIG_DIR: join(folder, "config"),
        JUPYTER_RUNTIME_DIR: join(folder, "runtime"),
      },
      stdio: "ignore",
    },
  );
  const address = `http://127.0.0.1:${port}`;
  for (;;) {
    const answer = await fetch(`${address}/api`).catch(() => undefined);
    if (answer?.ok) return { address, server };
    if (server.exitCode !== null) throw new Error(`JupyterLab ended with code ${server.exitCode}`);
    await new Promise((done) => setTimeout(done, 200));
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}
