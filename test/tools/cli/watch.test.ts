import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { handOut } from "../../../tools/workspace/handOut.js";
import { inTemporaryFolder } from "../notebook/temporaryFolder.js";

const main = fileURLToPath(new URL("../../../tools/cli/main.js", import.meta.url));
const stub = '  throw new Error("not written yet");';

describe("noether watch", () => {
  /** Starts the watcher; `until` gives what it has printed since the last call, up to a pattern. */
  function watching(
    folder: string,
    ...words: string[]
  ): { child: ChildProcess; until(pattern: RegExp): Promise<string> } {
    const child = spawn(process.execPath, [main, "watch", ...words], {
      cwd: folder,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let text = "";
    let hear: () => void = () => {};
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (chunk: string) => {
        text += chunk;
        hear();
      });
    child.on("close", () => hear());
    return {
      child,
      async until(pattern) {
        for (;;) {
          const found = pattern.exec(text);
          if (found) {
            const seen = text.slice(0, found.index + found[0].length);
            text = text.slice(seen.length);
            return seen;
          }
          assert.equal(child.exitCode, null, `ended after ${text}`);
          await new Promise<void>((heard) => {
            hear = heard;
          });
        }
      },
    };
  }

  it("says the result of every save, of an error too, writes the page, and ends cleanly", () =>
    inTemporaryFolder(async (folder) => {
      await handOut(folder);
      const sheet = join(folder, "05-convolution.exercises.ts");
      const { child, until } = watching(folder, "5");
      try {
        assert.match(
          await until(/0 of 6 exercises, 0 of 26 points\. Next: convolve\.\n/),
          /convolve +0 of 6 {2}nothing here yet/,
        );
        const text = await readFile(sheet, "utf8");
        const answer = (body: string): Promise<void> => writeFile(sheet, text.replace(stub, body));

        await answer("  return f.map((x, t) => x * g[t]);");
        assert.match(
          await until(/Next: convolve\./),
          /convolve +0 of 6 {2}not yet[\s\S]*Shifting f by one place should shift/,
        );
        await answer("  return len(f);");
        assert.match(
          await until(/Next: convolve\./),
          /convolve +0 of 6 {2}an error[\s\S]*\n {2}05-convolution\.exercises\.ts:\d+:10\n[\s\S]*Cannot find name 'len'/,
        );
        await writeFile(sheet, text.replace(/^(\/\/ %% \[markdown\].*)$/m, "$1\nno comment"));
        assert.match(
          await until(/does not begin with[^\n]*\n/),
          /05-convolution\.exercises\.ts: line \d+ of a markdown cell/,
        );
        const sum = "f.reduce((s, x, tau) => s + x * g[(((t - tau) % f.length) + f.length) % f.length], 0)";
        await answer(`  return f.map((_, t) => ${sum});`);
        assert.match(
          await until(/1 of 6 exercises, 6 of 26 points\. Next: integralConvolution\./),
          /convolve +6 of 6 {2}\u2713/,
        );

        child.kill("SIGINT");
        const code = await new Promise((ended) => child.once("exit", ended));
        if (process.platform !== "win32") assert.equal(code, 0);
        const page = await readFile(join(folder, "05-convolution.exercises.html"), "utf8");
        assert.match(page, /convolve: every law holds/);
        assert.match(
          await readFile(join(folder, "progress.jsonl"), "utf8"),
          /"exercise":"convolve","points":6/,
        );
      } finally {
        child.kill("SIGKILL");
      }
    }));
});
