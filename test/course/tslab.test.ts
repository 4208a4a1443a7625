import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdir, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { readNotebook } from "../../tools/notebook/files.js";
import type { Notebook } from "../../tools/notebook/notebook.js";
import { isRunnable } from "../../tools/run/runNotebook.js";
import { installed, pythonWith } from "../tools/kernel/jupyter/python.js";
import { inTemporaryFolder } from "../tools/notebook/temporaryFolder.js";
import type { Reached } from "./tslabSession.js";
import { executed } from "./underJupyter.js";

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
function row(lesson: string, { cells }: Notebook, { cell, said }: Reached): string {
  const count = cells.filter(isRunnable).length;
  if (cell === null) return `| ${lesson} | all of its ${count} cells | |`;
  const { id } = cells[cell]!;
  const [reason] = reasons.flatMap(([pattern, name]) => {
    const found = pattern.exec(said);
    return found ? [name(found)] : [];
  });
  assert.ok(reason, `${lesson}, cell ${id}: tslab fails for a reason that this test does not know: ${said}`);
  const before = cells.slice(0, cell).filter(isRunnable).length;
  return `| ${lesson} | ${before} of ${count} cells, to \`${id}\` | ${reason} |`;
}

const file = (lesson: string): string => join(root, "notebooks", `${lesson}.ipynb`);

/** The table in docs/TSLAB.md, row by row. */
function table(): readonly string[] {
  const page = readFileSync(join(root, "docs", "TSLAB.md"), "utf8");
  const [, written = ""] = /<!-- lessons -->\n([\s\S]*?)\n<!-- end of lessons -->/.exec(page) ?? [];
  return written.split("\n");
}

describe("the course in tslab 1.0.22", () => {
  /** Where lessons run: a folder with `noether` and `@types/node`. */
  const inFolder = (use: (folder: string, place: string) => Promise<void>): Promise<void> =>
    inTemporaryFolder(async (place) => {
      const folder = join(place, "lessons");
      const types = dirname(createRequire(import.meta.url).resolve("@types/node/package.json"));
      await mkdir(join(folder, "node_modules", "@types"), { recursive: true });
      await symlink(types, join(folder, "node_modules", "@types", "node"), "junction");
      await symlink(root, join(folder, "node_modules", "noether"), "junction");
      await use(folder, place);
    });

  it("runs as far as docs/TSLAB.md says", async function () {
    const program = tslab();
    if (program === undefined) return this.skip();
    const lessons = readdirSync(join(root, "notebooks"))
      .filter((name) => name.endsWith(".ipynb"))
      .map((name) => basename(name, ".ipynb"));
    await inFolder(async (folder, place) => {
      const report = join(place, "report.json");
      const session = fileURLToPath(new URL("tslabSession.js", import.meta.url));
      await promisify(execFile)(process.execPath, [session, program, report, ...lessons.map(file)], {
        cwd: folder,
        env: { ...process.env, NOETHER_QUICK: "1" },
      });
      const results: readonly Reached[] = JSON.parse(readFileSync(report, "utf8"));
      const rows = ["| lesson | runs | then |", "|---|---|---|"];
      for (const [k, result] of results.entries())
        rows.push(row(lessons[k]!, await readNotebook(file(lessons[k]!)), result));
      const said = `docs/TSLAB.md should say, between its comments:\n${rows.join("\n")}\n`;
      assert.deepEqual(table(), rows, said);
    });
  });

  it("does so as a kernel under Jupyter: a lesson that ends early, and one that runs whole", async function () {
    const python = pythonWith("nbclient", "ipykernel");
    const program = tslab();
    if (python === undefined || program === undefined) return this.skip();
    const lessons = ["00-why-symmetry", "A1-typescript"];
    await inFolder(async (folder, place) => {
      const environment = await installed(place);
      const kernel = join(place, "share", "jupyter", "kernels", "tslab");
      await mkdir(kernel);
      const argv = [program, "kernel", "--config-path", "{connection_file}"];
      const spec = { argv, display_name: "tslab", language: "typescript" };
      await writeFile(join(kernel, "kernel.json"), JSON.stringify(spec));
      const how = { kernel: "tslab", folder, target: join(place, "out"), environment };
      const results = await executed(python, lessons.map(file), how);
      const rows = results.map(({ notebook, error, cell }, k) => {
        const outputs = cell === null ? [] : (notebook.cells[cell]!.outputs ?? []);
        const texts = outputs.map((output) => (output.output_type === "stream" ? output.text : ""));
        return row(lessons[k]!, notebook, { cell, said: texts.join("") + error });
      });
      assert.deepEqual(
        rows,
        table().filter((each) => lessons.some((lesson) => each.startsWith(`| ${lesson} `))),
      );
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
