import { basename, dirname, extname, resolve } from "node:path";
import type { Notebook } from "../notebook/notebook.js";
import { formatPercent } from "../notebook/percent.js";
import { UserError } from "../userError.js";
import { findChromium, printPdf } from "./chromium.js";
import { type Files, folderBeside } from "./files.js";
import type { Format } from "./format.js";
import { localImages } from "./html/localImages.js";
import { toHtml } from "./html/toHtml.js";
import { toMarkdown } from "./markdown.js";
import { byNbconvert, findNbconvert, type Nbconvert } from "./nbconvert.js";
import { forPaper } from "./paper.js";
import { programOnPath } from "./program.js";
import { toSlides } from "./slides.js";
import { pageOf } from "./writePage.js";

/** What renders: Jupyter's nbconvert, or Noether itself. */
export type Renderer = "nbconvert" | "noether";

/** A notebook in another format, and what rendered it. */
export interface Converted {
  readonly files: Files;
  /** One line for the person: what rendered it, and why if that is unexpected. */
  readonly made: string;
}

/** What to convert. */
export interface Conversion {
  readonly notebook: Notebook;
  /** The folder of the notebook. */
  readonly source: string;
  /** The folder of the result. */
  readonly target: string;
  readonly format: Format;
  /** What renders (default: nbconvert if it is installed and can, otherwise Noether). */
  readonly renderer?: Renderer;
}

/**
 * Renders a notebook as it is: nothing is run.
 *
 * @throws UserError if the chosen renderer cannot, or none can
 */
export async function convert(conversion: Conversion): Promise<Converted> {
  const { format, renderer } = conversion;
  if (renderer === "noether") return built(conversion, "");
  // A script is our own format: nbconvert would leave out everything but code.
  if (renderer === undefined && format === "script") return built(conversion, "");
  const found = await findNbconvert();
  if (renderer === "nbconvert") {
    if (typeof found === "string") throw new UserError(`${found}: ${install}`);
    return rendered(conversion, found);
  }
  const lack = typeof found === "string" ? found : lacking(format);
  if (typeof found === "string" || lack !== "") return built(conversion, lack);
  try {
    return await rendered(conversion, found);
  } catch (error) {
    if (error instanceof UserError) return built(conversion, error.message);
    throw error;
  }
}

const install =
  "pip install nbconvert, or set NOETHER_PYTHON to a Python that has it, or use --with noether, which needs nothing";

async function rendered(conversion: Conversion, found: Nbconvert): Promise<Converted> {
  const { notebook, source, target, format } = conversion;
  const name = basename(folderBeside(target), "_files");
  const files = await byNbconvert(found, notebook, format, { folder: dirname(resolve(source)), name });
  const network =
    format === "slides"
      ? "; these slides need the network when they are shown"
      : format === "html" &&
          notebook.cells.some(({ type, source }) => type === "markdown" && /\$/.test(source))
        ? "; its formulas need the network when it is read"
        : "";
  return {
    files,
    made: `by nbconvert ${found.version}${network}${network && " (--with noether: they do not)"}`,
  };
}

/** What else nbconvert would need and cannot find. */
function lacking(format: Format): string {
  if (format !== "pdf") return "";
  const missing = ["xelatex", "pandoc"].filter((name) => programOnPath(name) === undefined);
  return missing.length === 0 ? "" : `nbconvert makes no PDF without ${missing.join(" and ")}`;
}

async function built({ notebook, source, target, format }: Conversion, why: string): Promise<Converted> {
  const image = localImages(dirname(resolve(source)));
  const because = why === "" ? "" : ` (${why})`;
  const alone = (main: string | Uint8Array): Files => ({ main, beside: new Map() });
  switch (format) {
    case "html":
      return { files: alone(await pageOf(notebook, dirname(source))), made: `by Noether${because}` };
    case "slides":
      return { files: alone(toSlides(notebook, { image })), made: `by Noether${because}` };
    case "markdown":
      return { files: toMarkdown(notebook, folderBeside(target)), made: `by Noether${because}` };
    case "script":
      return { files: alone(formatPercent(notebook)), made: `by Noether${because}` };
    case "pdf": {
      const browser = findChromium();
      if (browser === undefined) {
        throw new UserError(
          `a PDF is printed by a browser of the Chromium family, and there is none${because}: install Chromium, Chrome or Edge, or set CHROME_PATH to one; or use --to html and print it yourself`,
        );
      }
      const html = toHtml(forPaper(notebook), { image })
        .replaceAll(' loading="lazy"', "")
        .replace("</head>", "<style>@page { size: A4; }</style>\n</head>");
      const pdf = await printPdf(browser, html, dirname(resolve(target)));
      return { files: alone(pdf), made: `by Noether and ${nameOf(browser)}${because}` };
    }
  }
}

function nameOf(browser: string): string {
  return basename(browser, extname(browser));
}
