import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdir, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { isRunnable } from "../../tools/run/runNotebook.js";
import { installed, pythonWith } from "../tools/kernel/jupyter/python.js";
import { inTemporaryFolder } from "../tools/notebook/temporaryFolder.js";
import { type Executed, executed } from "./underJupyter.js";

const root = fileURLToPath(new URL("../../../", import.meta.url));

/** Why a cell fails under tslab, by tslab's message. */
const reasons: readonly (readonly [RegExp, (found: RegExpExecArray) => string])[] = [
  [
    /Property '(\w+)' does not exist on type|has no exported member '(\w+)'/,
    ([, member, exported]) =>
      `\`${member ?? exported}\` is unknown there: its language library ends with ES2022`,
  ],
  [
    /ReferenceError: await is not defined/,
    () => "`await (...)`, `await [...]` and `for await` at the top level are taken for names",
  ],
  [
    /ReferenceError: (\w+) is not defined/,
    ([, name]) => `\`{ ${name} }\` loses a name of an earlier cell (\`{ ${name}: ${name} }\` does not)`,
  ],
  [/Timeout waiting for IOPub output/, () => "more than about 500 prints in a cell: the rest is lost"],
];

function tslab(): string | undefined {
  const { NOETHER_TSLAB: program } = process.env;
  if (program && existsSync(program)) return program;
  const what =
    "there is no tslab: npm install tslab@1.0.22 anywhere, and name node_modules/.bin/tslab in NOETHER_TSLAB";
  if (process.env.CI) throw new Error(what);
  process.stderr.write(`\n    NOT TESTED: ${what}\n`);
  return undefined;
}

/** A row of the table in docs/TSLAB.md. */
function row(lesson: string, { notebook, error, cell }: Executed): string {
  const cells = notebook.cells.filter(isRunnable).length;
  if (error === null || cell === null) return `| ${lesson} | all of its ${cells} cells | |`;
  const { id, outputs = [] } = notebook.cells[cell]!;
  const said = outputs.map((output) => (output.output_type === "stream" ? output.text : "")).join("") + error;
  const [reason] = reasons.flatMap(([pattern, name]) => {
    const found = pattern.exec(said);
    return found ? [name(found)] : [];
  });
  assert.ok(reason, `${lesson}, cell ${id}: tslab fails for a reason that this test does not know: ${said}`);
  const before = notebook.cells.slice(0, cell).filter(isRunnable).length;
  return `| ${lesson} | ${before} of ${cells} cells, to \`${id}\` | ${reason} |`;
}

describe("the course in tslab 1.0.22", () => {
  it("runs as far as docs/TSLAB.md says", async function () {
    const python = pythonWith("nbclient", "ipykernel");
    const program = tslab();
    if (python === undefined || program === undefined) return this.skip();
    const lessons = readdirSync(join(root, "notebooks")).filter((file) => file.endsWith(".ipynb"));
    await inTemporaryFolder(async (place) => {
      const folder = join(place, "lessons");
      const types = dirname(createRequire(import.meta.url).resolve("@types/node/package.json"));
      await mkdir(join(folder, "node_modules", "@types"), { recursive: true });
      await symlink(types, join(folder, "node_modules", "@types", "node"), "junction");
      await symlink(root, join(folder, "node_modules", "noether"), "junction");
      const environment = await installed(place);
      const kernel = join(place, "share", "jupyter", "kernels", "tslab");
      await mkdir(kernel);
      const argv = [program, "kernel", "--config-path", "{connection_file}"];
      const spec = { argv, display_name: "tslab", language: "typescript" };
      await writeFile(join(kernel, "kernel.json"), JSON.stringify(spec));
      const files = lessons.map((lesson) => join(root, "notebooks", lesson));
      const how = { kernel: "tslab", folder, target: join(place, "out"), environment };
      const results = await executed(python, files, how);
      const table = [
        "| lesson | runs | then |",
        "|---|---|---|",
        ...results.map((result, k) => row(basename(lessons[k]!, ".ipynb"), result)),
      ].join("\n");
      const page = readFileSync(join(root, "docs", "TSLAB.md"), "utf8");
      const [, written] = /<!-- lessons -->\n([\s\S]*?)\n<!-- end of lessons -->/.exec(page) ?? [];
      assert.equal(written, table, `docs/TSLAB.md should say, between its comments:\n${table}\n`);
    });
  });

  it("finds the types of every entry of the package, though it does not read `exports`", () => {
    const { exports, typesVersions } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    const entries = Object.entries(exports as Record<string, { types?: string }>).flatMap(
      ([entry, { types }]) => (types && entry !== "." ? [[entry.slice(2), [types.slice(2)]]] : []),
    );
    assert.deepEqual(typesVersions["*"], Object.fromEntries(entries));
  });
});
