import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { frameReader } from "../../../../tools/kernel/pipe/frameReader.js";
import { frame } from "../../../../tools/kernel/pipe/frames.js";

type Said = readonly [kind: "stdout" | "stderr" | "message", text: string];

function framed([kind, text]: Said): Buffer {
  const payload = Buffer.from(text, "utf8");
  const header = Buffer.alloc(frame.headerLength);
  header[0] = frame[kind];
  header.writeUInt32LE(payload.length, 1);
  return Buffer.concat([header, payload]);
}

/** What a reader delivers when it gets the bytes in pieces of these lengths, over and over. */
function read(bytes: Buffer, pieces: readonly number[]): Said[] {
  const heard: Said[] = [];
  const reader = frameReader({
    text: (name, text) => heard.push([name, text]),
    message: (json) => heard.push(["message", json]),
  });
  for (let at = 0, i = 0; at < bytes.length; i++) {
    const end = at + (pieces[i % pieces.length] ?? bytes.length);
    reader(bytes.subarray(at, end));
    at = end;
  }
  return heard;
}

/** Neighbouring prints of one stream as one. */
function joined(said: readonly Said[]): Said[] {
  const all: Said[] = [];
  for (const [kind, text] of said) {
    const last = all[all.length - 1];
    if (kind !== "message" && last?.[0] === kind) all[all.length - 1] = [kind, last[1] + text];
    else if (kind === "message" || text !== "") all.push([kind, text]);
  }
  return all;
}

const anySaid = fc.tuple(fc.constantFrom("stdout", "stderr", "message"), fc.string({ unit: "grapheme" }));

describe("frameReader", () => {
  it("delivers what was written, in order, wherever the pieces are cut", () => {
    fc.assert(
      fc.property(
        fc.array(anySaid),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }),
        (said, pieces) => {
          const heard = read(Buffer.concat(said.map(framed)), pieces);
          assert.deepEqual(joined(heard), joined(said));
        },
      ),
    );
  });

  it("joins the prints of one piece, so that a burst is few events", () => {
    const burst = Array.from({ length: 1000 }, (_, i): Said => ["stdout", `${i}\n`]);
    const bytes = Buffer.concat(burst.map(framed));
    assert.equal(read(bytes, [bytes.length]).length, 1);
  });

  it("reassembles a long message, and drops one that was begun and never ended", () => {
    const piece = (kind: number, text: string): Buffer => {
      const bytes = framed(["message", text]);
      bytes[0] = kind;
      return bytes;
    };
    const bytes = Buffer.concat([
      piece(frame.first, '"lost'),
      piece(frame.first, '"a'),
      framed(["stdout", "between"]),
      piece(frame.further, "b"),
      framed(["message", "short"]),
      piece(frame.last, 'c"'),
    ]);
    assert.deepEqual(read(bytes, [7]).slice(-2), [
      ["message", "short"],
      ["message", '"abc"'],
    ]);
  });

  it("reassembles a character whose bytes were printed one by one", () => {
    const bytes = [...Buffer.from("é")].map((byte) => {
      const one = framed(["stdout", "x"]);
      one[frame.headerLength] = byte;
      return one;
    });
    assert.deepEqual(joined(read(Buffer.concat(bytes), [6])), [["stdout", "é"]]);
  });

  it("keeps the order of different streams apart", () => {
    const said: Said[] = [
      ["stdout", "a"],
      ["stderr", "b"],
      ["stdout", "c"],
    ];
    assert.deepEqual(read(Buffer.concat(said.map(framed)), [100]), said);
  });
});
