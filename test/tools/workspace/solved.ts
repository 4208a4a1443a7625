/** A `progress.jsonl` of somebody who has solved these exercises. */
export function solved(...exercises: readonly string[]): string {
  const events = exercises.map((exercise) => ({
    at: "2026-01-01T00:00:00.000Z",
    exercise,
    event: "check",
    points: 9,
    outOf: 9,
    honest: true,
    answer: "a",
  }));
  return [{ format: "noether progress", version: 1 }, ...events]
    .map((line) => `${JSON.stringify(line)}\n`)
    .join("");
}
