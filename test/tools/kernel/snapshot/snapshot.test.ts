import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readdirSync, realpathSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "mocha";
import { type CheckerProcess, checkerProcess } from "../../../../tools/kernel/checkerProcess.js";
import { ownPackage } from "../../../../tools/kernel/ownPackage.js";
import { makeSnapshot, snapshot, snapshotPath } from "../../../../tools/kernel/snapshot/snapshot.js";

describe("the checker's start-up snapshot", function () {
  this.timeout(60_000);
  let cache: string;
  const { NOETHER_CACHE: usual } = process.env;
  before(() => {
    cache = realpathSync(mkdtempSync(join(tmpdir(), "noether é cache ")));
    process.env.NOETHER_CACHE = cache;
  });
  after(() => {
    if (usual === undefined) delete process.env.NOETHER_CACHE;
    else process.env.NOETHER_CACHE = usual;
    rmSync(cache, { recursive: true });
  });

  async function withChecker<T>(use: (checker: CheckerProcess) => Promise<T>): Promise<T> {
    const checker = checkerProcess({ folder: cache, kernel: ownPackage() });
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
        const checked = await checker.check(source, index + 1);
        if (checked.ok) checker.settle(checked.compiled.declared);
        found.push(checked);
      }
      return found;
    });

  it("is not there at first, and is whole once it is there", async () => {
    assert.equal(snapshot(), undefined);
    const path = await makeSnapshot();
    assert.equal(path, snapshotPath());
    assert.equal(snapshot(), path);
    assert.deepEqual(readdirSync(cache), [path!.slice(cache.length + 1)], "nothing else is left behind");
    assert.ok(statSync(path!).size > 1_000_000);
  });

  it("is made once, however many ask", async () => {
    const path = snapshotPath();
    rmSync(path, { force: true });
    const made = await Promise.all([makeSnapshot(), makeSnapshot(), makeSnapshot()]);
    assert.deepEqual(
      made.filter((each) => each !== undefined),
      [path],
    );
    const { mtimeMs } = statSync(path);
    assert.equal(await makeSnapshot(), path);
    assert.equal(statSync(path).mtimeMs, mtimeMs);
  });

  it("gives a checker that says what one started from its modules says", async () => {
    await makeSnapshot();
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

  for (const [what, content] of [
    ["empty", ""],
    ["not a snapshot", "x".repeat(10_000)],
  ] as const) {
    it(`does no harm when it is ${what}: the checker starts from its modules, and the file goes`, async () => {
      const path = snapshotPath();
      writeFileSync(path, content);
      const checked = await withChecker(async (checker) => {
        const [first, second] = await Promise.all([
          checker.check("const a = 1; a", 1),
          checker.isComplete("f("),
        ]);
        assert.equal(second.status, "incomplete");
        return first;
      });
      assert.equal(checked.ok, true);
      assert.ok(!existsSync(path) || statSync(path).size > content.length);
    });
  }
});
