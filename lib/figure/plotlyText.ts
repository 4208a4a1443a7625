/** Words as Plotly shows them: its texts may hold tags, so that a "<" of ours is written as an entity. */
export function plotlyText(words: string): string {
  return words.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}
