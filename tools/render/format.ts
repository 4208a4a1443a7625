import { nearest } from "../nearest.js";
import { UserError } from "../userError.js";

/** The formats of a notebook, and the extension of the file that is written next to it. */
export const formats = {
  html: ".html",
  pdf: ".pdf",
  slides: ".slides.html",
  markdown: ".md",
  script: ".ts",
} as const;

/** The name of a format. */
export type Format = keyof typeof formats;

/**
 * The format of this name.
 *
 * @throws UserError, with the name that may have been meant
 */
export function formatNamed(name: string): Format {
  if (Object.hasOwn(formats, name)) return name as Format;
  const names = Object.keys(formats);
  const near = nearest(name, names);
  throw new UserError(
    `expected --to to be ${names.slice(0, -1).join(", ")} or ${names.at(-1)}, got "${name}"${near ? `: did you mean ${near}?` : ""}`,
  );
}

/** The format that the name of a file asks for, if any. */
export function formatOfFile(path: string): Format | undefined {
  const name = path.toLowerCase();
  if (name.endsWith(formats.slides)) return "slides";
  return (Object.keys(formats) as Format[]).find((format) => name.endsWith(formats[format]));
}
