/** All numbers of nested lists and records, in order. */
export function numbersIn(x: unknown): number[] {
  const found: number[] = [];
  const visit = (part: unknown): void => {
    if (typeof part === "number") found.push(part);
    else if (typeof part === "object" && part !== null) for (const entry of Object.values(part)) visit(entry);
  };
  visit(x);
  return found;
}

/** The largest |number| of nested lists and records; 0 if there is none. */
export function largestIn(x: unknown): number {
  return numbersIn(x).reduce((most, number) => Math.max(most, Math.abs(number)), 0);
}
