import type ts from "typescript";

const titles: Readonly<Record<string, string>> = {
  throws: "Throws",
  returns: "Returns",
  return: "Returns",
  deprecated: "Deprecated",
  see: "See",
  since: "Since",
  remarks: "Remarks",
};

/** A documentation comment as Markdown: the text, the parameters as a list, other tags, examples. */
export function markdown(text: readonly ts.SymbolDisplayPart[], tags: readonly ts.JSDocTagInfo[]): string {
  const parameters: string[] = [];
  const others: string[] = [];
  const examples: string[] = [];
  for (const { name, text: parts } of tags) {
    const body = linked(parts ?? []).trim();
    if (name === "param" || name === "template" || name === "typeParam") {
      const [, parameter = "", rest = ""] = /^(\S+)\s*(?:[-\u2013\u2014]\s+)?([\s\S]*)$/.exec(body) ?? [];
      parameters.push(`- \`${parameter}\`${rest === "" ? "" : `: ${rest}`}`);
    } else if (name === "example") examples.push(`Example:\n\n${fenced(body)}`);
    else if (body !== "" || name in titles) others.push(`*${titles[name] ?? name}* ${body}`.trim());
  }
  return [linked(text).trim(), parameters.join("\n"), ...others, ...examples]
    .filter((part) => part !== "")
    .join("\n\n");
}

/** An example as a code block, unless it contains code blocks itself. */
function fenced(body: string): string {
  if (body.includes("```")) return body;
  const [, title, rest] = /^<caption>(.*?)<\/caption>\s*([\s\S]*)$/.exec(body) ?? [undefined, "", body];
  return `${title ? `${title}\n\n` : ""}\`\`\`ts\n${rest}\n\`\`\``;
}

/** The parts of a comment as text, with `{@link name}` as code. */
function linked(parts: readonly ts.SymbolDisplayPart[]): string {
  let written = "";
  for (const { kind, text } of parts) {
    if (kind === "link") continue; // the braces
    if (kind === "linkName") written += `\`${text}\``;
    else if (kind === "linkText") {
      const [address, ...title] = text.trim().split(/\s*\|\s*|\s+/);
      written += /^https?:/.test(text) ? `[${title.join(" ") || address}](${address})` : text;
    } else written += text;
  }
  return written;
}
