/** What determines a cell's id: the id that the file gives, else the exercise's name, else its place and kind. */
export interface Identified {
  readonly id?: string | undefined;
  readonly type: string;
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** Whether nbformat 4.5 allows this as a cell's id: 1 to 64 letters, digits, `-` and `_`. */
export function isCellId(id: unknown): id is string {
  return typeof id === "string" && /^[A-Za-z0-9_-]{1,64}$/.test(id);
}

/**
 * The ids of all cells of a notebook, unique and the same in every run. A given id is kept. A cell without one gets the
 * name of its exercise (`exercise="convolve"`), else its kind and its place (`code-3` is the third cell); if that is
 * taken, a number is appended (`convolve-2`). Of two equal given ids the second counts as missing.
 */
export function cellIds(cells: readonly Identified[]): string[] {
  const given = new Set<string>();
  const own = cells.map(({ id }) => {
    if (id === undefined || given.has(id)) return undefined;
    given.add(id);
    return id;
  });
  return cells.map((cell, i) => {
    if (own[i] !== undefined) return own[i];
    const { exercise } = cell.metadata;
    const base = isCellId(exercise) ? exercise.slice(0, 50) : `${cell.type}-${i + 1}`;
    let id = base;
    for (let n = 2; given.has(id); n++) id = `${base}-${n}`;
    given.add(id);
    return id;
  });
}

/**
 * For each cell, whether a file must write its id: it may leave out those that `cellIds` derives. Writing an id can
 * change those derived for other cells, so this is repeated until all ids are right.
 */
export function idsToWrite(cells: readonly (Identified & { readonly id: string })[]): boolean[] {
  const written = cells.map(() => false);
  for (;;) {
    const found = cellIds(cells.map((cell, i) => ({ ...cell, id: written[i] ? cell.id : undefined })));
    const wrong = cells.flatMap((cell, i) => (found[i] === cell.id || written[i] ? [] : [i]));
    if (wrong.length === 0) return written;
    for (const i of wrong) written[i] = true;
  }
}
