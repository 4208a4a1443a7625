import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Licences under which a package may be part of what Noether hands out. */
const permissive = /^\(?(?:MIT|ISC|0BSD|Apache-2\.0|BSD-[23]-Clause|Unlicense|CC0-1\.0)\b/;

/**
 * The names, versions and licences of the packages that a bundle was made from.
 *
 * @param {string} modules the folder `node_modules`
 * @param {readonly string[]} inputs the files of the bundle
 * @returns {string} a text for whoever receives the bundle
 * @throws Error if a package states no licence or one that is not permissive
 */
export function notices(modules, inputs) {
  const home = /^.*node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/;
  const homes = new Set(
    inputs.flatMap(
      (file) =>
        home
          .exec(file)?.[0]
          .split(/node_modules[\\/]/)
          .slice(1)
          .join("node_modules/") ?? [],
    ),
  );
  const texts = [...homes].sort().map((home) => {
    const { name, version, license } = JSON.parse(readFileSync(join(modules, home, "package.json"), "utf8"));
    const file = readdirSync(join(modules, home)).find((each) => /^(?:licen[cs]e|copying)/i.test(each));
    const text = file ? readFileSync(join(modules, home, file), "utf8").trim() : "";
    const granted = license ?? /\b(?:MIT|ISC|Apache|BSD)\b/.exec(text)?.[0];
    if (!granted || !permissive.test(granted))
      throw new Error(
        `expected a permissive licence of ${name}, got ${granted ?? "none"}: leave it out of the page`,
      );
    return `${name} ${version} (${granted})\n\n${text || "The package has no text of its licence."}\n`;
  });
  const line = `${"-".repeat(78)}\n`;
  return `The page contains these packages.\n\n${line}${texts.join(`\n${line}`)}`;
}
