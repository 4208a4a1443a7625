import assert from "node:assert/strict";
import { symlink, writeFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { createServer, type Server } from "node:net";
import { join } from "node:path";
import { after, before, describe, it } from "mocha";
import type { GradedSubmission } from "../../../tools/grader/record/record.js";
import { root } from "../../../tools/root.js";
import { attacks, borrowed } from "./attacks.js";
import { type Batch, hasSandbox, makeBatch, percent, pointsOf } from "./batch.js";

const right = "const scale = (x: number[]) => x.map((v) => 3 * v);";
const names = Object.keys(attacks({ files: [], port: 0 }));

describe("a hostile notebook", () => {
  let batch: Batch;
  let server: Server;
  let connections = 0;
  let graded: ReadonlyMap<string, GradedSubmission>;

  before(async function () {
    if (!(await hasSandbox())) this.skip();
    batch = await makeBatch();
    server = createServer((socket) => {
      connections++;
      socket.end("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    const secret = join(batch.place, "secret.txt");
    await writeFile(secret, "secret");
    const files = [
      secret,
      batch.sheet,
      batch.place,
      "/etc/passwd",
      join(root, "solutions"),
      join(root, "dist", "solutions"),
      join(root, "package.json"),
    ];
    const corpus = attacks({ files, port: (server.address() as AddressInfo).port });
    for (const [name, text] of Object.entries(corpus)) await batch.add(`${name}.ts`, text);
    await symlink(batch.sheet, join(batch.folder, "is a link.ts"));
    await batch.add("zz innocent.ts", percent(right));
    await batch.add(
      "zz throws later.ts",
      percent(
        `${right} setTimeout(() => { throw new Error("late"); }, 1); void Promise.reject(new Error("lost"));`,
        "await new Promise((done) => setTimeout(done, 30));",
      ),
    );
    await batch.add(
      "zz prints.ts",
      percent(`for (let i = 0; i < 1e5; i++) console.log("a line of thirty characters"); ${right}`),
    );
    await batch.add(
      "zz keeps a cache.ts",
      percent(
        "const known = new Map<string, number[]>();",
        "const scale = (x: number[]) => { const key = String(x); if (!known.has(key)) known.set(key, x.map((v) => 3 * v)); return known.get(key)!; };",
      ),
    );
    await batch.add(
      "zz works on a copy.ts",
      percent("const scale = (x: number[]) => [...x].reverse().map((v) => 3 * v).reverse();"),
    );
    graded = await batch.gradeScale({ seed: 2, limits: { seconds: 2, heap: 64, memory: 512 } });
  });
  after(async () => {
    server?.close();
    await batch?.remove();
  });

  for (const name of names) {
    it(`that ${name} earns nothing`, () => {
      assert.equal(pointsOf(graded.get(`${name}.ts`), "scale"), 0);
    });
  }

  it("that is a link is refused", () => {
    assert.match(graded.get("is a link.ts")!.refused!, /symbolic link/);
  });

  it("reaches no server on this machine", () => {
    assert.equal(connections, 0);
  });

  it("leaves no control characters in the feedback", () => {
    for (const { feedback } of graded.values()) assert.doesNotMatch(feedback, /[^\P{Cc}\n]/u);
  });

  it("is told why: the time, the memory, the flood, the end of its process", () => {
    const feedback = (name: string): string => graded.get(`${name}.ts`)!.feedback;
    assert.match(feedback("loops for ever"), /Cell 1 was interrupted after 2 s of computing/);
    assert.match(feedback("loops for ever in a call"), /more than 2 s of processor time/);
    assert.match(feedback("waits for ever in a timer"), /Cell 1 was left after 2 s/);
    assert.match(feedback("fills the heap"), /more memory/);
    assert.match(feedback("floods the output"), /printed more than/);
    assert.match(feedback("ends with exit code 0"), /ended its own process \(cell 1\)/);
    assert.match(feedback("writes answers ahead"), /private channel/);
    assert.match(feedback("changes its input"), /scale\(.*changed its input, which belongs to who called/);
    for (const name of [
      "counts its calls",
      "counts its calls and remembers what it said",
      "looks at the clock",
    ])
      assert.match(feedback(name), /Called again with the same input it gave another result/, name);
  });

  for (const name of [
    "zz innocent",
    "zz throws later",
    "zz prints",
    "zz keeps a cache",
    "zz works on a copy",
  ]) {
    it(`takes nothing from another one (${name.slice(3)})`, () => {
      assert.equal(pointsOf(graded.get(`${name}.ts`), "scale"), 3);
    });
  }

  it("changes nothing in the grader", () => {
    assert.deepEqual(Object.keys(Object.prototype), []);
    assert.equal(({} as { holds?: unknown }).holds, undefined);
    assert.equal(Math.abs(-2), 2);
  });
});

describe("a notebook that borrows the library's answer", () => {
  let batch: Batch;
  let graded: ReadonlyMap<string, GradedSubmission>;

  before(async function () {
    if (!(await hasSandbox())) this.skip();
    batch = await makeBatch();
    for (const [name, text] of Object.entries(borrowed)) await batch.add(`${name}.ts`, text);
    await batch.add(
      "uses another export.ts",
      percent(
        'import { correlate } from "noether";',
        "const convolve = (f: number[], g: number[]) => correlate([g[0]!, g[2]!, g[1]!], f) as number[];",
      ),
    );
    graded = await batch.grade();
  });
  after(() => batch?.remove());

  for (const name of Object.keys(borrowed)) {
    it(`earns nothing when it ${name}`, () => {
      assert.equal(pointsOf(graded.get(`${name}.ts`), "convolve"), 0);
    });
  }

  it("is told that this is what it should build", () => {
    const convolve = graded.get("imports it.ts")!.exercises.find(({ exercise }) => exercise === "convolve");
    assert.deepEqual(new Set(convolve?.laws.map(({ outcome }) => outcome)), new Set(["withheld"]));
  });

  it("may use everything else", () => {
    assert.equal(pointsOf(graded.get("uses another export.ts"), "convolve"), 1);
  });
});
