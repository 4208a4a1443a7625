import assert from "node:assert/strict";
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { after, before, describe, it } from "mocha";
import { type CheckerClient, checkerClient } from "../../../../../tools/kernel/checker/client.js";
import { type CheckerProcess, checkerProcess } from "../../../../../tools/kernel/node/checkerProcess.js";
import {
  type Holding,
  makeSnapshot,
  snapshot,
  snapshotPath,
} from "../../../../../tools/kernel/node/snapshot/snapshot.js";
import { root } from "../../../../../tools/root.js";

describe("the checker's start-up snapshot", () => {
  let cache: string;
  const { NOETHER_CACHE: usual } = process.env;
  before(() => {
    cache = realpathSync(mkdtempSync(join(tmpdir(), "noether é cache ")));
    process.env.NOETHER_CACHE = cache;
  });
  after(() => {
    if (usual === undefined) delete process.env.NOETHER_CACHE;
    else process.env.NOETHER_CACHE = usual;
    rmSync(cache, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }); // one may be being made
  });

  /** Keeps checkers from making a snapshot while a test runs that has no use for it: it takes seconds. */
  const keepFromMaking = (holding: Holding): void => writeFileSync(`${snapshotPath(holding)}.making`, "");

  /** Makes a snapshot, or waits for the process that is making it. */
  async function made(holding: Holding): Promise<void> {
    while ((await makeSnapshot(holding)) === undefined) await setTimeout(50);
  }

  async function withChecker<T>(use: (checker: CheckerClient<CheckerProcess>) => Promise<T>): Promise<T> {
    const checker = checkerClient((handlers) => checkerProcess({ folder: cache, kernel: root }, handlers));
    try {
      return await use(checker);
    } finally {
      await checker.close();
    }
  }

  /** What the checker says about cells of every kind. */
  const cells = [
    "1 + 1",
    'import { cyclic } from "noether"; const c = cyclic(4);',
    "const wrong: string = c;",
    'import { readFileSync } from "node:fs"; process.cwd();',
    "const t = setTimeout(() => {}, 1); t.unref();",
    "Atomics.waitAsync.length", // in every Node, but not while a snapshot is made
  ];
  const answers = (): Promise<unknown[]> =>
    withChecker(async (checker) => {
      const found: unknown[] = [];
      for (const [index, source] of cells.entries()) {
        const { checked } = await checker.ask("check", source, index + 1);
        if (checked.ok) checker.settle(checked.compiled.declared);
        found.push(checked);
      }
      return found;
    });

  it("does not exist at first, is made once however many ask, and is complete then", async () => {
    assert.equal(snapshot(), undefined);
    const path = snapshotPath();
    const made = await Promise.all([makeSnapshot(), makeSnapshot(), makeSnapshot()]);
    assert.deepEqual(
      made.filter((each) => each !== undefined),
      [path],
    );
    assert.equal(snapshot(), path);
    assert.deepEqual(readdirSync(cache), [path.slice(cache.length + 1)], "nothing else is left behind");
    const { size, mtimeMs } = statSync(path);
    assert.ok(size > 1_000_000);
    assert.equal(await makeSnapshot(), path);
    assert.equal(statSync(path).mtimeMs, mtimeMs);
  });

  it("gives a checker that says the same as one started from its modules", async () => {
    await makeSnapshot();
    keepFromMaking("node");
    const quick = await answers();
    process.env.NOETHER_CACHE = join(cache, "a file in the way");
    writeFileSync(process.env.NOETHER_CACHE, "");
    try {
      assert.equal(snapshot(), undefined);
      assert.deepEqual(quick, await answers());
    } finally {
      rmSync(process.env.NOETHER_CACHE);
      process.env.NOETHER_CACHE = cache;
    }
  });

  describe("with all of Node's types", () => {
    // A folder of its own, in which this snapshot is not there at first, and the other is.
    let own: string;
    before(async () => {
      await makeSnapshot();
      const there = snapshotPath();
      own = realpathSync(mkdtempSync(join(tmpdir(), "noether cache of types ")));
      process.env.NOETHER_CACHE = own;
      copyFileSync(there, snapshotPath());
    });
    after(() => {
      process.env.NOETHER_CACHE = cache;
      rmSync(own, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    });

    const notebook = [
      "const a = { deep: [1] }; interface I { i: number } class K { private k = 1; open = 2 } declare const said: string;",
      "function lost(): number { return 'a' }",
      'import { cyclic } from "noether"; let anyhow = cyclic(3); type T = I["i"];',
      'import * as fs from "fs"; const text: string = fs.readFileSync("x", "utf8");',
      "const all: [number, I, T, K, string, string] = [a.deep[0]!, { i: 1 }, 2, new K(), said, text]; anyhow = cyclic(4);",
      "lost()",
      "const wrong: string = a.deep; fs.nothing; anyhow.nothing; setTimeout(() => {}, 1).nothing",
      "a = { deep: [2] }",
    ];
    /** What a checker says about the notebook's cells, and whether another process has taken over. */
    async function told(): Promise<readonly [answers: unknown[], isAnother: boolean]> {
      return await withChecker(async (checker) => {
        const { pid } = checker.channel;
        const found: unknown[] = [];
        for (const [index, source] of notebook.entries()) {
          const { checked } = await checker.ask("check", source, index + 1);
          if (checked.ok) checker.settle(checked.compiled.declared);
          found.push(checked);
        }
        return [found, checker.channel.pid !== pid];
      });
    }

    it("another process takes over the notebook, and says what one process alone would say", async () => {
      const [alone, isAnother] = await told();
      assert.equal(isAnother, false, "there is none to go on");
      await made("node");
      const [together, hasChanged] = await told();
      assert.equal(hasChanged, true);
      assert.deepEqual(together, alone);
    });

    it("it takes over in the middle of a cell, with the questions that wait", async () => {
      await made("node");
      await withChecker(async (checker) => {
        const { pid } = checker.channel;
        const { checked: first } = await checker.ask("check", "const running = 1; const failing = 2;", 1);
        assert.ok(first.ok);
        // The cell runs while a person writes the next.
        const [completion, complete, inspection] = await Promise.all([
          checker.ask("complete", "runn", 4),
          checker.ask("isComplete", "f("),
          checker.ask("inspect", "running", 1),
        ]);
        assert.notEqual(checker.channel.pid, pid);
        assert.deepEqual(
          completion.items.map(({ text }) => text),
          ["running"],
        );
        assert.equal(complete.status, "incomplete");
        assert.match(inspection?.signature ?? "", /running: 1/);
        checker.settle(["running"]);
        assert.ok((await checker.ask("check", "running.toFixed()", 2)).checked.ok);
        checker.settle(["running"]);
        const { checked: failed } = await checker.ask("check", "failing", 3);
        assert.ok(
          !failed.ok && /cell 1 would have declared failing/.test(failed.diagnostics[0]?.remedy ?? ""),
        );
        checker.reset();
        assert.ok(!(await checker.ask("check", "running", 4)).checked.ok);
      });
    });

    it("does no harm when it is damaged: a process from the checker's modules takes over, and the file is removed", async () => {
      const path = snapshotPath("node");
      writeFileSync(path, "x".repeat(10_000));
      keepFromMaking("node");
      await withChecker(async (checker) => {
        const { checked: first } = await checker.ask("check", "const kept = 1;", 1);
        assert.ok(first.ok);
        checker.settle(["kept"]);
        assert.ok((await checker.ask("check", 'import "node:fs"; kept.toFixed()', 2)).checked.ok);
      });
      assert.ok(!existsSync(path));
    });
  });

  describe("damaged", () => {
    for (const [what, content] of [
      ["empty", ""],
      ["not a snapshot", "x".repeat(10_000)],
    ] as const) {
      it(`does no harm when it is ${what}: the checker starts from its modules, and the file is removed`, async () => {
        const path = snapshotPath();
        writeFileSync(path, content);
        keepFromMaking("cells");
        keepFromMaking("node");
        const checked = await withChecker(async (checker) => {
          const [first, second] = await Promise.all([
            checker.ask("check", "const a = 1; a", 1),
            checker.ask("isComplete", "f("),
          ]);
          assert.equal(second.status, "incomplete");
          return first;
        });
        assert.equal(checked.checked.ok, true);
        assert.ok(!existsSync(path));
      });
    }
  });
});
