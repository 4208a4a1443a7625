import assert from "node:assert/strict";
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makePages, readFirst } from "../../../tools/start/makePages.js";
import { handOut } from "../../../tools/workspace/handOut.js";
import { courseMap, standingIn } from "../../../tools/workspace/standing.js";
import { patience } from "../../support/patience.js";
import { solved } from "../workspace/solved.js";
import { noether } from "./noether.js";

const wrong = "  return f.map((x, t) => x * g[t]);";

/** The file with an answer in place of the first stub of an exercise. */
async function answer(path: string, exercise: string, body: string): Promise<void> {
  const text = await readFile(path, "utf8");
  const cell = text.indexOf(`exercise="${exercise}"`);
  const stub = text.indexOf('  throw new Error("not written yet");', cell);
  await writeFile(path, text.slice(0, stub) + body + text.slice(text.indexOf("\n", stub)));
}

describe("the course in somebody's folder", () => {
  let home = "";
  const workspace = (): string => join(home, "workspace");
  before(async () => {
    home = await mkdtemp(join(tmpdir(), "noether ü "));
  });
  after(() => rm(home, { recursive: true }));

  it("is put into the current folder, with a page of the lesson that comes next, and a map", async () => {
    const { code, out } = await noether(home, "start", "--headless");
    assert.equal(code, 0, out);
    assert.match(out, /^The course is in workspace: \d+ files are new/);
    assert.match(out, /0 {2}Why symmetry\? +25 min {2}25 min {2}0 of 4 +0 of \d+ {2}<- next/);
    assert.match(out, /npx noether watch 0 /);
    assert.match(out, /all solved +(\d+) of \1 +all right\n/);
    assert.equal([...out.matchAll(/ of \d+ {2}not yet: convolve, /g)].length, 3);
    const page = await readFile(join(workspace(), "00-why-symmetry.html"), "utf8");
    assert.match(page, /<figure class="plot">/);
    assert.doesNotMatch(page, /Nothing has run yet/);
  });

  it("links every page to others that exist", async () => {
    const names = new Set(await readdir(workspace()));
    const pages = [...names].filter((name) => name.endsWith(".html"));
    assert.equal(pages.length, 31);
    for (const name of pages) {
      const page = await readFile(join(workspace(), name), "utf8");
      const links = [...page.matchAll(/ href="([^"#:]+)"/g)].map(([, address]) => address!);
      assert.ok(links.length > 0, name);
      for (const address of links) assert.ok(names.has(address), `${name} links to ${address}`);
    }
    for (const name of [...names].filter((each) => /\.(ts|ipynb)$/.test(each))) {
      const text = await readFile(join(workspace(), name), "utf8");
      for (const [, address] of text.matchAll(/\]\(([^):#]+\.(?:ts|ipynb))\)/g)) {
        assert.ok(names.has(address!), `${name} links to ${address}`);
        assert.ok(name.endsWith(".ts") === address!.endsWith(".ts"), `${name} links to ${address}`);
      }
    }
  });

  it("says nothing about the author's folders", async () => {
    for (const name of (await readdir(workspace())).filter((each) => each.endsWith(".ts")))
      assert.doesNotMatch(
        await readFile(join(workspace(), name), "utf8"),
        /exercises\/\d\d|notebooks\//,
        name,
      );
  });

  it("runs no page again if nothing has changed", async () => {
    const before = await stat(join(workspace(), "00-why-symmetry.html"));
    const ran: string[] = [];
    const { standing } = await standingIn(workspace());
    await makePages(workspace(), standing, ["00-why-symmetry", "05-convolution"], (_, what) =>
      ran.push(what),
    );
    assert.deepEqual(ran, ["writing the other pages"]);
    assert.equal((await stat(join(workspace(), "00-why-symmetry.html"))).mtimeMs, before.mtimeMs);
  });

  it("names what to read before a chapter, once that one comes next", async () => {
    const beyond = await mkdtemp(join(tmpdir(), "noether "));
    await writeFile(
      join(beyond, "progress.jsonl"),
      solved("turnedCopies", "ringSums", "lookAlikes", "averaged"),
    );
    await handOut(beyond);
    const { standing } = await standingIn(beyond);
    await rm(beyond, { recursive: true });
    assert.equal(standing.next?.chapter.name, "01-groups");
    assert.deepEqual(
      readFirst("01-groups", standing.chapters).map(({ name }) => name),
      ["A1-typescript"],
    );
    assert.match(courseMap(standing), /1 {2}Groups from axioms .*<- next/);
  });

  it("remembers what was tried, however the sheet was run, and gives the solution after an attempt of another day", async () => {
    const sheet = join(workspace(), "05-convolution.exercises.ts");
    await answer(sheet, "convolve", "  return [];");
    const ask = '\n// %%\nawait solution("convolve");\n';
    const untried = `${await readFile(sheet, "utf8")}${ask}`;
    await writeFile(sheet, untried);
    const refused = await noether(
      workspace(),
      "run",
      "05-convolution.exercises.ts",
      "--timeout",
      String(patience / 1000),
    );
    assert.match(refused.err, /is here for you after a first attempt/);
    await writeFile(sheet, untried.replace("  return [];", wrong).replace(ask, ""));
    await noether(workspace(), "run", "05-convolution.exercises.ts", "--timeout", String(patience / 1000));
    await writeFile(sheet, untried.replace('await check("convolve", convolve);', ""));
    const given = await noether(
      workspace(),
      "run",
      "05-convolution.exercises.ts",
      "--timeout",
      String(patience / 1000),
    );
    assert.doesNotMatch(given.err, /is here for you/);
    const { out } = await noether(home, "progress");
    assert.match(out, /5\. Convolution\n {2}convolve +0 of 6 {2}1 attempt +solution seen\n/);
    assert.match(
      out,
      /0 of 92 exercises, 0 of \d+ points\. Next: convolve in sheet 5 \(npx noether watch 5\)\.\n$/,
    );
    const exported = await noether(home, "progress", "--export");
    assert.equal(exported.out, await readFile(join(workspace(), "progress.jsonl"), "utf8"));
  });

  it("is not found if there is none", async () => {
    const elsewhere = await mkdtemp(join(tmpdir(), "noether "));
    const { code, err } = await noether(elsewhere, "progress", elsewhere);
    await rm(elsewhere, { recursive: true });
    if (code === 0) return; // a clone has a workspace of its own
    assert.match(err, /there is no workspace in .* noether start puts the course into one/);
  });

  it("shows no progress for a folder that does not exist", async () => {
    const { code, out, err } = await noether(workspace(), "progress", "1");
    assert.deepEqual([code, out], [1, ""]);
    assert.match(err, /^expected the folder of a workspace, got 1, which does not exist/);
  });

  it("refuses a folder inside an installed package", async () => {
    const inside = join(home, "node_modules", "noether");
    await mkdir(inside, { recursive: true });
    const { code, err } = await noether(inside, "start");
    assert.equal(code, 1);
    assert.match(err, /inside an installed package.*noether start FOLDER/);
  });

  it("says in one sentence what a command line gets wrong, and opens nothing", async () => {
    for (const [words, sentence] of [
      [["--port", "x"], /^expected a whole number of at least 0 for --port, got "x"\n$/],
      [["--port", "70000"], /^expected a port of at most 65535, got 70000\n$/],
      [
        ["--headless", "--port", "1"],
        /^noether start --headless opens no port: leave out --port and --host\n$/,
      ],
      [["--headles"], /^noether start has no option --headles: did you mean --headless\?\n$/],
      [["a", "b"], /^expected one folder, got 2: put a name with spaces in quotes\n$/],
    ] as const) {
      const { code, err } = await noether(home, "start", ...words);
      assert.deepEqual([code, sentence.test(err)], [2, true], err);
    }
  });
});
