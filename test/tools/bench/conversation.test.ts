import assert from "node:assert/strict";
import { sphericalHarmonics } from "noether";
import { conversation } from "../../../tools/bench/conversation.js";
import { ours } from "../../../tools/bench/peers.js";
import type { Answer, Work } from "../../../tools/bench/work.js";

describe("a conversation with a process that is timed", () => {
  /** A process that says its version, then answers each line by the given code. */
  const speaker = (code: string) =>
    conversation<Work, Answer>(process.execPath, [
      "-e",
      `console.log('{"version":"speaker 1"}');require("node:readline").createInterface({input:process.stdin}).on("line",()=>{${code}})`,
    ]);
  const work = { kind: "harmonics", degree: 2, cold: false } as const;

  it("gives the times of this library and the mean of its results, warm and cold", async () => {
    const talk = await ours.start();
    assert.match(talk.version, /^noether on node \d+/);
    const warm = (await talk.ask(work, 15_000)) as Answer;
    assert.ok(warm.ms.length >= 3 && warm.ms.every((t) => t > 0));
    // The points, computed here in another way: i phi modulo 1.
    const points = Float64Array.from(
      { length: 300_000 },
      (_, i) => 2 * (((i + 1) * 0.6180339887498949) % 1) - 1,
    );
    const Y = sphericalHarmonics(2, points);
    const mean = Y.reduce((sum, y, i) => sum + y * ((i % 7) - 3), 0) / Y.length;
    assert.ok(Math.abs(warm.mean - mean) < 1e-14);
    const cold = (await talk.ask({ kind: "wigner3j", degree: 2, cold: true }, 15_000)) as Answer;
    assert.equal(cold.ms.length, 1);
    const D = (await talk.ask({ kind: "wignerD", degree: 1, cold: false }, 15_000)) as Answer;
    assert.notEqual(D.mean, cold.mean);
    talk.close();
  });

  it("skips lines that are not answers, and returns an error as it is", async () => {
    const chatty = await speaker(`console.log("warning: hot");console.log('{"ms":[1],"mean":2}')`);
    assert.deepEqual(await chatty.ask(work, 5000), { ms: [1], mean: 2 });
    chatty.close();
    const failing = await speaker(`console.log('{"error":"no such operator"}')`);
    assert.equal(await failing.ask(work, 5000), "no such operator");
    failing.close();
  });

  it("ends a process that takes too long, and says how one ended on its own", async () => {
    const slow = await speaker("for (;;);");
    assert.equal(await slow.ask(work, 1000), "over 1 s");
    const dying = await speaker(`console.error("no memory");process.exit(3)`);
    assert.match((await dying.ask(work, 5000)) as string, /ended with code 3: no memory/);
  });

  it("refuses a process that does not say its version first", async () => {
    await assert.rejects(conversation(process.execPath, ["-e", `console.log('{"ms":[1]}')`]), {
      name: "UserError",
      message: /, which said no version: see/,
    });
  });

  it("refuses a process that does not start, with its last words", async () => {
    await assert.rejects(conversation(process.execPath, ["-e", `console.error("a\\nb");process.exit(1)`]), {
      name: "UserError",
      message: /ended with code 1: b: see that it imports/,
    });
    await assert.rejects(conversation("no such program é", []), { name: "UserError", message: /ENOENT/ });
  });
});
