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
      return { state: "missing", found: `${why}: Noether renders by itself` };
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
          "install one, or name its program in CHROME_PATH; or print the HTML page yourself",
        );
      if (!isProgram(found)) return broken(`${found} is no program`, "correct CHROME_PATH, or take it away");
      // Chrome for Windows would open a window.
      if (process.platform === "win32") return ok(found);
      const { code, out } = await runProgram(found, ["--version"], { environment, seconds: 30 });
      if (code !== 0) return broken(`${found} does not start`, "install Chromium or Chrome again");
      return ok(`${out.trim().split("\n").at(-1)?.trim()} (${found})`);
    },
  },
];
