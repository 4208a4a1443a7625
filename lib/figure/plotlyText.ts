/** Words as Plotly shows them: its texts may hold tags, so that a "<" of ours is written as an entity. */
export function plotlyText(words: string): string {
  return words.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

/** Lines of words, bold where they are a title. */
export function plotlyLines(lines: readonly string[], bold = false): string {
  const text = lines.map(plotlyText).join("<br>");
  return bold ? `<b>${text}</b>` : text;
}
