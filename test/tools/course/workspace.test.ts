import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { prepareWorkspace } from "../../../tools/course/workspace.js";

describe("a learner's workspace", () => {
  let folder = "";
  beforeEach(async () => {
    folder = join(await mkdtemp(join(tmpdir(), "noether é ")), "work space");
  });
  afterEach(() => rm(join(folder, ".."), { recursive: true }));

  it("gets every lesson and sheet once", async () => {
    const { written, kept } = await prepareWorkspace(folder);
    assert.ok(written.includes("05-convolution.ts") && written.includes("05-convolution.exercises.ts"));
    assert.deepEqual(kept, []);
    assert.deepEqual(await prepareWorkspace(folder), { written: [], kept: [] });
  });

  it("keeps what the learner has written", async () => {
    await prepareWorkspace(folder);
    const sheet = join(folder, "05-convolution.exercises.ts");
    await writeFile(sheet, "// mine\n");
    assert.deepEqual((await prepareWorkspace(folder)).kept, ["05-convolution.exercises.ts"]);
    assert.equal(await readFile(sheet, "utf8"), "// mine\n");
  });

  it("brings an untouched older version up to date", async () => {
    const { written } = await prepareWorkspace(folder);
    const record = JSON.parse(await readFile(join(folder, ".noether.json"), "utf8")) as Record<
      string,
      string
    >;
    const old = "// an older release\n";
    await writeFile(join(folder, written[0]!), old);
    const { createHash } = await import("node:crypto");
    record[written[0]!] = createHash("sha256").update(old).digest("hex");
    await writeFile(join(folder, ".noether.json"), JSON.stringify(record));
    assert.deepEqual((await prepareWorkspace(folder)).written, [written[0]!]);
  });

  it("overwrites nothing when its record is broken", async () => {
    await prepareWorkspace(folder);
    await writeFile(join(folder, ".noether.json"), "{");
    await writeFile(join(folder, "05-convolution.ts"), "// mine\n");
    assert.deepEqual((await prepareWorkspace(folder)).kept, ["05-convolution.ts"]);
  });
});
