import assert from "node:assert/strict";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, it } from "mocha";
import { formatIpynb, parseIpynb } from "../../../tools/notebook/ipynb.js";
import { parsePercent } from "../../../tools/notebook/percent.js";
import { inTemporaryFolder } from "../notebook/temporaryFolder.js";
import { noether } from "./noether.js";

const good = "// %% [markdown]\n// # Sums\n\n// %%\nconst a: number = 41;\n\n// %%\nconsole.log(a + 1);\n";
const bad = `${good}\n// %%\nconst b = a;\nthrow new RangeError("too far");\n\n// %%\nconsole.log("reached");\n`;

describe("noether run", () => {
  it("writes the notebook with its outputs next to it, and nothing else", () =>
    inTemporaryFolder(async (folder) => {
      await writeFile(join(folder, "a b.ts"), good);
      const { code, out, err } = await noether(folder, "run", "a b.ts");
      assert.deepEqual([code, out], [0, "a b.executed.ipynb\n"]);
      for (const line of err.split("\n"))
        assert.match(line, /^(\[[012]\/2(, about \d+ s left)?\] a b\.ts)?$/);
      const { cells } = parseIpynb(await readFile(join(folder, "a b.executed.ipynb"), "utf8"));
      assert.deepEqual(
        cells.map(({ executionCount, outputs }) => [executionCount, outputs]),
        [
          [undefined, undefined],
          [1, []],
          [2, [{ output_type: "stream", name: "stdout", text: "42\n" }]],
        ],
      );
      assert.deepEqual((await readdir(folder)).sort(), ["a b.executed.ipynb", "a b.ts"]);
    }));

  it("writes what ran until a cell fails, names notebook, cell and line, and ends with code 1", () =>
    inTemporaryFolder(async (folder) => {
      await writeFile(join(folder, "a.ts"), bad);
      const { code, out, err } = await noether(folder, "run", "a.ts");
      assert.deepEqual([code, out], [1, "a.executed.ipynb\n"]);
      assert.match(err, /\na\.ts: cell 3 failed\n {2}RangeError: too far\n[\s\S]*cell 3, line 2/);
      const { cells } = parseIpynb(await readFile(join(folder, "a.executed.ipynb"), "utf8"));
      assert.deepEqual(
        cells.slice(2).map(({ outputs }) => outputs?.map((each) => each.output_type)),
        [["stream"], ["error"], []],
      );
    }));

  it("continues after a failure if told to, and still ends with code 1", () =>
    inTemporaryFolder(async (folder) => {
      await writeFile(join(folder, "a.ipynb"), formatIpynb(parsePercent(bad)));
      const { code, out } = await noether(folder, "run", "a.ipynb", "--keep-going", "--output", "b.html");
      assert.deepEqual([code, out], [1, "b.html\n"]);
      const html = await readFile(join(folder, "b.html"), "utf8");
      assert.match(html, /<title>Sums<\/title>[\s\S]*RangeError: too far[\s\S]*reached/);
    }));

  it("continues after an error in a sheet, and prints its verdicts", () =>
    inTemporaryFolder(async (folder) => {
      const exercise = (name: string, body: string): string =>
        `// %% exercise="${name}"\n${body}\n\n// %%\nawait check("${name}", ${name});\n`;
      const sheet = [
        '// ---\n// jupyter:\n//   noether: {"sheet":"05-convolution"}\n// ---\n',
        '// %%\nimport { check } from "noether/course";\n',
        exercise("convolve", "const convolve = (f: number[], g: number[]) => f.map((x, t) => x * g[t]);"),
        exercise("shiftProof", 'const shiftProof: number = "no number";'),
        exercise("rotationError", 'function rotationError() { throw new Error("not written yet"); }'),
      ];
      await writeFile(join(folder, "a.exercises.ts"), sheet.join("\n"));
      const { code, out, err } = await noether(folder, "run", "a.exercises.ts", "--to", "html");
      assert.equal(code, 1);
      assert.match(err, /cell 4 failed/);
      const rows = out.split("\n").map((line) => line.trim().replace(/ {2,}/g, " | "));
      for (const row of [
        "convolve | 0 of 6 | not yet",
        "shiftProof | 0 of 3 | an error",
        "rotationError | 0 of 4 | nothing here yet",
        "Shifting f by one place should shift the result by one place.",
        "0 of 3 exercises, 0 of 13 points. Next: convolve.",
      ])
        assert.ok(rows.includes(row), `${row}\n${out}`);
      const page = await readFile(join(folder, "a.exercises.html"), "utf8");
      assert.match(page, /nothing here yet/);
    }));

  it("runs several notebooks into a folder that it creates", () =>
    inTemporaryFolder(async (folder) => {
      await writeFile(join(folder, "a.ts"), good);
      await writeFile(join(folder, "b.ts"), good);
      const words = [
        "run",
        "a.ts",
        "b.ts",
        "--output-dir",
        join("new", "folder"),
        "--to",
        "html",
        "--jobs",
        "2",
      ];
      assert.equal((await noether(folder, ...words)).code, 0);
      assert.deepEqual((await readdir(join(folder, "new", "folder"))).sort(), ["a.html", "b.html"]);
    }));

  it("ends a cell that runs longer than allowed", () =>
    inTemporaryFolder(async (folder) => {
      await writeFile(join(folder, "a.ts"), "// %%\nfor (;;) {}\n");
      const { code, err } = await noether(folder, "run", "a.ts", "--timeout", "0.5");
      assert.equal(code, 1);
      assert.match(err, /a\.ts: cell 1 failed\n {2}.*0\.5 s|a\.ts: cell 1 failed\n {2}.*500 ms/);
    }));

  it("runs the others if one file is not a notebook, and says which", () =>
    inTemporaryFolder(async (folder) => {
      await writeFile(join(folder, "a.js"), "// %%\n1 + 1\n");
      await writeFile(join(folder, "broken.ipynb"), "{");
      const { code, out, err } = await noether(folder, "run", "broken.ipynb", "a.js");
      assert.deepEqual([code, out], [1, "a.executed.ipynb\n"]);
      assert.match(err, /broken\.ipynb: expected JSON, got a file that is cut off/);
    }));

  it("runs quickly if told to, and a page of that says how to run it in full", () =>
    inTemporaryFolder(async (folder) => {
      const asks = '// %%\nimport { isQuick } from "noether/course";\n\nisQuick() ? 40 : 400;\n';
      await writeFile(join(folder, "a b.ts"), asks);
      await writeFile(join(folder, "c.ts"), good);
      const page = (name: string): Promise<string> => readFile(join(folder, name), "utf8");
      assert.equal((await noether(folder, "run", "a b.ts", "c.ts", "--to", "html", "--quick")).code, 0);
      assert.match(await page("a b.html"), /A quick run: .*noether run &quot;a b\.ts&quot; --to html/);
      assert.match(await page("a b.html"), /<pre[^>]*>(<[^>]*>)*40</);
      assert.doesNotMatch(await page("c.html"), /A quick run/); // its cells do not ask
      assert.equal((await noether(folder, "run", "a b.ts", "--to", "html")).code, 0);
      assert.doesNotMatch(await page("a b.html"), /A quick run/);
      assert.match(await page("a b.html"), /<pre[^>]*>(<[^>]*>)*400</);
    }));

  it("sets parameters", () =>
    inTemporaryFolder(async (folder) => {
      await writeFile(
        join(folder, "a.ts"),
        '// %% tags=["parameters"]\nlet alpha = 0.5;\nlet who: string | null = "x";\n\n// %%\n[alpha, who]\n',
      );
      const { code, err } = await noether(
        folder,
        "run",
        "a.ts",
        "--param",
        "alpha=0.75",
        "--param",
        "who=null",
      );
      assert.equal(code, 0, err);
      const { cells } = parseIpynb(await readFile(join(folder, "a.executed.ipynb"), "utf8"));
      assert.equal(cells.length, 3);
      assert.match(JSON.stringify(cells[2]?.outputs), /\[ 0\.75, null \]/);
    }));

  const refused: [string[], number, RegExp][] = [
    [[], 2, /^expected a notebook to run, got none/],
    [["none.ts"], 1, /^none\.ts: there is no such file/],
    [
      ["a.ts", "--param", "alpha"],
      1,
      /^expected a parameter as name=value, got alpha: write --param alpha=0\.6/,
    ],
    [["python.ipynb"], 1, /^python\.ipynb: expected a notebook in TypeScript, got one in python/],
    [["folder.ts"], 1, /^folder\.ts: expected a notebook, got a folder/],
    [["a.py"], 1, /^a\.py: expected a notebook \(\.ipynb, \.ts or \.js\), got \.py/],
    [["a.ts", "--to", "pdf"], 2, /^expected --to to be ipynb or html, got "pdf"/],
    [["a.ts", "--timeout", "soon"], 2, /^expected a number of at least 0\.001 for --timeout, got "soon"/],
    [["a.ts", "--jobs", "0"], 2, /^expected a whole number of at least 1 for --jobs, got "0"/],
    [["a.ts", "--output", "x.ts"], 2, /^expected --output to end in \.ipynb, got x\.ts/],
    [["a.ts", "--output", "x.ipynb", "--to", "html"], 2, /^expected --output to end in \.html, got x\.ipynb/],
    [["a.ts", "--output", join("no", "x.ipynb")], 1, /^there is no folder no to write to: create it first/],
    [["a.ts", "--output", "x.ipynb", "--output-dir", "d"], 2, /^expected --output or --output-dir, got both/],
    [["a.ts", "b.ts", "--output", "x.ipynb"], 2, /^expected one notebook with --output, got 2/],
    [["a.ts", "a.ipynb"], 2, /^a\.ts and a\.ipynb would both be written to a\.executed\.ipynb/],
    [["a.ipynb", "--output-dir", "."], 2, /^a\.ipynb would be overwritten by its own run/],
    [
      ["a.ts", "--output-dir", "a.ts"],
      1,
      /^cannot create the folder a\.ts: .*a\.ts is a file, choose another folder/,
    ],
    [["a.ts", "--paralel"], 2, /^noether run has no option --paralel/],
    [["a.ts", "--timout", "3"], 2, /^noether run has no option --timout: did you mean --timeout\?/],
  ];
  for (const [words, code, message] of refused) {
    it(`answers "noether run ${words.join(" ")}" with one sentence, exit code ${code}, and no file`, () =>
      inTemporaryFolder(async (folder) => {
        await writeFile(join(folder, "a.ts"), good);
        await writeFile(join(folder, "b.ts"), good);
        await writeFile(join(folder, "a.ipynb"), formatIpynb(parsePercent(good)));
        await writeFile(join(folder, "broken.ipynb"), formatIpynb(parsePercent(good)).slice(0, -9));
        await writeFile(
          join(folder, "python.ipynb"),
          '{"nbformat":4,"cells":[],"metadata":{"kernelspec":{"language":"python"}}}',
        );
        await mkdir(join(folder, "folder.ts"));
        const before = await readdir(folder);
        const ended = await noether(folder, "run", ...words);
        assert.deepEqual([ended.code, ended.out], [code, ""]);
        assert.match(ended.err, message);
        assert.equal(ended.err.split("\n").length, 2);
        assert.deepEqual(await readdir(folder), before);
      }));
  }
});
