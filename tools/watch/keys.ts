/** Reports the keys that a person presses in a terminal, if there is one; returns a function that stops it. */
export function keys(pressed: (key: string) => void, input: NodeJS.ReadStream = process.stdin): () => void {
  if (!input.isTTY) return () => {};
  const hear = (data: Buffer): void => {
    for (const key of data.toString()) pressed(key);
  };
  input.setRawMode(true);
  input.on("data", hear);
  input.resume();
  return () => {
    input.off("data", hear);
    input.setRawMode(false);
    input.pause();
  };
}
