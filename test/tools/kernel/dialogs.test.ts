import assert from "node:assert/strict";
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "mocha";
import { type NodeSession, nodeSession } from "../../../tools/kernel/node/session.js";
import type { Ending, KernelEvent } from "../../../tools/kernel/session.js";

describe("prompt, alert and confirm", () => {
  let folder: string;
  let session: NodeSession;
  before(async () => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), "noether dialogs ")));
    session = await nodeSession({ folder });
  });
  after(async () => {
    await session.close();
    rmSync(folder, { recursive: true });
  });

  interface Ran {
    readonly ending: Ending;
    /** Questions, prints and the result, in order. */
    readonly story: readonly string[];
  }
  const inShort = (event: KernelEvent): string =>
    event.type === "input"
      ? `? ${event.prompt}`
      : event.type === "stream"
        ? event.text
        : event.type === "result"
          ? `= ${String(event.data["text/plain"])}`
          : event.type;

  /** Runs a cell and gives these answers to its questions; `undefined` means that nobody answers. */
  async function run(source: string, ...answers: (string | undefined)[]): Promise<Ran> {
    const story: string[] = [];
    const ending = await session.execute(source, (event) => {
      story.push(inShort(event));
      if (event.type === "input") session.answer(event.request, answers.shift());
    });
    return { ending, story };
  }
  const messageOf = ({ ending }: Ran): string => (ending.status === "error" ? ending.message : "");

  // As a page and Deno have them; Deno writes what it takes in brackets.
  for (const [source, answers, story] of [
    ['prompt("Name?")', ["Emmy"], ["? Name? ", "= 'Emmy'"]],
    ['prompt("Name? ", "Emmy")', [""], ["? Name? [Emmy] ", "= 'Emmy'"]],
    ['prompt("Name?", "Emmy")', ["Amalie"], ["? Name? [Emmy] ", "= 'Amalie'"]],
    ["prompt()", [""], ["? ", "= ''"]],
    ['prompt("數 é\\n?", "")', ["𝔤 "], ["? 數 é\n? ", "= '𝔤 '"]],
    ['alert("Done")', [""], ["? Done [Enter] "]],
    ["alert()", ["anything"], ["? [Enter] "]],
    ["alert([1, 2])", [""], ["? 1,2 [Enter] "]],
    ['confirm("Sure?")', ["y"], ["? Sure? [y/N] ", "= true"]],
    ["confirm()", ["YES "], ["? [y/N] ", "= true"]],
    ["confirm()", [""], ["? [y/N] ", "= false"]],
    ["confirm()", ["yesterday"], ["? [y/N] ", "= false"]],
    [
      "[1, 2, 3].map((k) => prompt(k + '?'))",
      ["a", "b", "c"],
      ["? 1? ", "? 2? ", "? 3? ", "= [ 'a', 'b', 'c' ]"],
    ],
    [
      "const ask = (what: string): number => Number(prompt(what)); await new Promise((r) => setTimeout(r, 1)); ask('n?') + ask('m?')",
      ["2", "3"],
      ["? n? ", "? m? ", "= 5"],
    ],
    ['prompt("long")!.length', ["x".repeat(3_000_000)], ["? long ", "= 3000000"]],
    [
      'import { input } from "noether/display"; const early = input("early "); const now = prompt("now"); [await early, now]',
      ["first", "second"],
      ["? early ", "? now ", "= [ 'first', 'second' ]"],
    ],
    [
      "await new Promise((r) => setTimeout(() => r(prompt('in a timer')), 1))",
      ["yes"],
      ["? in a timer ", "= 'yes'"],
    ],
  ] as const) {
    it(`are answered as in a page: ${source}`, async () => {
      const ran = await run(source, ...answers);
      assert.equal(ran.ending.status, "ok", messageOf(ran));
      assert.deepEqual(ran.story, story);
    });
  }

  it("are asked while a file in the notebook's folder is loaded", async () => {
    writeFileSync(join(folder, "asks.ts"), "export const asked: string | null = prompt('module?');\n");
    const { story } = await run('import { asked } from "./asks.js"; asked', "here");
    assert.deepEqual(story, ["? module? ", "= 'here'"]);
  });

  it("show everything that was printed before the question", async () => {
    const lines = Array.from({ length: 1000 }, (_, k) => `${k} ${"x".repeat(2000)}`);
    const source =
      'for (let k = 0; k < 1000; k++) console.log(k, "x".repeat(2000)); prompt("?"); console.log("end")';
    const { story } = await run(source, "");
    const at = story.indexOf("? ? ");
    assert.equal(story.slice(0, at).join(""), `${lines.join("\n")}\n`);
    assert.deepEqual(story.slice(at + 1), ["end\n"]);
  });

  it("say what to do if nobody can answer; the rest of the notebook runs", async () => {
    for (const source of ["prompt('?')", "confirm('?')"]) {
      const ran = await run(`${source}; console.log("went on")`, undefined);
      assert.match(
        messageOf(ran),
        /^nobody is there to answer: open the notebook where a person can type, or put the value into the cell$/,
      );
      assert.equal(ran.story.length, 1);
    }
    assert.deepEqual(
      (await run("let all = 1; try { prompt('?'); } catch { all = 2; } all", undefined)).story.at(-1),
      "= 2",
    );
  });

  it("continue if nobody can answer an alert, which is printed", async () => {
    const ran = await run("alert('Done'); alert(); console.log('went on')", undefined);
    assert.deepEqual(ran.ending, { status: "ok" });
    assert.equal(ran.story.filter((each) => !each.startsWith("? ")).join(""), "Done\n\nwent on\n");
  });

  /** Runs a cell and interrupts it at its first question, which nobody answers. */
  async function interrupted(source: string): Promise<Ran & { readonly request: number }> {
    const story: string[] = [];
    let request = 0;
    const ending = await session.execute(source, (event) => {
      story.push(inShort(event));
      if (event.type !== "input" || request > 0) return;
      request = event.request;
      void session.interrupt();
    });
    return { ending, story, request };
  }
  for (const [what, source, shown] of [
    ["alone", "prompt('?'); console.log('went on')", []],
    [
      "in a function, after a wait",
      "const f = () => alert('?'); await null; f(); console.log('went on')",
      [],
    ],
    [
      "in finally, which may wait and cannot ask",
      "try { prompt('?'); } finally { await new Promise((r) => setTimeout(r, 20)); console.log('cleared'); try { prompt('again'); } catch { console.log('refused'); } }",
      ["cleared\nrefused\n"],
    ],
    ["where the cell swallows it", "try { prompt('?'); } catch { console.log('caught'); }", ["caught\n"]],
    ["where the cell asks for ever", "for (;;) { try { prompt('?'); } catch {} }", []],
    ["in a timer", "await new Promise((r) => setTimeout(() => r(prompt('?')), 1))", []],
    ["with a question behind it", "void Promise.resolve().then(() => prompt('2')); prompt('?')", []],
  ] as const) {
    it(`are ended by an interrupt, and the notebook continues: ${what}`, async () => {
      await run("globalThis.kept = 7 as never");
      const { ending, story, request } = await interrupted(`// ${what}\n${source}`);
      assert.equal(ending.status === "error" && ending.name, "Interrupted");
      assert.deepEqual(
        story.filter((each) => !each.startsWith("?")),
        shown,
      );
      session.answer(request, "late");
      assert.deepEqual((await run("prompt('next')", "own")).story, ["? next ", "= 'own'"]);
    });
  }

  it("name the line of the question that was interrupted", async () => {
    const { ending } = await interrupted("1 + 1;\nprompt('?')");
    assert.match(ending.status === "error" ? ending.message : "", /interrupted in line 2$/);
  });

  it("do not ask once their cell has ended", async () => {
    const first = await run(
      "setTimeout(() => { try { prompt('late'); } catch (error) { console.log((error as Error).message); } }, 1)",
    );
    const second = await run("await new Promise((r) => setTimeout(r, 30))");
    assert.match(
      [...first.story, ...second.story].join(""),
      /cell \d+ has ended, so it cannot ask any more: ask while it runs/,
    );
    assert.ok(![...first.story, ...second.story].some((each) => each.startsWith("? ")));
  });

  for (const name of ["prompt", "alert", "confirm"]) {
    it(`are refused in worker threads, with a sentence: ${name}`, async () => {
      const ran = await run(
        `import { Worker } from "node:worker_threads"; await new Promise((_, reject) => new Worker("${name}('?')", { eval: true }).once("error", reject))`,
      );
      assert.match(
        messageOf(ran),
        new RegExp(`^${name} asks the person from a cell, not from a worker: ask there`),
      );
      assert.ok(!ran.story.some((each) => each.startsWith("? ")));
    });
  }

  it("can be replaced, and their names taken", async () => {
    assert.deepEqual((await run("const confirm = 5; confirm")).story, ["= 5"]);
    assert.deepEqual((await run("globalThis.alert = (x) => console.log('mine', x); alert(1)")).story, [
      "mine 1\n",
    ]);
  });
});
