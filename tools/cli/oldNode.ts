/** The oldest Node that Noether runs on. */
const oldest = [20, 19] as const;

/** What to say to somebody whose Node is too old; undefined if it is not. */
export function oldNode(version: string = process.versions.node): string | undefined {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return undefined;
  return `Noether needs Node ${oldest.join(".")} or newer, this is ${version}: install a newer version from nodejs.org.`;
}
