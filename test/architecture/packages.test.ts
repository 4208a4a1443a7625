import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { assertCaught, type Import, importsOf, packageOf, sources } from "./imports.js";

/**
 * The packages that a place may import, by the longest folder that fits; a place that is not listed may import none.
 * `@scope/*` stands for all packages of a scope.
 * What every notebook loads must start fast (mathjs takes 0.8 s), and what runs in a browser must be found there.
 */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  "lib/algebra": ["ml-matrix"],
  "lib/data": ["fflate"],
  "lib/engine": ["ml-matrix"],
  "lib/exact": ["mathjs"],
  "lib/numbers": ["pure-rand"],
  "tools/bench": ["playwright-core"],
  "tools/cli": ["zeromq"],
  "tools/grader": ["fflate"],
  "tools/kernel/checker": ["typescript"],
  "tools/kernel/compiler": ["typescript"],
  "tools/kernel/node": ["ws", "zeromq"],
  "tools/web/server/course": ["fflate"],
  "tools/web/page": [
    "@codemirror/*",
    "@jupyter-widgets/*",
    "@jupyterlab/*",
    "@lumino/*",
    "katex",
    "plotly.js-gl3d-dist-min",
    "react-toastify",
  ],
  "tools/web/http": ["ws"],
  "tools/web/server": ["ws"],
  "tools/map": ["@dagrejs/dagre"],
  "tools/render": ["@mdit/plugin-katex", "highlight.js", "markdown-it"],
};

const places = Object.keys(PACKAGES);

/** Whether an entry of the table names a package. */
const covers = (entry: string, name: string): boolean =>
  entry.endsWith("/*") ? name.startsWith(entry.slice(0, -1)) : name === entry;

/** Why a package may not be imported; undefined if it may. */
function violation({ file, specifier }: Import): string | undefined {
  const name = packageOf(specifier);
  if (name === undefined || name === "noether" || name.startsWith("virtual:")) return undefined;
  const place = places.find((each) => file.startsWith(`${each}/`));
  return place !== undefined && PACKAGES[place]!.some((entry) => covers(entry, name))
    ? undefined
    : `${file} imports ${name}: ${place ?? "its folder"} may import ${PACKAGES[place ?? ""]?.join(", ") ?? "no package"}`;
}

describe("packages", () => {
  const imports = ["lib", "tools"].flatMap(sources).flatMap((file) => importsOf(file));

  it("are imported only where the table says", () => {
    assert.deepEqual(
      imports.flatMap((each) => violation(each) ?? []),
      [],
    );
  });

  it("are in the table only where they are imported", () => {
    const idle = Object.entries(PACKAGES).flatMap(([place, names]) =>
      names.filter(
        (entry) =>
          !imports.some(
            ({ file, specifier }) =>
              file.startsWith(`${place}/`) && covers(entry, packageOf(specifier) ?? ""),
          ),
      ),
    );
    assert.deepEqual(idle, []);
  });

  it("are caught when planted", () => {
    assertCaught(violation, [
      ["lib/group/cyclic.ts", 'import { fraction } from "mathjs";'],
      ["lib/group/cyclic.ts", 'import type { Matrix } from "ml-matrix";'],
      ["lib/algebra/determinant.ts", 'const m = await import("mathjs");'],
      ["tools/kernel/jupyter/kernel.ts", 'import { WebSocket } from "ws";'],
      ["tools/kernel/executor/main.ts", 'import ts from "typescript";'],
      ["tools/web/server/server.ts", 'import { JupyterLab } from "@jupyterlab/application";'],
      ["tools/web/page/entry.ts", 'import { zeromq } from "zeromq";'],
      ["tools/cells/display/display.ts", 'import katex from "katex";'],
    ]);
  });
});
