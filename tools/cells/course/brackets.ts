/** The index of the bracket that closes the one at index `open`; the end of the text if there is none. */
export function closing(code: string, open: number): number {
  let depth = 0;
  for (let k = open; k < code.length; k++) {
    if (code[k] === "(") depth++;
    else if (code[k] === ")" && --depth === 0) return k;
  }
  return code.length;
}

/** The index of the bracket that is closed by the one at index `close`; 0 if there is none. */
export function opening(code: string, close: number): number {
  let depth = 0;
  for (let k = close; k >= 0; k--) {
    if (code[k] === ")") depth++;
    else if (code[k] === "(" && --depth === 0) return k;
  }
  return 0;
}
