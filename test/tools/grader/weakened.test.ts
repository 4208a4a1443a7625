import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { type AddressInfo, createServer, type Server } from "node:net";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { after, before, describe, it } from "mocha";
import { assessor } from "../../../tools/grader/assessor/assessor.js";
import { compiler } from "../../../tools/grader/compile/compiler.js";
import { gradeExercise } from "../../../tools/grader/gradeExercise.js";
import { parseSubmission } from "../../../tools/grader/intake/parseSubmission.js";
import { defaultLimits, type Limits } from "../../../tools/grader/sandbox/limits.js";
import { closedSandbox, type Sandbox } from "../../../tools/grader/sandbox/sandbox.js";
import { attacks, borrowed } from "./attacks.js";
import { type Batch, hasSandbox, makeBatch } from "./batch.js";

// The other half of attacks.test.ts: each attack wins if the one wall that stops it is removed. One that earned
// nothing anyway would test nothing.

describe("a sandbox with a wall removed", () => {
  let batch: Batch;
  let server: Server;
  let texts: Readonly<Record<string, string>>;
  const laws = assessor();
  const cells = compiler();
  before(async function () {
    if (!(await hasSandbox())) this.skip();
    batch = await makeBatch();
    server = createServer((socket) => socket.end());
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    const secret = join(batch.place, "secret.txt");
    await writeFile(secret, "secret");
    texts = { ...attacks({ files: [secret], port: (server.address() as AddressInfo).port }), ...borrowed };
  });
  after(async () => {
    server?.close();
    await Promise.all([laws.close(), cells.close(), batch?.remove()]);
  });

  const points = async (
    attack: string,
    sandbox: (limits: Limits) => Sandbox,
    { exercise = "scale", limits = {}, withhold = undefined as readonly string[] | undefined } = {},
  ): Promise<number> => {
    const all = { ...defaultLimits, ...limits };
    const sheet = pathToFileURL(batch.sheet).href;
    const outline = (await laws.outline(sheet)).find(({ name }) => name === exercise)!;
    const { cells: submitted } = parseSubmission("attack.ts", Buffer.from(texts[attack]!));
    const compiled = await cells.compile(submitted);
    const posed = { sheet, outline: { ...outline, ...(withhold && { withhold }) }, seed: 2, runs: 20 };
    const bench = { sandbox: sandbox(all), limits: all, assessor: laws };
    return (await gradeExercise(bench, posed, compiled)).points;
  };
  const without =
    (changed: (words: string[]) => string[]) =>
    (limits: Limits): Sandbox => {
      const sandbox = closedSandbox(limits);
      const [program, ...words] = sandbox.command;
      return { ...sandbox, command: [program, ...changed(words)] };
    };
  const unasked = (words: readonly string[]): string[] =>
    words.filter((word) => !/^--(experimental-)?permission$|^--allow-fs-read/.test(word));
  const noPermissions = without(unasked);
  // From Node 25 on, permissions are a wall around the network as well.
  const isAsked = process.allowedNodeEnvironmentFlags.has("--allow-net");
  const sharedNetwork = without((words) =>
    (isAsked ? unasked(words) : words).flatMap((word) =>
      word === "--unshare-all" ? [word, "--share-net"] : [word],
    ),
  );
  const wholeDisk = without((words) => {
    const at = words.indexOf("--remount-ro");
    return unasked([...words.slice(0, at), "--ro-bind", batch.place, batch.place, ...words.slice(at)]);
  });

  it("earns nothing with all its walls", async () => {
    for (const attack of [
      "uses the network",
      "starts processes",
      "starts threads",
      "reads files of the machine",
    ])
      assert.equal(await points(attack, closedSandbox), 0, attack);
    assert.equal(await points("imports it", closedSandbox, { exercise: "convolve" }), 0);
  });

  it("lets the attack on the network win without a network of its own", async () => {
    assert.equal(await points("uses the network", sharedNetwork), 3);
    assert.equal(await points("uses the network", noPermissions), 0);
  });

  for (const attack of ["starts processes", "starts threads"]) {
    it(`lets the attack win that ${attack} without Node's permissions`, async () => {
      assert.equal(await points(attack, noPermissions), 3);
    });
  }

  it("lets the attack on files win if the files are there", async () => {
    assert.equal(await points("reads files of the machine", wholeDisk), 3);
  });

  it("lets a notebook with the library's answer win if nothing is withheld", async () => {
    assert.equal(await points("imports it", closedSandbox, { exercise: "convolve", withhold: [] }), 1);
  });

  it("lets a flood pass without a limit of output", async () => {
    const flood = "floods the errors in a call";
    assert.equal(await points(flood, closedSandbox), 0);
    assert.equal(await points(flood, closedSandbox, { limits: { output: 1 << 30 } }), 3);
  });
});
