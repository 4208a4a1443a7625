/**
 * Every check makes much short-lived garbage: a large nursery halves its cost. TypeScript's package does not say what
 * kind of module it is: without the search for that it loads a third of a second sooner. A snapshot is refused where
 * these differ from those that it was made with.
 */
export const checkerFlags: readonly string[] = [
  "--max-old-space-size=2048",
  "--max-semi-space-size=32",
  ...(process.allowedNodeEnvironmentFlags.has("--experimental-detect-module")
    ? ["--no-experimental-detect-module"]
    : []),
];
