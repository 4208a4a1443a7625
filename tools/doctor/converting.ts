import { findChromium } from "../render/chromium.js";
import { findNbconvert } from "../render/nbconvert.js";
import { isProgram, runProgram } from "../render/program.js";
import { broken, missing, ok, type Probe } from "./probe.js";

/** What `noether convert` uses. */
export const converting: readonly Probe[] = [
  {
    name: "nbconvert",
    purpose: "converting",
    async look(environment) {
      const found = await findNbconvert(environment);
      if (typeof found !== "string") return ok(`${found.version} (${found.program})`);
      const why = found.replace(/^nbconvert is /, "");
      return { state: "missing", found: `${why}: Noether uses its own converter` };
    },
  },
  {
    name: "browser for PDF",
    purpose: "converting",
    async look(environment) {
      const found = findChromium(environment);
      if (found === undefined)
        return missing(
          "no Chromium, Chrome or Edge",
          "install one, or set CHROME_PATH to its program; or print the HTML page yourself",
        );
      if (!isProgram(found)) return broken(`${found} is not a program`, "correct CHROME_PATH, or unset it");
      // Chrome for Windows would open a window.
      if (process.platform === "win32") return ok(found);
      const { code, out } = await runProgram(found, ["--version"], { environment, seconds: 30 });
      if (code !== 0) return broken(`${found} does not start`, "install Chromium or Chrome again");
      return ok(`${out.trim().split("\n").at(-1)?.trim()} (${found})`);
    },
  },
];
