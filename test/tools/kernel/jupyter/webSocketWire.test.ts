import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { writer } from "../../../../tools/kernel/jupyter/message.js";
import {
  fromDefault,
  fromV1,
  type OnChannel,
  toDefault,
  toV1,
} from "../../../../tools/kernel/jupyter/transports/webSocketWire.js";

describe("Jupyter's messages over WebSockets", () => {
  const anyMessage = fc
    .record({
      channel: fc.constantFrom("shell", "control", "stdin", "iopub"),
      text: fc.string({ unit: "binary" }),
      buffers: fc.array(fc.uint8Array(), { maxLength: 3 }),
    })
    .map(
      ({ channel, text, buffers }): OnChannel => ({
        channel: channel as OnChannel["channel"],
        message: writer("s", "u")("comm_msg", { text }, { buffers }),
      }),
    );

  it("come back as they went, in both forms", () => {
    fc.assert(
      fc.property(anyMessage, (each) => {
        assert.deepEqual(fromDefault(toDefault(each)), each);
        assert.deepEqual(fromV1(toV1(each)), each);
      }),
    );
  });

  it("are text in the older form, unless there are buffers", () => {
    const message = writer("s", "u")("status", {});
    assert.equal(typeof toDefault({ channel: "iopub", message }), "string");
    const bytes = toDefault({ channel: "iopub", message: { ...message, buffers: [new Uint8Array([7])] } });
    assert.ok(typeof bytes !== "string");
    const view = new DataView(bytes.buffer);
    assert.deepEqual([view.getUint32(0), view.getUint32(4), bytes.at(-1)], [2, 12, 7]);
  });

  it("are refused if they are invalid, and harm nothing", () => {
    assert.equal(fromDefault("{"), undefined);
    assert.equal(fromDefault('{"channel":"shell"}'), undefined);
    assert.equal(fromDefault('{"channel":"nowhere","header":{"msg_id":"1","msg_type":"t"}}'), undefined);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        assert.equal(fromDefault(bytes), undefined);
        assert.equal(fromV1(bytes), undefined);
      }),
    );
    const whole = toV1({ channel: "shell", message: writer("s", "u")("t", {}) });
    for (let length = 0; length < whole.length; length++)
      assert.equal(fromV1(whole.slice(0, length)), undefined);
  });
});
