import { katex } from "@mdit/plugin-katex";
import MarkdownIt from "markdown-it";
import type { MimeBundle } from "noether";
import { highlighted } from "./code.js";

/** A heading of the page. */
export interface Heading {
  readonly level: number;
  readonly id: string;
  /** Its content without links, as HTML. */
  readonly html: string;
  /** Its content as text. */
  readonly text: string;
}

/**
 * What the cells of one page share while they are rendered: the headings so far, and the addresses of images and links.
 */
export interface PageState {
  readonly headings: Heading[];
  readonly ids: Set<string>;
  readonly image: (source: string) => string | undefined;
  readonly link: (address: string) => string | undefined;
}

/** Markdown as HTML, with TeX between dollars by KaTeX; headings get anchors and are added to the page's. */
export function renderMarkdown(
  source: string,
  page: PageState,
  attachments: Readonly<Record<string, MimeBundle>> = {},
): string {
  return markdown.render(source, { page, attachments });
}

interface Environment {
  readonly page: PageState;
  readonly attachments: Readonly<Record<string, MimeBundle>>;
}

const markdown = new MarkdownIt({
  html: true,
  linkify: true,
  highlight: (code, language) => highlighted(code, language),
}).use(katex, { throwOnError: false, strict: "ignore", errorColor: "currentColor" });

const { renderer } = markdown;

renderer.rules.heading_open = (tokens, index, options, env: Environment) => {
  const { page } = env;
  const inline = tokens[index + 1]?.children ?? [];
  const text = inline.map(({ content }) => content).join("");
  const id = anchor(text, page.ids);
  const html = renderer.renderInline(inline, options, env).replace(/<\/?a\b[^>]*>/g, "");
  const level = Number(tokens[index]!.tag.slice(1));
  page.headings.push({ level, id, html, text });
  return `<h${level} id="${id}">`;
};

renderer.rules.heading_close = (tokens, index, _options, { page }: Environment) => {
  const { id } = page.headings.at(-1)!;
  return `<a class="anchor" href="#${id}" aria-label="Link to this section">#</a></${tokens[index]!.tag}>\n`;
};

const image = renderer.rules.image!;
renderer.rules.image = (tokens, index, options, env: Environment, self) => {
  const token = tokens[index]!;
  const source = token.attrGet("src") ?? "";
  const found = pasted(source, env.attachments) ?? env.page.image(source);
  if (found !== undefined) token.attrSet("src", found);
  token.attrSet("loading", "lazy");
  return image(tokens, index, options, env, self);
};

renderer.rules.link_open = (tokens, index, options, env: Environment, self) => {
  const token = tokens[index]!;
  const address = env.page.link(token.attrGet("href") ?? "");
  if (address !== undefined) token.attrSet("href", address);
  return self.renderToken(tokens, index, options);
};

renderer.rules.table_open = () => '<div class="wide" tabindex="0"><table>\n';
renderer.rules.table_close = () => "</table></div>\n";

/** The data: URI of an attachment, `attachment:NAME`. */
function pasted(source: string, attachments: Environment["attachments"]): string | undefined {
  if (!source.startsWith("attachment:")) return undefined;
  const name = decodeURIComponent(source.slice("attachment:".length));
  const bundle = Object.hasOwn(attachments, name) ? attachments[name]! : {};
  const [type, data] = Object.entries(bundle)[0] ?? [];
  return type?.startsWith("image/") ? `data:${type};base64,${String(data).replace(/\s/g, "")}` : undefined;
}

/** An id of letters, digits and hyphens that is new to the page. */
function anchor(text: string, taken: Set<string>): string {
  const base =
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, "-")
      .replace(/^-|-$/g, "") || "section";
  let id = base;
  for (let n = 2; taken.has(id); n++) id = `${base}-${n}`;
  taken.add(id);
  return id;
}
