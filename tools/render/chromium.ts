import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { UserError } from "../userError.js";
import { type Environment, isProgram, programOnPath, runProgram } from "./program.js";

const names = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "chrome",
  "microsoft-edge",
  "microsoft-edge-stable",
  "msedge",
];

/** Where installers put it outside PATH, relative to one of the folders that environment variables name. */
const places: Readonly<Partial<Record<NodeJS.Platform, (env: Environment) => readonly string[]>>> = {
  darwin: ({ HOME = "" }) =>
    ["Google Chrome", "Chromium", "Microsoft Edge"].flatMap((name) =>
      ["/Applications", join(HOME, "Applications")].map((folder) =>
        join(folder, `${name}.app`, "Contents", "MacOS", name),
      ),
    ),
  win32: (env) =>
    [env.ProgramFiles, env["ProgramFiles(x86)"], env.LOCALAPPDATA].flatMap((folder) =>
      folder === undefined
        ? []
        : [
            join(folder, "Google", "Chrome", "Application", "chrome.exe"),
            join(folder, "Microsoft", "Edge", "Application", "msedge.exe"),
            join(folder, "Chromium", "Application", "chrome.exe"),
          ],
    ),
};

/**
 * A browser of the Chromium family on this machine: CHROME_PATH, otherwise one on PATH, otherwise where installers put
 * it.
 */
export function findChromium(environment: Environment = process.env): string | undefined {
  if (environment.CHROME_PATH) return environment.CHROME_PATH;
  for (const name of names) {
    const found = programOnPath(name, environment);
    if (found !== undefined) return found;
  }
  return places[process.platform]?.(environment).find(isProgram);
}

/**
 * Prints a page to PDF, as the browser's own print dialogue does.
 *
 * @param near a folder of the user's: a browser installed as a snap cannot see the system's temporary folder
 * @throws UserError with the browser's own words if it fails
 */
export async function printPdf(browser: string, html: string, near: string): Promise<Uint8Array> {
  const parent = /\bsnap\b/.test(browser) || isProgram("/snap/bin/chromium") ? near : tmpdir();
  const place = await mkdtemp(join(parent, "noether-pdf-"));
  const [page, pdf, profile] = [join(place, "page.html"), join(place, "page.pdf"), join(place, "profile")];
  try {
    await writeFile(page, html);
    await mkdir(profile);
    const { code, err } = await runProgram(
      browser,
      [
        "--headless",
        "--disable-gpu",
        // Chromium refuses to start as root with its sandbox; every other user keeps it.
        ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        `--user-data-dir=${profile}`,
        "--no-pdf-header-footer",
        "--virtual-time-budget=20000",
        `--print-to-pdf=${pdf}`,
        pathToFileURL(page).href,
      ],
      { folder: dirname(page), seconds: 120 },
    );
    const bytes = await readFile(pdf).catch(() => undefined);
    if (bytes !== undefined && bytes.subarray(0, 5).toString("latin1") === "%PDF-") return bytes;
    const why =
      code === -1
        ? "it took longer than two minutes or was ended"
        : err.trim().split("\n").at(-1) || `code ${code}`;
    throw new UserError(
      `${browser} printed no PDF (${why}): try it by hand, or set CHROME_PATH to another browser of the Chromium family`,
    );
  } finally {
    await rm(place, { recursive: true, force: true, maxRetries: 5 });
  }
}
