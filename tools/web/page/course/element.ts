/** What an element is made of: attributes, and functions for its events (`click`). */
type Attributes = Readonly<Record<string, string | boolean | (() => void)>>;

/** An element with attributes (`true`: present, `false`: left out), handlers of events, and content. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...content: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(name, value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false) made.setAttribute(name, value);
  }
  made.append(...content);
  return made;
}
