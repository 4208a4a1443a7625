import type { MimeBundle } from "noether";
import type { Cell, Notebook, Output } from "../notebook/notebook.js";
import type { Files } from "./files.js";
import { plain } from "./html/output.js";

/** Pictures that are written to a file of their own, the best format first. */
const pictures: readonly (readonly [type: string, extension: string])[] = [
  ["image/svg+xml", "svg"],
  ["image/png", "png"],
  ["image/jpeg", "jpg"],
  ["image/gif", "gif"],
  ["image/webp", "webp"],
];

/**
 * A notebook as Markdown: code in fences, its outputs below it, and pictures as files in a folder.
 *
 * @param folder the name of the folder for the pictures
 */
export function toMarkdown({ cells }: Notebook, folder: string): Files {
  const beside = new Map<string, string | Uint8Array>();
  const keep = (name: string, content: string | Uint8Array): string => {
    const path = `${folder}/${name}`;
    beside.set(path, content);
    return path.split("/").map(encodeURIComponent).join("/");
  };
  const blocks = cells.flatMap((cell) => cellBlocks(cell, keep)).filter((block) => block.trim() !== "");
  return { main: `${blocks.join("\n\n")}\n`, beside };
}

type Keep = (name: string, content: string | Uint8Array) => string;

function cellBlocks({ id, type, source, attachments = {}, outputs = [] }: Cell, keep: Keep): string[] {
  if (type === "raw") return [source];
  if (type === "markdown") return [pasted(source, attachments, id, keep)];
  const code = source.trim() === "" ? [] : [fenced(source, "typescript")];
  return [...code, ...outputs.map((output, i) => outputBlock(output, `${id}-${i + 1}`, keep))];
}

function outputBlock(output: Output, name: string, keep: Keep): string {
  if (output.output_type === "stream") return fenced(plain(output.text), "text");
  if (output.output_type === "error") {
    const { ename, evalue, traceback } = output;
    return fenced(plain(traceback.length > 0 ? traceback.join("\n") : `${ename}: ${evalue}`), "text");
  }
  const { data } = output;
  const text = (type: string): string | undefined =>
    typeof data[type] === "string" ? (data[type] as string) : undefined;
  const words = plain(text("text/plain") ?? "");
  for (const [type, extension] of pictures) {
    const content = text(type);
    if (content === undefined) continue;
    const bytes = type === "image/svg+xml" ? content : Buffer.from(content, "base64");
    const [caption = ""] = words.trim().split("\n", 1);
    return `![${caption.replace(/[[\]\\]/g, "\\$&")}](${keep(`${name}.${extension}`, bytes)})`;
  }
  const written = text("text/html") ?? text("text/markdown") ?? text("text/latex");
  if (written !== undefined) return written.trim();
  return words === "" ? "" : fenced(words, "text");
}

/** A text whose pasted pictures are moved to files. */
function pasted(
  source: string,
  attachments: Readonly<Record<string, MimeBundle>>,
  id: string,
  keep: Keep,
): string {
  return source.replace(/\(attachment:([^)\s]+)/g, (whole, written: string) => {
    const name = decodeURIComponent(written);
    const [type, data] = Object.entries(Object.hasOwn(attachments, name) ? attachments[name]! : {})[0] ?? [
      "",
    ];
    if (!type.startsWith("image/") || typeof data !== "string") return whole;
    return `(${keep(`${id}-${name.replace(/[^\p{L}\p{N}._-]/gu, "-")}`, Buffer.from(data, "base64"))}`;
  });
}

/** A text between fences that are longer than any within it. */
function fenced(text: string, language: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`{3,}/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${text.replace(/\n+$/, "")}\n${fence}`;
}
