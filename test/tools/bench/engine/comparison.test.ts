import assert from "node:assert/strict";
import { conversation } from "../../../../tools/bench/conversation.js";
import type { EngineAnswer } from "../../../../tools/bench/engine/answer.js";
import { compareEngines } from "../../../../tools/bench/engine/comparison.js";
import type { EnginePeer } from "../../../../tools/bench/engine/peers.js";
import type { EngineWork } from "../../../../tools/bench/engine/work.js";

describe("the engine and its peers, timed in turn", () => {
  const works: readonly EngineWork[] = [
    { kind: "add", size: 4, pass: "forward" },
    { kind: "nequip", size: 32, pass: "both" },
  ];
  const answer = (mean: number): EngineAnswer => ({
    wall: [2],
    processor: [1],
    first: 5,
    check: { mean, size: 1 },
  });

  /** A library that answers without a process, and says in `log` what it was asked. */
  function library(
    name: string,
    reply: (work: EngineWork, asked: number) => EngineAnswer | string | Promise<string>,
    log: string[] = [],
  ): EnginePeer {
    let asked = 0;
    return {
      name,
      does: () => true,
      start: async () => ({
        version: `${name} 1`,
        ask: async (work) => {
          log.push(`${name} ${work.kind}`);
          return reply(work, asked++);
        },
        close: () => log.push(`${name} closed`),
      }),
    };
  }
  const options = (more: object = {}) => ({
    works,
    rounds: 2,
    limit: 60_000,
    signal: new AbortController().signal,
    keep: () => {},
    onStep: () => {},
    ...more,
  });

  it("asks all for one work, round by round, then for the next, and keeps each answer", async () => {
    const log: string[] = [];
    const kept: object[] = [];
    const all = [library("a", () => answer(0), log), library("b", () => answer(0), log)];
    const { results, versions } = await compareEngines(
      all,
      options({ keep: (what: object) => kept.push(what) }),
    );
    const order = ["a add", "b add", "a add", "b add", "a nequip", "b nequip", "a nequip", "b nequip"];
    assert.deepEqual(log, [...order, "a closed", "b closed"]);
    assert.deepEqual(versions, ["a 1", "b 1"]);
    assert.deepEqual(
      results.map(({ work, peer, wall, processor }) => [work.kind, peer, wall, processor]),
      works.flatMap(({ kind }) => ["a", "b"].map((peer) => [kind, peer, [2, 2], [1, 1]])),
    );
    assert.equal(kept.length, 8);
    assert.deepEqual(kept[3], { round: 1, work: works[0], peer: "b", ...answer(0), failure: undefined });
  });

  it("asks a library that failed no more for that work, and starts it anew for the next", async () => {
    const log: string[] = [];
    const failing = library("b", ({ kind }) => (kind === "add" ? "over 60 s" : answer(0)), log);
    const { results } = await compareEngines([library("a", () => answer(0)), failing], options());
    assert.deepEqual(log, ["b add", "b closed", "b nequip", "b nequip", "b closed"]);
    assert.deepEqual(
      results.map(({ failure }) => failure),
      [undefined, "over 60 s", undefined, undefined],
    );
  });

  it("has a row for a library that does not start, and for one that dies at its work", async () => {
    const absent: EnginePeer = {
      name: "absent",
      does: () => true,
      start: () => conversation("no such program é", []),
    };
    const dying: EnginePeer = {
      name: "dying",
      does: () => true,
      start: () =>
        conversation(process.execPath, [
          "-e",
          `console.log('{"version":"1"}');process.stdin.once("data",()=>{console.error("no memory");process.exit(3)})`,
        ]),
    };
    const { results } = await compareEngines([library("a", () => answer(0)), absent, dying], options());
    assert.match(results[1]!.failure!, /ENOENT/);
    assert.match(results[2]!.failure!, /ended with code 3: no memory/);
    assert.deepEqual(results[0]!.wall, [2, 2]);
  });

  it("refuses another result than the first, as far as the work's rounding goes", async () => {
    const { results } = await compareEngines(
      [library("a", () => answer(0.5)), library("b", () => answer(0.503))],
      options(),
    );
    assert.match(
      results[1]!.failure!,
      /^another result: expected mean 0\.500000, size 1\.00000, got mean 0\.503000/,
    );
    assert.equal(results[3]!.failure, undefined, "e3nn's constants are right to a thousandth");
    const unchecked = { ...answer(7), check: null };
    const alone = await compareEngines(
      [library("a", () => answer(0.5)), library("b", () => unchecked)],
      options(),
    );
    assert.equal(alone.results[1]!.failure, undefined);
  });

  it("keeps what it has when it is cut short", async () => {
    const cut = new AbortController();
    const log: string[] = [];
    const slow = library("b", (_, asked) => {
      if (asked === 0) return answer(0);
      return new Promise((resolve) => {
        cut.signal.addEventListener("abort", () => resolve("ended"));
        cut.abort();
      });
    });
    const { results } = await compareEngines(
      [library("a", () => answer(0), log), slow],
      options({ signal: cut.signal }),
    );
    assert.deepEqual(
      results.map(({ peer, wall, failure }) => [peer, wall.length, failure]),
      [
        ["a", 2, undefined],
        ["b", 1, undefined],
      ],
    );
    assert.deepEqual(log, ["a add", "a add", "a closed"]);
  });
});
