/** Whether the shell's theme is a dark one. */
export const isDark = (): boolean => document.body.dataset.jpThemeLight === "false";

/** Red, green and blue (0 to 255) of what an element stands on. */
export function paperUnder(element: Element): readonly number[] {
  for (let each: Element | null = element; each; each = each.parentElement) {
    const [red = 0, green = 0, blue = 0, cover = 1] = (
      getComputedStyle(each).backgroundColor.match(/[\d.]+/g) ?? []
    ).map(Number);
    if (cover > 0) return [red, green, blue];
  }
  return [255, 255, 255];
}

/** Calls a function whenever the theme has changed, and the page is seen again; returns what ends this. */
export function onTheme(changed: () => void): () => void {
  const observer = new MutationObserver(() => requestAnimationFrame(changed));
  observer.observe(document.body, { attributeFilter: ["data-jp-theme-name"] });
  return () => observer.disconnect();
}
