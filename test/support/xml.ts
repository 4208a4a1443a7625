/** An element of a parsed XML text; entities in its text are resolved. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/**
 * The root element of an XML text. Strict where it matters here: one root, matching tags, quoted attributes, each
 * once, no bare "&" or "<", no characters that XML forbids.
 */
export function parseXml(source: string): Element {
  if (/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.test(source))
    throw new Error("forbidden character");
  const root: Element = { name: "", attributes: {}, children: [], text: "" };
  const open = [root];
  let at = 0;
  for (const token of source.matchAll(/<(\/?)([A-Za-z][\w:-]*)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>/g)) {
    open.at(-1)!.text += resolved(source.slice(at, token.index));
    at = token.index + token[0].length;
    const [, closing, name, list, empty] = token as unknown as [string, string, string, string, string];
    if (closing === "/") {
      if (open.at(-1)!.name !== name) throw new Error(`</${name}> closes <${open.at(-1)!.name}>`);
      open.pop();
      continue;
    }
    const pairs = [...list.matchAll(/([\w:-]+)="([^"]*)"/g)].map(
      ([, key, value]) => [key!, resolved(value!)] as const,
    );
    if (new Set(pairs.map(([key]) => key)).size !== pairs.length)
      throw new Error(`attribute twice in <${name}>`);
    const element: Element = { name, attributes: Object.fromEntries(pairs), children: [], text: "" };
    open.at(-1)!.children.push(element);
    if (empty !== "/") open.push(element);
  }
  root.text += resolved(source.slice(at));
  if (open.length !== 1 || root.children.length !== 1 || root.text.trim() !== "")
    throw new Error("not one closed root");
  return root.children[0]!;
}

/** All elements of one name, the root among them, in the order of the text. */
export function all(root: Element, name: string): Element[] {
  return [...(root.name === name ? [root] : []), ...root.children.flatMap((child) => all(child, name))];
}

function resolved(text: string): string {
  if (/[<>]/.test(text)) throw new Error(`bare angle bracket in ${text.slice(0, 40)}`);
  return text.replace(/&([^;]*;?)/g, (_, body: string) => {
    const found = body.endsWith(";") ? entities[body.slice(0, -1)] : undefined;
    if (found === undefined) throw new Error(`bare ampersand in ${text.slice(0, 40)}`);
    return found;
  });
}
