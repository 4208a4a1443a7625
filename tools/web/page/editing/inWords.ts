/** A sentence as elements: what is between backticks is code. */
export function inWords(sentence: string): HTMLElement {
  const line = document.createElement("span");
  for (const [index, part] of sentence.split("`").entries()) {
    const element = document.createElement(index % 2 === 1 ? "code" : "span");
    element.textContent = part;
    line.append(element);
  }
  return line;
}
