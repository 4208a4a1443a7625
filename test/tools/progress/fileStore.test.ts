import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { appendFile, mkdtemp, readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { fileStore, progressFile } from "../../../tools/progress/fileStore.js";
import type { ProgressEvent } from "../../../tools/progress/progress.js";
import { parseProgress } from "../../../tools/progress/text.js";

const at = "2026-01-02T03:04:05.678Z";
const checked = (exercise: string, points: number, answer = "a"): ProgressEvent => ({
  event: "check",
  at,
  exercise,
  points,
  outOf: 6,
  honest: true,
  answer,
  ...(points < 6 ? { objection: "It moved the other way." } : {}),
});

describe("a file of progress", () => {
  let folder = "";
  const path = (): string => join(folder, progressFile);
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "noether ü "));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it("says after a restart what was recorded", async () => {
    const store = fileStore(folder);
    await store.record(checked("convolve", 2));
    await store.record(checked("convolve", 6, "b"));
    await store.record({ event: "hint", at, exercise: "shiftProof", hint: 2, of: 3 });
    await store.record({ event: "solution", at, exercise: "shiftProof" });
    const progress = await fileStore(folder).read();
    const { attempts, points, outOf, solvedAt } = progress.get("convolve")!;
    assert.deepEqual(
      { attempts, points, outOf, solvedAt },
      { attempts: 2, points: 6, outOf: 6, solvedAt: at },
    );
    const { hints, solutionSeen } = progress.get("shiftProof")!;
    assert.deepEqual({ hints, solutionSeen }, { hints: 2, solutionSeen: true });
  });

  it("keeps what is news: a sheet that runs again says nothing new", async () => {
    const store = fileStore(folder);
    for (let k = 0; k < 3; k++) await store.record(checked("convolve", 2));
    await store.record({ event: "hint", at, exercise: "convolve", hint: 1, of: 3 });
    await store.record({ event: "hint", at, exercise: "convolve", hint: 1, of: 3 });
    assert.equal(parseProgress(await readFile(path(), "utf8")).events.length, 2);
  });

  it("keeps the most points that an exercise had", async () => {
    const store = fileStore(folder);
    await store.record(checked("convolve", 6));
    await store.record(checked("convolve", 0, "worse"));
    assert.equal((await store.read()).get("convolve")?.points, 6);
  });

  it("loses nothing of several programs that write at once", async () => {
    const module = new URL("../../../tools/progress/fileStore.js", import.meta.url).href;
    const program = (name: string): string => `
      const { fileStore } = await import(${JSON.stringify(module)});
      const store = fileStore(process.argv[1]);
      for (let k = 0; k < 40; k++) await store.record({ event: "check", at: "${at}", exercise: "${name}" + k, points: 1, outOf: 2, honest: true, answer: "x".repeat(500) });`;
    const run = promisify(execFile);
    await Promise.all(
      ["a", "b", "c", "d"].map((name) =>
        run(process.execPath, ["--input-type=module", "-e", program(name), folder]),
      ),
    );
    const store = fileStore(folder);
    assert.equal((await store.read()).size, 160);
    assert.deepEqual(store.notes(), []);
  });

  it("loses one line if the last was cut off, and not the next", async () => {
    const store = fileStore(folder);
    await store.record(checked("convolve", 2));
    await store.record(checked("shiftProof", 4));
    const { length } = await readFile(path());
    await truncate(path(), length - 10);
    const again = fileStore(folder);
    await again.record(checked("convolveImage", 6));
    assert.deepEqual([...(await again.read()).keys()], ["convolve", "convolveImage"]);
    assert.match(again.notes().join(), /1 line cannot be read and is skipped; everything else counts/);
  });

  it("puts a file of a newer version aside, and says so", async () => {
    const newer = '{"format":"noether progress","version":2}\n{"something":"new"}\n';
    await writeFile(path(), newer);
    const store = fileStore(folder);
    await store.record(checked("convolve", 2));
    assert.deepEqual([...(await store.read()).keys()], ["convolve"]);
    const aside = (await readdir(folder)).find((name) => name.includes("put aside"))!;
    assert.equal(await readFile(join(folder, aside), "utf8"), newer);
    assert.match(
      store.notes().join(),
      /is of version 2, and this program knows version 1: it is kept as .*put aside/,
    );
  });

  it("puts aside what is not progress at all, each under a name of its own", async () => {
    for (const text of ["\0\0\0\0", "[]\nhello"]) {
      await writeFile(path(), text);
      const store = fileStore(folder);
      assert.equal((await store.read()).size, 0);
      assert.match(store.notes().join(), /is not a progress file: it is kept as/);
    }
    assert.equal((await readdir(folder)).length, 2);
  });

  it("reads lines that an editor has given other ends", async () => {
    const store = fileStore(folder);
    await store.record(checked("convolve", 2));
    const text = await readFile(path(), "utf8");
    await writeFile(path(), text.replaceAll("\n", "\r\n"));
    await appendFile(path(), "\r\n");
    await store.record(checked("shiftProof", 2));
    assert.equal((await store.read()).size, 2);
    assert.deepEqual(store.notes(), []);
  });

  it("says what to do if nothing can be written", async () => {
    await assert.rejects(fileStore(join(folder, "none")).record(checked("convolve", 2)), {
      message: /your progress cannot be kept in .*progress\.jsonl \(ENOENT\): check that the folder/,
    });
  });
});
