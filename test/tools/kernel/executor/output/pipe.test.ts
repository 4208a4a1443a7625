import assert from "node:assert/strict";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runInThisContext } from "node:vm";
import fc from "fast-check";
import { afterEach, beforeEach, describe, it } from "mocha";
import { type Pipe, pipe, pipeMemory } from "../../../../../tools/kernel/executor/output/pipe.js";
import { type PipeWriter, pipeWriter } from "../../../../../tools/kernel/executor/output/pipeWriter.js";
import { frameReader } from "../../../../../tools/kernel/pipe/frameReader.js";
import { frame, window } from "../../../../../tools/kernel/pipe/frames.js";

/** A pipe with as little memory as possible, so that it wraps often, over a file. */
const capacity = 1 << 17;

/** Runs something until it ends or its stack is thrown away, as by an interrupt; returns whether it ended. */
function untilThrownAway(work: () => void, time: number): boolean {
  Object.assign(globalThis, { work });
  try {
    runInThisContext("work()", { timeout: time });
    return true;
  } catch (error) {
    assert.equal((error as NodeJS.ErrnoException).code, "ERR_SCRIPT_EXECUTION_TIMEOUT");
    return false;
  } finally {
    Reflect.deleteProperty(globalThis, "work");
  }
}

const patched = {
  load: Atomics,
  store: Atomics,
  add: Atomics,
  exchange: Atomics,
  compareExchange: Atomics,
  notify: Atomics,
  set: Uint8Array.prototype,
} as const;

/** Throws the stack of some work away just before, or just after, its kth step in shared memory. */
function thrownAt(k: number, side: "before" | "after", work: () => void): boolean {
  const originals = Object.entries(patched).map(
    ([name, home]) => [home, name, (home as never)[name] as (...values: unknown[]) => unknown] as const,
  );
  let left = k;
  for (const [home, name, original] of originals) {
    const held = function (this: unknown, ...values: unknown[]): unknown {
      const isHere = --left === 0;
      while (isHere && side === "before");
      const result = Reflect.apply(original, this, values);
      while (isHere);
      return result;
    };
    Object.assign(home, { [name]: held });
  }
  try {
    return untilThrownAway(work, 50);
  } finally {
    for (const [home, name, original] of originals) Object.assign(home, { [name]: original });
  }
}

describe("the executor's pipe", () => {
  let folder: string;
  let file: number;
  let channel: Pipe;
  let writer: PipeWriter;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "noether pipe "));
    file = openSync(join(folder, "stream"), "w");
    const memory = pipeMemory(capacity);
    channel = pipe(memory);
    writer = pipeWriter(memory, file);
  });
  afterEach(() => {
    closeSync(file);
    rmSync(folder, { recursive: true, force: true });
  });

  const print = (text: string, cell: number): void =>
    channel.print(frame.stdout, Buffer.from(text, "utf8"), cell);
  /** Writes what waits, and reads it as the session does; returns everything that has come so far, in order. */
  function heard(): string[] {
    writer.send({ type: "own" });
    const said: string[] = [];
    const read = frameReader({
      text: (_, text, cell) => said.push(`${cell}: ${text}`),
      message: (json, cell) => json !== '{"type":"own"}' && said.push(`${cell}> ${json}`),
    });
    read(readFileSync(join(folder, "stream")));
    return said;
  }

  for (const side of ["before", "after"] as const) {
    it(`loses, doubles and blocks nothing if the stack is thrown away just ${side} a step`, () => {
      const expected: string[] = [];
      let k = 1;
      for (let ended = false; !ended; k++) {
        const before = heard().length;
        ended = thrownAt(k, side, () => {
          print(`print ${k}`, 1);
          channel.send(`"message ${k}"`, 1);
        });
        const all = [`1: print ${k}`, `1> "message ${k}"`];
        const kept = heard().slice(before);
        assert.deepEqual(kept, all.slice(0, kept.length), `thrown away at step ${k}`);
        if (ended) assert.equal(kept.length, 2);
        // The cell that was heard last continues: what was thrown away has not taken its place.
        const goesOn = untilThrownAway(() => {
          print(`after ${k}`, 2);
          channel.send(`"end ${k}"`, 2);
        }, 60_000);
        assert.ok(goesOn, `what follows a stack that was thrown away at step ${k} hangs`);
        expected.push(...kept, `2: after ${k}`, `2> "end ${k}"`);
        assert.deepEqual(heard(), expected);
      }
      assert.ok(k > 12, `it took only ${k} steps: are they those that are held?`);
    });
  }

  it("delivers what was put in, whatever its length and wherever the ring's end is", () => {
    const puts = fc.array(fc.tuple(fc.boolean(), fc.nat(100_000), fc.nat(3)), {
      minLength: 1,
      maxLength: 12,
    });
    let before = 0;
    fc.assert(
      fc.property(puts, (frames) => {
        const expected: string[] = [];
        for (const [isPrint, length, cell] of frames) {
          const text = String.fromCharCode(97 + (expected.length % 26)).repeat(length + 1);
          if (isPrint) print(text, cell);
          else channel.send(`"${text}"`, cell);
          const last = expected.at(-1);
          if (isPrint && last?.startsWith(`${cell}: `)) expected[expected.length - 1] = last + text;
          else expected.push(isPrint ? `${cell}: ${text}` : `${cell}> "${text}"`);
          writer.taken(window);
        }
        const all = heard();
        const now = all.slice(before);
        before = all.length;
        assert.ok(now.join() === expected.join(), "the frames that came are others");
      }),
      { numRuns: 25 },
    );
  });

  it("writes no more than the session's reader has room for, until it has taken some", () => {
    const size = (): number => readFileSync(join(folder, "stream")).length;
    const text = "x".repeat(60_000);
    for (let k = 0; k < 30; k++) {
      print(text, 0);
      writer.taken(0);
      if (size() === window) break;
    }
    assert.equal(size(), window);
    writer.taken(1000);
    assert.equal(size(), window + 1000);
  });
});
