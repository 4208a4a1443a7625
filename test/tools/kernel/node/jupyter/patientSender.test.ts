import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, it } from "mocha";
import { patientSender } from "../../../../../tools/kernel/node/jupyter/patientSender.js";

/** A socket that is full for as long as a test says. */
class Full extends Error {
  readonly code = "EAGAIN";
}
const socket = () => {
  const state = { full: false, lossy: false, sent: [] as string[], closed: false };
  return {
    state,
    closed: false,
    async send(frames: (string | Uint8Array)[]): Promise<void> {
      if (state.full && !state.lossy) throw new Full("full");
      if (!state.full) state.sent.push(String(frames[0]));
    },
  };
};

describe("patientSender", () => {
  it("sends in order, and waits while the socket is full", async () => {
    const full = socket();
    const sender = patientSender(full, { patience: 1000, warn: () => {} });
    full.state.full = true;
    for (let i = 0; i < 10; i++) assert.equal(sender.send([String(i)]), undefined);
    await sleep(20);
    assert.deepEqual(full.state.sent, []);
    full.state.full = false;
    await sender.drained();
    assert.deepEqual(full.state.sent, ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"]);
  });

  it("makes a cell that sends much wait", async () => {
    const full = socket();
    const sender = patientSender(full, { patience: 1000, warn: () => {} });
    full.state.full = true;
    const answers = Array.from({ length: 30 }, (_, i) => sender.send([String(i)]));
    assert.equal(answers[0], undefined);
    assert.ok(answers.at(-1) instanceof Promise);
    full.state.full = false;
    await answers.at(-1);
    assert.equal(full.state.sent.length, 30);
  });

  it("gives up a reader that reads nothing for too long, and says what it has missed", async () => {
    const full = socket();
    const said: string[] = [];
    const sender = patientSender(full, {
      patience: 30,
      warn: (sentence) => said.push(sentence),
      lossy: (lossy) => void (full.state.lossy = lossy),
    });
    full.state.full = true;
    for (const text of ["a", "b", "c"]) void sender.send([text]);
    await sender.drained();
    assert.deepEqual(said, [
      "a front end has read no output for 0.03 s: it misses what follows until it reads again",
    ]);
    full.state.full = false;
    void sender.send(["d"]);
    await sender.drained();
    assert.deepEqual(full.state.sent, ["d"]);
    assert.equal(said[1], "a front end reads output again: it has missed 3 messages");
  });
});
