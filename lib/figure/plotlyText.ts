/** Words as Plotly shows them: its texts may contain tags, so a literal "<" is written as an entity. */
export function plotlyText(words: string): string {
  return words.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

/** Lines of words, in bold for a title. */
export function plotlyLines(lines: readonly string[], bold = false): string {
  const text = lines.map(plotlyText).join("<br>");
  return bold ? `<b>${text}</b>` : text;
}
