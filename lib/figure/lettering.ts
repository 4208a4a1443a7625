/**
 * The places whose names can be written without overlap: every place if there is room, otherwise every second, third ...
 *
 * @param room pixels along the axis
 * @param upright whether a name takes up its height along the axis, not its width
 */
export function thinned(names: readonly string[], room: number, upright: boolean): number[] {
  const each = upright ? 14 : 10 + widestOf(names);
  const every = Math.max(1, Math.ceil((names.length * each) / Math.max(1, room)));
  return names.flatMap((_, place) => (place % every === 0 ? [place] : []));
}

/** Whether names along a horizontal axis are written upright: when only upright is there room for all of them. */
export function standUpright(names: readonly string[], room: number): boolean {
  return (
    thinned(names, room, false).length < names.length && thinned(names, room, true).length === names.length
  );
}

/** The width of the longest of some words, in pixels, at 12 pixels of type: about 6.6 a letter. */
export function widestOf(words: readonly string[]): number {
  return 6.6 * Math.max(0, ...words.map((word) => [...word].length));
}

/** The size of type at which words fit into cells of w x h pixels; 0 where it would be too small to read. */
export function fittingSize(words: readonly string[], w: number, h: number): number {
  const size = Math.min(13, 0.55 * h, (12 * 0.92 * w) / Math.max(1, widestOf(words)));
  return size < 6 ? 0 : size;
}

/** Words as lines of bold type that are at most `room` pixels wide; a word is never divided. */
export function wrapped(words: string, room: number, size: number): string[] {
  const most = Math.max(1, Math.floor(room / (0.6 * size)));
  const lines: string[] = [];
  for (const word of words.split(" ")) {
    const longer = `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && [...longer].length <= most) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
