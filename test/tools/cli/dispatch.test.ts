import assert from "node:assert/strict";
import { parseArgs } from "node:util";
import { describe, it } from "mocha";
import { dispatch } from "../../../tools/cli/dispatch.js";
import { choice, numberOption } from "../../../tools/cli/options.js";
import { UserError } from "../../../tools/userError.js";

const loaded: string[] = [];
const commands = {
  bake: {
    summary: "bakes",
    async load() {
      loaded.push("bake");
      const run = async (words: readonly string[]): Promise<number> => {
        const { values } = parseArgs({
          args: [...words],
          options: {
            heat: { type: "string", default: "1", short: "t" },
            to: { type: "string", default: "cake" },
            dry: { type: "boolean" },
          },
        });
        numberOption("heat", values.heat, 1, "whole");
        choice("to", values.to, ["cake", "bread"]);
        return 7;
      };
      return { command: { usage: "Usage: noether bake [--heat N] [--to WHAT] [--dry]", run } };
    },
  },
  fail: {
    summary: "fails",
    async load() {
      loaded.push("fail");
      const run = (words: readonly string[]): Promise<number> =>
        Promise.reject(
          words[0] === "user" ? new UserError("the oven is cold: light it") : new TypeError("x is undefined"),
        );
      return { command: { usage: "Usage: noether fail", run } };
    },
  },
};

async function noether(
  words: string,
  trace: boolean = false,
): Promise<{ code: number; out: string; err: string }> {
  const said = { out: "", err: "" };
  loaded.length = 0;
  const code = await dispatch(words.split(" ").filter(Boolean), {
    commands,
    version: "1.2.3",
    trace,
    out: (text) => void (said.out += text),
    err: (text) => void (said.err += text),
  });
  return { code, ...said };
}

describe("command line", () => {
  it("runs a command, gives back its exit code, and loads no other", async () => {
    assert.deepEqual(await noether("bake --heat 3"), { code: 7, out: "", err: "" });
    assert.deepEqual(loaded, ["bake"]);
  });

  it("lists the commands, says more about one, and knows its version", async () => {
    const { code, out } = await noether("--help");
    assert.equal(code, 0);
    assert.match(out, /^Usage: noether COMMAND[\s\S]*\n {2}bake {2}bakes\n {2}fail {2}fails\n/);
    assert.deepEqual(loaded, []);
    assert.deepEqual(await noether("fail --help"), { code: 0, out: "Usage: noether fail\n", err: "" });
    assert.deepEqual(await noether("help fail"), { code: 0, out: "Usage: noether fail\n", err: "" });
    assert.deepEqual(await noether("--version"), { code: 0, out: "1.2.3\n", err: "" });
  });

  it("says how it is used if no command is named", async () => {
    const { code, out, err } = await noether("");
    assert.deepEqual([code, out], [2, ""]);
    assert.match(err, /^Usage: noether COMMAND/);
  });

  const misunderstood: [string, string][] = [
    ["bkae", "noether has no command bkae: did you mean noether bake?"],
    ["ba", "noether has no command ba: did you mean noether bake?"],
    ["toString", "noether has no command toString: noether --help lists the commands"],
    [
      "hint 1",
      'hint is not a command but a line in a sheet: await hint("EXERCISE"); noether watch runs the sheet whenever you save it',
    ],
    [
      "check",
      'check is not a command but a line in a sheet: await check("EXERCISE", EXERCISE); noether watch runs the sheet whenever you save it',
    ],
    ["--versoin", "noether has no option --versoin: noether --help lists the commands"],
    ["bake --haet 3", "noether bake has no option --haet: did you mean --heat?"],
    ["bake --colour", "noether bake has no option --colour: noether bake --help lists the options"],
    ["bake -x", "noether bake has no option -x: noether bake --help lists the options"],
    ["bake --heat", "the option --heat of noether bake needs a value: noether bake --help lists the options"],
    [
      "bake --dry=1",
      "the option --dry of noether bake takes no value: noether bake --help lists the options",
    ],
    ["bake now", 'noether bake takes no word "now": noether bake --help lists the options'],
    ["bake --heat warm", 'expected a whole number of at least 1 for --heat, got "warm"'],
    ["bake --heat 1.5", 'expected a whole number of at least 1 for --heat, got "1.5"'],
    ["bake --heat=", 'expected a whole number of at least 1 for --heat, got ""'],
    ["bake --to stone", 'expected --to to be cake or bread, got "stone"'],
  ];
  for (const [words, message] of misunderstood) {
    it(`answers "noether ${words}" with one sentence and exit code 2`, async () => {
      assert.deepEqual(await noether(words), { code: 2, out: "", err: `${message}\n` });
    });
  }

  it("prints only the message of an error that a person can fix", async () => {
    assert.deepEqual(await noether("fail user"), { code: 1, out: "", err: "the oven is cold: light it\n" });
  });

  it("gives any other error one line, and its stack when asked", async () => {
    const { code, err } = await noether("fail");
    assert.equal(code, 1);
    assert.equal(
      err,
      "noether fail failed: this is a bug in Noether (TypeError: x is undefined): set NOETHER_TRACE=1 to see where\n",
    );
    assert.match((await noether("fail", true)).err, /^TypeError: x is undefined\n +at .*dispatch\.test/);
  });
});
