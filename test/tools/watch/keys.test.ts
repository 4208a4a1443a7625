import assert from "node:assert/strict";
import { EventEmitter } from "node:events";
import { describe, it } from "mocha";
import { keys } from "../../../tools/watch/keys.js";

/** What a terminal's input is asked, in order, and a person who types there. */
function terminal(isTTY: boolean) {
  const asked: string[] = [];
  const input = Object.assign(new EventEmitter(), {
    isTTY,
    setRawMode: (raw: boolean) => asked.push(`raw ${raw}`),
    resume: () => asked.push("resume"),
    pause: () => asked.push("pause"),
  });
  return {
    asked,
    input: input as unknown as NodeJS.ReadStream,
    type: (text: string) => input.emit("data", Buffer.from(text)),
  };
}

describe("keys that a person presses", () => {
  it("come one by one, and the terminal is left as it was found", () => {
    const { asked, input, type } = terminal(true);
    const pressed: string[] = [];
    const end = keys((key) => pressed.push(key), input);
    type("h");
    type("sé");
    assert.deepEqual(
      [pressed, asked],
      [
        ["h", "s", "é"],
        ["raw true", "resume"],
      ],
    );
    end();
    type("q");
    assert.deepEqual(pressed, ["h", "s", "é"]);
    assert.deepEqual(asked.slice(2), ["raw false", "pause"]);
    assert.equal(input.listenerCount("data"), 0);
  });

  it("are not listened for if there is no terminal", () => {
    const { asked, input, type } = terminal(false);
    const end = keys(() => assert.fail("nobody presses a key"), input);
    type("h");
    end();
    assert.deepEqual(asked, []);
  });
});
