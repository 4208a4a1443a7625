import assert from "node:assert/strict";
import { appendFile, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { describe, it } from "mocha";
import { globMatches, remembered, shortHistory } from "../../../../tools/kernel/jupyter/history.js";
import { historyFile, historyPath } from "../../../../tools/kernel/node/jupyter/historyFile.js";
import { inTemporaryFolder } from "../../notebook/temporaryFolder.js";

describe("globMatches", () => {
  it("knows stars, question marks and sets", () => {
    for (const [pattern, text] of [
      ["*", ""],
      ["a*c", "abbc"],
      ["a*c", "a\nc"],
      ["?", "🙂"],
      ["[a-c]x", "bx"],
      ["[^a]", "b"],
      ["f(*)", "f(1)"],
      ["[", "["],
      ["a.b", "a.b"],
    ] as const)
      assert.ok(globMatches(pattern, text), `${pattern} ${text}`);
    for (const [pattern, text] of [
      ["a", "ab"],
      ["a.b", "axb"],
      ["[^a]", "a"],
      ["?", ""],
    ] as const)
      assert.ok(!globMatches(pattern, text), `${pattern} ${text}`);
  });

  it("matches a text without wildcards literally", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        if (!/[*?[]/.test(text)) assert.ok(globMatches(text, text));
      }),
    );
  });

  it("survives every pattern", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("[", "]", "*", "?", "^", "-", "z", "a", "\\") }),
        (pattern) => {
          assert.equal(typeof globMatches(pattern, "az"), "boolean");
        },
      ),
    );
  });
});

describe("remembered", () => {
  it("finds sessions by number, and by how long ago they were", async () => {
    const entries = [
      { session: 5, line: 1, source: "old" },
      { session: 7, line: 1, source: "older" },
    ];
    const history = { ...shortHistory(9), entries: () => entries };
    const ask = async (session: number): Promise<unknown> =>
      (await remembered(history, { hist_access_type: "range", session }, new Map())).history;
    assert.deepEqual(await ask(5), [[5, 1, "old"]]);
    assert.deepEqual(await ask(-1), [[7, 1, "older"]]);
    assert.deepEqual(await ask(-9), []);
    assert.deepEqual(await ask(0), []);
  });

  it("keeps the last of equal sources, and at most n", async () => {
    const history = shortHistory();
    for (const [i, source] of ["a", "b", "a", "ab"].entries()) history.add(i + 1, source);
    const search = async (more: Record<string, unknown>): Promise<unknown> =>
      (await remembered(history, { hist_access_type: "search", pattern: "a*", ...more }, new Map())).history;
    assert.deepEqual(await search({ unique: true }), [
      [1, 3, "a"],
      [1, 4, "ab"],
    ]);
    assert.deepEqual(await search({ n: 1 }), [[1, 4, "ab"]]);
    assert.deepEqual(await search({ n: 0 }), []);
  });
});

describe("historyFile", () => {
  it("is there in the next session, for the person alone", () =>
    inTemporaryFolder(async (folder) => {
      const path = join(folder, "sub", "history.jsonl");
      const first = historyFile(path);
      first.add(1, "const é = '🙂';\n\"two\"");
      first.add(2, "b");
      assert.equal((await first.entries()).length, 2);
      const entries = await historyFile(path).entries();
      assert.deepEqual(
        entries.map(({ line, source }) => [line, source]),
        [
          [1, "const é = '🙂';\n\"two\""],
          [2, "b"],
        ],
      );
      if (process.platform !== "win32") assert.equal((await stat(path)).mode & 0o077, 0);
    }));

  it("loses one line at most if a write was cut short", () =>
    inTemporaryFolder(async (folder) => {
      const path = join(folder, "history.jsonl");
      await writeFile(path, '\n{"session":1,"line":1,"source":"whole"}\n\n{"session":1,"line":2,"sou');
      const history = historyFile(path);
      history.add(1, "next");
      await history.entries();
      await appendFile(path, "\n[]\nnull\n{}\n");
      assert.deepEqual(
        (await historyFile(path).entries()).map(({ source }) => source),
        ["whole", "next"],
      );
    }));

  it("forgets the older half of a long file, in whole lines", () =>
    inTemporaryFolder(async (folder) => {
      const path = join(folder, "history.jsonl");
      const line = (n: number): string =>
        `\n${JSON.stringify({ session: 1, line: n, source: "x".repeat(1000) })}\n`;
      await writeFile(path, Array.from({ length: 6000 }, (_, n) => line(n)).join(""));
      const history = historyFile(path);
      history.add(1, "new");
      const entries = await history.entries();
      assert.ok((await stat(path)).size < 3e6);
      assert.deepEqual(
        entries.slice(-2).map(({ source, line }) => [source.length, line]),
        [
          [1000, 5999],
          [3, 1],
        ],
      );
      assert.ok((await readFile(path, "utf8")).split("\n").every((text) => text === "" || JSON.parse(text)));
    }));

  it("is this session's if nothing can be written", async () => {
    const history = historyFile(join(process.execPath, "no", "folder"));
    history.add(1, "a");
    assert.deepEqual(
      (await history.entries()).map(({ source }) => source),
      ["a"],
    );
  });

  it("is where the platform keeps a program's data, or where the environment says", () => {
    assert.equal(historyPath({ NOETHER_HISTORY: "/x/y" }), "/x/y");
    assert.equal(historyPath({ NOETHER_HISTORY: "" }), "");
    assert.match(historyPath({ XDG_DATA_HOME: "/data" }, "linux"), /^.data.noether.history\.jsonl$/);
    assert.match(historyPath({}, "linux"), /\.local.share.noether.history\.jsonl$/);
    assert.match(historyPath({}, "darwin"), /Library.Application Support.noether.history\.jsonl$/);
    assert.match(historyPath({ LOCALAPPDATA: "/local" }, "win32"), /^.local.noether.history\.jsonl$/);
  });
});
