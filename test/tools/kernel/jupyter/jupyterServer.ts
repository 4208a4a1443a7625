import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { install } from "../../../../tools/kernel/node/jupyter/install/install.js";
import { kernelSpec } from "../../../../tools/kernel/node/jupyter/install/kernelSpec.js";
import { findChromium } from "../../../../tools/render/chromium.js";
import { runProgram } from "../../../../tools/render/program.js";
import { inTemporaryFolder } from "../../notebook/temporaryFolder.js";
import { step, stepPatience } from "./pageSteps.js";
import { finds } from "./python.js";

/** A running JupyterLab or Jupyter Notebook. */
interface JupyterServer {
  readonly address: string;
  end(): void;
}

/**
 * A Chromium, if there is one and NOETHER_PYTHON has these Python modules; otherwise undefined and a line that says so.
 * Continuous integration has both.
 */
export async function browserFor(modules: readonly string[]): Promise<Browser | undefined> {
  const executablePath = findChromium();
  const { NOETHER_PYTHON: python = "", CI } = process.env;
  const isThere = python !== "" && (await runProgram(python, ["-c", finds, ...modules])).code === 0;
  if (executablePath === undefined || !isThere) {
    const lack = `NOT RUN: no ${modules.join(" with ")}, or no Chromium (set NOETHER_PYTHON and CHROME_PATH)`;
    if (CI === "true") throw new Error(lack);
    console.error(lack);
    return undefined;
  }
  return chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
}

/** Starts `jupyterlab` or `notebook` over a folder, with data and settings of its own; starts it again if it ends. */
async function jupyterServer(module: string, folder: string, tries = 3): Promise<JupyterServer> {
  const port = await freePort();
  const server: ChildProcess = spawn(
    process.env.NOETHER_PYTHON ?? "python3",
    [
      ...["-m", module, "--no-browser", "--allow-root", `--port=${port}`, "--ServerApp.port_retries=0"],
      ...["--IdentityProvider.token=", "--ServerApp.password=", "--ServerApp.root_dir=."],
    ],
    {
      cwd: folder,
      env: {
        ...process.env,
        NOETHER_QUICK: "1",
        JUPYTER_DATA_DIR: join(folder, "data"),
        JUPYTER_CONFIG_DIR: join(folder, "config"),
        JUPYTER_RUNTIME_DIR: join(folder, "runtime"),
        NOETHER_HISTORY: join(folder, "history.jsonl"),
      },
      stdio: "ignore",
    },
  );
  const address = `http://127.0.0.1:${port}`;
  for (const late = Date.now() + stepPatience; ; ) {
    // Another program may have taken the port, and never answer.
    const answer = await fetch(`${address}/api`, { signal: AbortSignal.timeout(10_000) }).catch(
      () => undefined,
    );
    const { exitCode } = server;
    if (answer?.ok && exitCode === null) break;
    if (exitCode !== null && tries > 1) return jupyterServer(module, folder, tries - 1);
    if (exitCode !== null) throw new Error(`${module} ended with code ${exitCode}`);
    if (Date.now() > late) {
      server.kill("SIGKILL");
      throw new Error(`${module} does not answer`);
    }
    await new Promise((done) => setTimeout(done, 200));
  }
  return {
    address,
    end() {
      server.kill("SIGINT");
      server.kill("SIGTERM");
      // On a busy machine the first may meet the question that the second makes it ask.
      const last = setTimeout(() => server.kill("SIGKILL"), 10_000);
      server.once("exit", () => clearTimeout(last));
    },
  };
}

/** A notebook in a folder of its own, in a program of Jupyter's that runs the kernel. */
export interface OpenNotebook {
  readonly browser: Browser;
  /** `jupyterlab` or `notebook`, and where its server shows the notebook. */
  readonly module: string;
  readonly path: string;
  /** Puts the notebook into the folder. */
  prepare(folder: string): unknown;
}

/** Opens a notebook and runs its first cell; the page is patient with slow machines. */
export async function withNotebook(
  { browser, module, path, prepare }: OpenNotebook,
  use: (page: Page, folder: string) => Promise<void>,
): Promise<void> {
  await inTemporaryFolder(async (folder) => {
    await install(join(folder, "data", "kernels"), "noether", kernelSpec("Noether"));
    await prepare(folder);
    const server = await jupyterServer(module, folder);
    const page = await browser.newPage({ viewport: { width: 1200, height: 1000 } });
    try {
      page.setDefaultTimeout(stepPatience);
      await step(page, "the page opens", () => page.goto(`${server.address}/${path}`));
      await step(page, "the first cell runs", () => kernelIsReady(page));
      await use(page, folder);
    } finally {
      await page.close();
      server.end();
    }
  });
}

/** Does something again and again, until the page shows the effect. */
export async function untilShown(page: Page, act: () => Promise<unknown>, selector: string): Promise<void> {
  do await act();
  while (!(await appears(page, selector, 5000)));
}

/** Runs the first cell of an open notebook until that works: for a while a page forgets what it is asked to run. */
async function kernelIsReady(page: Page): Promise<void> {
  const first = ".jp-Notebook .jp-CodeCell >> nth=0";
  const number = `${first} >> text=/\\[\\d+\\]:/`;
  do {
    // Asked too early, a page may also say so in a dialogue.
    if ((await page.locator(".jp-Dialog").count()) > 0) await page.keyboard.press("Escape");
    await page.click(`${first} >> .cm-content`);
    await page.keyboard.press("Control+Enter");
    if (await appears(page, number, 4000)) break;
    // What has worked needs no second time, which would disturb what follows.
  } while (!((await appears(page, `${first} >> text=[*]`, 1)) && (await appears(page, number, 30_000))));
}

/** Whether the page shows something within a time (ms). */
export function appears(page: Page, selector: string, timeout: number): Promise<boolean> {
  return page.waitForSelector(selector, { timeout }).then(
    () => true,
    () => false,
  );
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}
