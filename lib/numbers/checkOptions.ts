/**
 * Refuses options that do not exist, which would otherwise be ignored silently.
 *
 * @param given the options, or nothing
 * @param known their names
 * @param of who takes them, where that is to be named
 * @throws RangeError naming the option, and the one that was probably meant
 * @throws TypeError if it is no object, such as the value of an option
 */
export function checkOptions(given: unknown, known: readonly string[], of = ""): void {
  if (given === undefined) return;
  const who = of === "" ? "" : `${of}: `;
  if (typeof given !== "object" || given === null)
    throw new TypeError(
      `${who}expected options, an object such as { ${known[0]}: ... }, got ${given === null ? "null" : typeof given}`,
    );
  for (const name of Object.keys(given)) {
    if (known.includes(name)) continue;
    const meant = known.find((option) => distance(name.toLowerCase(), option.toLowerCase()) <= 3);
    throw new RangeError(
      `${who}expected the options ${known.join(", ")}, got ${name}${meant === undefined ? ": remove it" : `: write ${meant}`}`,
    );
  }
}

/**
 * Refuses a value that is not one of several names.
 *
 * @throws RangeError naming the choices
 */
export function checkChoice(option: string, value: unknown, choices: readonly string[]): void {
  if (choices.includes(value as string)) return;
  throw new RangeError(
    `expected ${option} to be ${choices.map((choice) => JSON.stringify(choice)).join(" or ")}, got ${JSON.stringify(value)}`,
  );
}

/** The edit distance: how many letters have to be inserted, deleted or replaced (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, changed));
    }
    row = next;
  }
  return row[b.length]!;
}
