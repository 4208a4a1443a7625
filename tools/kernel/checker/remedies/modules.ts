/** The remedy for a module that is not found. */
export function whereModulesAre(specifier: string): string {
  if (/^\.{0,2}\//.test(specifier))
    return "paths begin at the notebook's folder: `./name` is the file name.ts, name.js or name.json there";
  const foreign = /^(npm|jsr|https?):\/*(.+)$/.exec(specifier);
  if (foreign) return fromElsewhere(foreign[1]!, foreign[2]!);
  const name = packageOf(specifier);
  return `install it (npm install ${name}), or check its name; a file in the notebook's folder is \`./${specifier}\``;
}

/** The package that a specifier belongs to: `d3` of `d3/array`, `@a/b` of `@a/b/c`. */
export const packageOf = (specifier: string): string =>
  specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");

const withoutVersion = (name: string): string => name.replace(/(?!^)@[^/]*/, "");

/** The remedy for Deno's ways to name a package. */
function fromElsewhere(scheme: string, rest: string): string {
  if (scheme === "npm") {
    const name = withoutVersion(rest);
    return `\`npm:\` is Deno's way to write it: write "${name}", and install it (npm install ${packageOf(name)})`;
  }
  if (scheme === "jsr") {
    const name = packageOf(withoutVersion(rest));
    return `\`jsr:\` is Deno's way to write it: write "${withoutVersion(rest)}", and install it (npx jsr add ${name})`;
  }
  const [, name] =
    /^(?:esm\.sh|cdn\.skypack\.dev|cdn\.jsdelivr\.net\/npm|unpkg\.com)\/((?:@[^/@]+\/)?[^/@?]+)/.exec(
      rest,
    ) ?? [undefined, undefined];
  return name === undefined
    ? "nothing is imported from the web here: install the package (npm install), or save the file in the notebook's folder and import `./name`"
    : `nothing is imported from the web here: write "${name}", and install it (npm install ${name})`;
}

/** The remedy if a cell extends a module (`declare module "x"`) that is not installed, or that has no types. */
export function whereAugmented(specifier: string, isUntyped: boolean): string {
  if (isUntyped)
    return `leave the declaration out: what ${specifier} exports has any type here; or install its types (npm install @types/${packageOf(specifier).replace(/^@(.*)\//, "$1__")})`;
  return `\`declare module\` extends an installed package: install it (npm install ${packageOf(specifier)}), or leave the declaration out`;
}
