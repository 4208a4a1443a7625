import assert from "node:assert/strict";
import { arena } from "../../../../lib/engine/arena.js";
import { FEW, guestBytes, guests } from "../../../../lib/engine/wasm/guests.js";

describe("guests of a memory", () => {
  const setUp = () => {
    const room = arena(new ArrayBuffer(1 << 20), (64 + guestBytes + 63) & ~63);
    return { room, visiting: guests(room, 64) };
  };
  const many = (x: number): Float32Array => new Float32Array(2 * FEW).fill(x);

  it("that a kernel left behind when it was stopped neither give back room twice nor write to where they came from", () => {
    const { room, visiting } = setUp();
    const lost = many(1);
    visiting.read(many(2));
    const at = visiting.write(lost);
    room.abandon(); // and no leave()
    new Float32Array(room.buffer, at, lost.length).fill(7);
    const block = room.take("float32", 2 * FEW);
    visiting.read(many(3));
    visiting.leave();
    assert.deepEqual(lost, many(1));
    assert.equal(room.live, block.byteLength);
    const [a, b] = [room.take("float32", 2 * FEW), room.take("float32", 2 * FEW)];
    assert.equal(new Set([a, b, block].map(({ byteOffset }) => byteOffset)).size, 3);
  });

  it("bring their results back when they leave", () => {
    const { room, visiting } = setUp();
    for (const result of [many(1), new Float32Array(3)]) {
      const at = visiting.write(result);
      new Float32Array(room.buffer, at, result.length).fill(7);
      visiting.leave();
      assert.ok(result.every((x) => x === 7));
    }
    assert.equal(room.live, 0);
  });
});
