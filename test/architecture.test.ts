import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { assertCaught, type Import, importsOf, root, sources, textOf } from "./architecture/imports.js";

/** The chapters of the library in order: each imports only itself and those before it. */
const CHAPTERS = [
  "display",
  "numbers",
  "algebra",
  "engine",
  "figure",
  "group",
  "representation",
  "laws",
  "grid",
  "irreps",
  "harmonics",
  "product",
  "radial",
  "graph",
  "quantum",
  "layers",
  "models",
  "autoencoder",
  "dynamics",
  "data",
  "exact",
];

/** The names under which lessons, their solutions and sheets import the library and the course. */
const PUBLISHED = [
  "noether",
  "noether/laws",
  "noether/figure",
  "noether/engine",
  "noether/models",
  "noether/autoencoder",
  "noether/quantum",
  "noether/dynamics",
  "noether/course",
  "noether/data",
  "noether/display",
  "noether/exact",
];

/** What each part of the repository may import besides itself, by the first folder or published name. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  lib: ["lib"],
  tools: [
    "tools",
    "noether",
    "noether/laws",
    "noether/engine",
    "noether/models",
    "noether/autoencoder",
    "noether/quantum",
    "noether/dynamics",
  ],
  notebooks: [...PUBLISHED, "noether/widgets"],
  solutions: ["solutions", ...PUBLISHED],
  exercises: PUBLISHED,
};

/** Why an import is against the arrows; undefined if it follows them. */
function violation({ file, specifier, target }: Import): string | undefined {
  const [part = "", chapter = ""] = file.split("/");
  if (target === undefined) {
    if (!specifier.startsWith("noether")) {
      return part === "lib" && specifier.startsWith("node:")
        ? `${file} imports ${specifier}: the library knows no Node`
        : undefined;
    }
    return (ARROWS[part] ?? []).includes(specifier)
      ? undefined
      : `${file} imports ${specifier}: ${part} may not`;
  }
  const [targetPart = "", targetChapter = ""] = target.split("/");
  if (!(ARROWS[part] ?? []).includes(targetPart))
    return `${file} imports ${target}: ${part} may not import ${targetPart}`;
  if (part !== "lib" || chapter === "index.ts" || !CHAPTERS.includes(chapter)) return undefined;
  return CHAPTERS.indexOf(targetChapter) <= CHAPTERS.indexOf(chapter) && targetChapter !== "index.ts"
    ? undefined
    : `${file} imports ${target}: ${chapter} comes before ${targetChapter}`;
}

describe("the house", () => {
  const files = Object.keys(ARROWS).flatMap(sources);

  it("has no import against the arrows", () => {
    const found = files.flatMap((file) => importsOf(file)).map(violation);
    assert.deepEqual(
      found.filter((sentence) => sentence !== undefined),
      [],
    );
  });

  it("catches planted violations", () => {
    assertCaught(violation, [
      ["lib/group/cyclic.ts", 'import type { Law } from "../laws/law.js";'],
      ["lib/group/cyclic.ts", 'import { readFileSync } from "node:fs";'],
      ["lib/group/cyclic.ts", 'import { convolve } from "../index.js";'],
      ["lib/laws/law.ts", 'import { x } from "../../tools/cli/main.js";'],
      ["tools/cells/course/check.ts", 'import { random } from "../../../lib/numbers/random.js";'],
      ["notebooks/05-convolution.ts", 'import answer from "../solutions/05-convolution.js";'],
      ["solutions/05-convolution.ts", 'const t = await import("../tools/cells/course/index.js");'],
    ]);
  });

  it("lists every chapter of the library", () => {
    const folders = readdirSync(join(root, "lib"), { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    );
    assert.deepEqual(folders.map(({ name }) => name).sort(), [...CHAPTERS].sort());
  });

  it("keeps files under 250 lines, notebooks and the table of contents apart", () => {
    const long = ["lib", "tools", "solutions"]
      .flatMap(sources)
      // Sheets are notebooks; lib/index.ts has a line for each name of the library and no code.
      .filter((file) => file !== "lib/index.ts" && !/^solutions\/[^/]+\.ts$/.test(file))
      .map((file) => [file, textOf(file).split("\n").length] as const)
      .filter(([, lines]) => lines > 250);
    assert.deepEqual(long, []);
  });
});
