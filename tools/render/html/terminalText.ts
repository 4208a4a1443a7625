import { escapeHtml } from "../../cells/display/escapeHtml.js";

/** A text as a terminal would show it: in each line only what carriage returns and backspaces leave. */
export function settled(text: string): string {
  const left = text.replaceAll("\r\n", "\n").replace(/^.*\r(?=.)/gm, "");
  if (!left.includes("\b")) return left;
  const kept: string[] = [];
  for (const letter of left) {
    if (letter !== "\b") kept.push(letter);
    else if (kept.length > 0 && kept.at(-1) !== "\n") kept.pop();
  }
  return kept.join("");
}

const begin = String.fromCharCode(27);
/** The sequences that set colours and styles, and all others, which are removed. */
const styles = new RegExp(`${begin}\\[([0-9;]*)m`);
const others = new RegExp(
  `${begin}(?:\\[[0-9;?]*[A-Za-ln-z]|\\][^${begin}\u0007]*(?:\u0007|${begin}\\\\)|[()][A-Z0-9])`,
  "g",
);
const names = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"];

/** A text without the codes of a terminal. */
export function withoutCodes(text: string): string {
  return text.replace(others, "").replace(new RegExp(styles, "g"), "");
}

/**
 * A text with the codes of a terminal as HTML: the eight colours (bright ones are not distinguished), bold, faint,
 * italic and underlined words in spans of the classes `ansi-red`, `ansi-bold` ...; any other code is removed.
 */
export function colouredHtml(text: string): string {
  const [first = "", ...parts] = text.replace(others, "").split(styles);
  let html = escapeHtml(first);
  let [colour, weight, style]: (string | undefined)[] = [];
  let line: string | undefined;
  for (let i = 0; i < parts.length; i += 2) {
    const codes = parts[i]!.split(";").map(Number);
    for (let k = 0; k < codes.length; k++) {
      const code = codes[k]!;
      if (code === 0) colour = weight = style = line = undefined;
      else if (code === 1 || code === 2) weight = code === 1 ? "bold" : "faint";
      else if (code === 3) style = "italic";
      else if (code === 4) line = "underline";
      else if (code === 22) weight = undefined;
      else if (code === 23) style = undefined;
      else if (code === 24) line = undefined;
      else if ((code >= 30 && code < 38) || (code >= 90 && code < 98)) colour = names[code % 10];
      else if (code === 39) colour = undefined;
      else if (code === 38 || code === 48) k += codes[k + 1] === 5 ? 2 : 4;
    }
    const classes = [colour, weight, style, line].filter((each) => each !== undefined);
    const words = escapeHtml(parts[i + 1]!);
    html +=
      classes.length === 0 || words === ""
        ? words
        : `<span class="${classes.map((each) => `ansi-${each}`).join(" ")}">${words}</span>`;
  }
  return html;
}
