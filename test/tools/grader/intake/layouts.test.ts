import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmod, mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { zipSync } from "fflate";
import { after, before, describe, it } from "mocha";
import { findSubmissions } from "../../../../tools/grader/intake/findSubmissions.js";
import { ownerOf } from "../../../../tools/grader/intake/owner.js";
import { readSubmission } from "../../../../tools/grader/intake/readSubmission.js";
import type { Submission } from "../../../../tools/grader/intake/submission.js";
import { type Batch, makeBatch, percent } from "../batch.js";

const notebook = JSON.stringify({
  nbformat: 4,
  nbformat_minor: 5,
  metadata: { noether: { sheet: "05-convolution" } },
  cells: [{ cell_type: "code", source: "const a = 1;", metadata: {}, outputs: [] }],
});
const zip = (files: Readonly<Record<string, string | Uint8Array>>): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, content]) => [
        name,
        typeof content === "string" ? Buffer.from(content) : content,
      ]),
    ),
  );
/** The same, with bytes of the archive replaced. */
const broken = (bytes: Uint8Array, change: (bytes: Buffer) => void): Uint8Array => {
  const copy = Buffer.from(bytes);
  change(copy);
  return copy;
};

describe("what was handed in", () => {
  let batch: Batch;
  let read: ReadonlyMap<string, Submission>;
  let over: ReadonlyMap<string, string>;

  before(async () => {
    batch = await makeBatch();
    const files: Readonly<Record<string, string | Uint8Array>> = {
      "ada/work/more/x.ipynb": notebook,
      "bob/x.zip": zip({ "work/x.ipynb": notebook, "work/notes.pdf": "%PDF", "__MACOSX/._x.ipynb": "x" }),
      "carl.zip": zip({
        "x.ipynb": notebook,
        "../../outside.ipynb": notebook,
        "/etc/absolute.ipynb": notebook,
      }),
      "dora/sheet.ipynb.txt": notebook,
      "eve/sheet.json": notebook,
      "fay/sheet": notebook,
      "gus/sheet.ts.txt": percent("const a = 1;"),
      "Ada Lovelace_280002_assignsubmission_file_/x.ipynb": notebook,
      "Hal_7_assignsubmission_onlinetext_/onlinetext.html": "<p>I could not do it.</p>",
      "ian/sheet.pdf": "%PDF-1.4",
      "jon/data.json": '{"cells": 3}',
      "kim/lesson.zip": zip({ "a.txt": "x" }),
      "lea/broken.zip": zip({ "x.ipynb": notebook }).subarray(0, 60),
      "mia/html.zip": "<html>please log in</html>",
      "nils/locked.zip": broken(zip({ "x.ipynb": notebook }), (bytes) => bytes.fill(0xff, 45, 70)),
      "olga/bomb.zip": zip({ "x.ipynb": new Uint8Array(100 << 20) }),
      "pia/deep/er/and/deep/er/still/on/and/on/x.ipynb": notebook,
      "submitted/quin/ps1/x.ipynb": notebook,
      "submitted/rosa.zip": zip({ "x.ipynb": notebook }),
      "grades.json": "{}",
    };
    for (const [file, content] of Object.entries(files)) await batch.add(file, content);
    await mkdir(join(batch.folder, "sam"));
    await mkdir(join(batch.folder, "tim", "empty", "empty"), { recursive: true });
    if (process.platform === "linux") {
      const folder = Buffer.concat([
        Buffer.from(`${batch.folder}/`),
        Buffer.from("J\xfcrgen M\xfcller_2_assignsubmission_file_", "latin1"),
      ]);
      await mkdir(folder);
      await writeFile(Buffer.concat([folder, Buffer.from("/\xe4.ipynb", "latin1")]), notebook);
      execFileSync("mkfifo", [join(batch.folder, "pipe.ipynb"), join(batch.folder, "pipe")]);
    }
    const { found, passedOver } = await findSubmissions(
      [batch.folder],
      new Set([join(batch.folder, "grades.json")]),
    );
    over = new Map(passedOver.map(({ file, why }) => [file, why]));
    read = new Map(
      await Promise.all(found.map(async (one) => [one.file, await readSubmission(one)] as const)),
    );
  });
  after(() => batch.remove());

  for (const [file, owner] of Object.entries({
    "ada/work/more/x.ipynb": "ada",
    "bob/x.zip/work/x.ipynb": "bob",
    "carl.zip/x.ipynb": "carl",
    "carl.zip/../../outside.ipynb": "carl",
    "carl.zip//etc/absolute.ipynb": "carl",
    "dora/sheet.ipynb.txt": "dora",
    "eve/sheet.json": "eve",
    "fay/sheet": "fay",
    "gus/sheet.ts.txt": "gus",
    "Ada Lovelace_280002_assignsubmission_file_/x.ipynb": "Ada Lovelace",
    "submitted/quin/ps1/x.ipynb": "quin",
    "submitted/rosa.zip/x.ipynb": "rosa",
  })) {
    it(`is read wherever it is: ${file}`, () => {
      const submission = read.get(file)!;
      assert.equal(submission.refused, undefined);
      assert.deepEqual(
        submission.cells.map(({ source }) => source.trim()),
        ["const a = 1;"],
      );
      assert.equal(submission.owner, owner);
      assert.equal(submission.notes.length, /\.(ipynb|ts)$/.test(file) ? 0 : 1);
    });
  }

  for (const [file, reason] of Object.entries({
    "Hal_7_assignsubmission_onlinetext_/": /no notebook in this folder: it contains onlinetext\.html/,
    "ian/": /no notebook in this folder: it contains sheet\.pdf/,
    "jon/": /it contains data\.json/,
    "kim/lesson.zip": /no notebook in this archive/,
    "lea/broken.zip": /broken archive|cannot be unpacked/,
    "mia/html.zip": /not a zip archive/,
    "nils/locked.zip": /cannot be unpacked/,
    "olga/bomb.zip": /more than 64 MiB/,
    "pia/": /more than 8 folders deep/,
    "sam/": /it is empty/,
    "tim/": /it is empty/,
  })) {
    it(`has a row if it cannot be read: ${file}`, () => {
      assert.match(read.get(file)?.refused ?? "no row", reason);
    });
  }

  it("is listed if it is not a notebook, and nothing is forgotten", () => {
    for (const file of ["ian/sheet.pdf", "jon/data.json", "bob/x.zip/work/notes.pdf", "kim/lesson.zip/a.txt"])
      assert.match(over.get(file) ?? "not listed", /not a notebook/);
    assert.ok(!over.has("grades.json"));
  });

  it("may have a name that is not UTF-8, and a pipe is not waited for", function () {
    if (process.platform !== "linux") this.skip();
    const submission = read.get("Jürgen Müller_2_assignsubmission_file_/ä.ipynb")!;
    assert.equal(submission.refused, undefined);
    assert.equal(submission.owner, "Jürgen Müller");
    assert.match(read.get("pipe.ipynb")!.refused!, /named pipe/);
    assert.match(over.get("pipe")!, /named pipe/);
  });

  it("that is not readable has a row, and ends nothing", async function () {
    if (process.platform === "win32" || process.getuid?.() === 0) this.skip();
    await batch.add("closed/x.ipynb", notebook);
    await chmod(join(batch.folder, "closed"), 0);
    const { found } = await findSubmissions([batch.folder]);
    await chmod(join(batch.folder, "closed"), 0o700);
    await rm(join(batch.folder, "closed"), { recursive: true });
    assert.match(found.find(({ file }) => file === "closed/")!.refused!, /is not readable/);
  });

  it("may be one file, or several folders", async () => {
    const one = join(batch.folder, "ada", "work", "more", "x.ipynb");
    assert.deepEqual(
      (await findSubmissions([one])).found.map(({ file }) => file),
      ["x.ipynb"],
    );
    const both = await findSubmissions([join(batch.folder, "ada"), join(batch.folder, "bob")]);
    assert.equal(both.found.length, 2);
    assert.ok(both.found.every(({ file }, i) => file.includes(["ada/", "bob/"][i]!)));
  });
});

describe("the owner of a file", () => {
  for (const [file, owner] of Object.entries({
    "Ada Lovelace_280002_assignsubmission_file_05.ipynb": "Ada Lovelace",
    "Jean-Luc O'Neil_1_assignsubmission_file_/a/b.ipynb": "Jean-Luc O'Neil",
    "Hal Abelson_7_assignsubmission_onlinetext_/onlinetext.html": "Hal Abelson",
    "Hal Abelson_7_assignsubmission_onlinetext": "Hal Abelson",
    "lovelaceada_4711_280002_05-convolution.ipynb": "lovelaceada",
    "lovelaceada_LATE_4711_280002_05-convolution-1.ipynb": "lovelaceada",
    "submission_280002/x.ipynb": "submission_280002",
    "submitted/ada/ps1/x.ipynb": "ada",
    "ada.zip/x.ipynb": "ada",
  })) {
    it(`is known from ${file}`, () => assert.equal(ownerOf(file), owner));
  }

  it("is not guessed", () => {
    for (const file of ["05-convolution.ipynb", "05_convolution_final.ipynb", "x_1_2.ipynb"])
      assert.equal(ownerOf(file), undefined);
  });
});

describe("a notebook as learners hand it in", () => {
  let batch: Batch;
  before(async () => {
    batch = await makeBatch();
  });
  after(() => batch.remove());
  const readOne = async (file: string, content: string | Uint8Array): Promise<Submission> => {
    await batch.add(file, content);
    const { found } = await findSubmissions([join(batch.folder, file)]);
    return readSubmission(found[0]!);
  };
  const stored = (metadata: object, more: object = {}): string =>
    JSON.stringify({ ...JSON.parse(notebook), metadata, ...more });

  for (const [name, metadata] of Object.entries({
    python3: { kernelspec: { name: "python3", language: "python" }, language_info: { name: "python" } },
    deno: { kernelspec: { name: "deno", language: "deno" } },
    typescriptreact: { language_info: { name: "typescriptreact" } },
    julia: { kernelspec: { name: "julia-1.10", language: "julia" }, language_info: { name: "julia" } },
  })) {
    it(`belongs to the sheet that it names, whatever kernel is set: ${name}`, async () => {
      const { refused, sheet, notes } = await readOne(
        `${name}.ipynb`,
        stored({ ...metadata, noether: { sheet: "05-convolution" } }),
      );
      assert.equal(refused, undefined);
      assert.equal(sheet, "05-convolution");
      assert.match(notes[0]!, /Its kernel is set to .*read as TypeScript/);
    });
  }

  it("is refused in another language if it names no sheet", async () => {
    const { refused } = await readOne("other.ipynb", stored({ language_info: { name: "julia" } }));
    assert.match(refused!, /TypeScript, got one in julia/);
  });

  it("may have outputs of a hundred megabytes, which are not read", async () => {
    const image = randomBytes(16 << 20).toString("base64");
    const odd = 'a "quoted\\" [ { text \\';
    const cells = [
      {
        cell_type: "code",
        source: ["const outputs = { outputs: [1] };\n", 'const s = "}]";'],
        metadata: { outputs: [1] },
        outputs: [
          { output_type: "display_data", data: { "image/png": image, "text/plain": odd }, metadata: {} },
        ],
        execution_count: 1,
      },
      { cell_type: "markdown", source: odd, metadata: {}, attachments: { "a.png": { "image/png": image } } },
      { cell_type: "code", source: '"outputs"', metadata: {}, outputs: [] },
    ];
    const {
      refused,
      cells: code,
      notes,
      sheet,
    } = await readOne("large.ipynb", stored({ noether: { sheet: "05-convolution" } }, { cells }));
    assert.equal(refused, undefined);
    assert.deepEqual(code, [
      { number: 1, source: 'const outputs = { outputs: [1] };\nconst s = "}]";' },
      { number: 3, source: '"outputs"' },
    ]);
    assert.equal(sheet, "05-convolution");
    assert.match(notes[0]!, /outputs were not read/);
  });

  it("may be large without being a notebook, and is refused then", async () => {
    for (const text of ["[".repeat(21 << 20), `"${"\\".repeat(21 << 20)}`, "x".repeat(21 << 20)])
      assert.match((await readOne("odd.ipynb", text)).refused!, /^[A-Z].*\.$/s);
  });

  it("may repeat an id, as .ts and as .ipynb", async () => {
    const text = '// %% id="a"\nconst a = 1;\n// %% id="a"\nconst a = 2;\n';
    const { refused, cells, notes } = await readOne("twice.ts", text);
    assert.equal(refused, undefined);
    assert.equal(cells.length, 2);
    assert.match(notes[0]!, /more than once \(a\)/);
  });

  it("may have lines of a text cell without //, which are read as code", async () => {
    const text = "// %% [markdown]\n// A title\nconst a = 1;\n// %% [markdown]\nonly prose here\n// %%\na;\n";
    const { refused, cells, notes } = await readOne("bare.ts", text);
    assert.equal(refused, undefined);
    assert.ok(cells.some(({ source }) => source.trim() === "const a = 1;"));
    assert.match(notes[0]!, /without \/\/.*lines 3, 5\)/);
  });

  it("may have markers that are malformed", async () => {
    const { refused, cells } = await readOne(
      "marker.ts",
      '// %% tags=["a\nconst a = 1;\n// %% id="no id!"\na;\n',
    );
    assert.equal(refused, undefined);
    assert.equal(cells.length, 2);
  });
});
