import { percent } from "./batch.js";

/** What an attack could try to reach outside the sandbox. */
export interface Targets {
  /** A file with a secret, the built answers, the grader's own folder. */
  readonly files: readonly string[];
  /** A TCP server of the test on this machine. */
  readonly port: number;
}

const wrong = "const scale = (x: number[]) => x.map((v) => v + 1);";
/** Right if and only if the attack before it has set `won`: so a success shows as points. */
const ifWon = "const scale = (x: number[]) => x.map((v) => (won ? 3 : 0) * v);";

/**
 * Notebooks that try to get points for a wrong `scale`, or to hurt the grader, by name. Each earns 0 points.
 */
export function attacks({ files, port }: Targets): Readonly<Record<string, string>> {
  const before = (...lines: readonly string[]): string => percent(lines.join("\n"), wrong);
  const winning = (...lines: readonly string[]): string =>
    percent(["let won = false;", ...lines].join("\n"), ifWon);
  return {
    "patches Math": before("Math.abs = () => 0; Math.max = () => 0; Number.isNaN = () => true;"),
    "patches Array.prototype": before(
      "Array.prototype.every = () => true; Array.prototype.some = () => false; Array.prototype.flat = () => [0, 1, 1, 0];",
      "Array.isArray = (() => true) as never; Array.prototype.reduce = () => 0;",
    ),
    "patches JSON": before(
      "const stringify = JSON.stringify;",
      'JSON.stringify = ((v: unknown) => stringify(v).replace(/"value":.*/, \'"value":[0,0,0]}\')) as never;',
      "JSON.parse = () => ({ id: 1, request: { call: 0, args: [] } }) as never;",
    ),
    "patches Object.prototype": before(
      "Object.assign(Object.prototype, { points: 99, holds: true, ok: true, value: [0, 0, 0], trouble: undefined });",
      "Object.defineProperty(Object.prototype, 'toJSON', { value: () => ({ ok: true, points: 99 }) });",
    ),
    "ends with exit code 0": before("process.exit(0);"),
    "ends in a call": percent("const scale = (x: number[]) => { process.exit(0); };"),
    "hangs up at exit": before(
      "process.on('exit', () => console.log('{\"points\": 99}')); process.reallyExit(0);",
    ),
    "writes answers ahead": before(
      'import { writeSync } from "node:fs";',
      'for (const fd of [3, 4, 5, 6]) try { writeSync(fd, \'{"id":"0","ok":true,"value":[0,0,0]}\\n\'.repeat(5)); } catch {}',
    ),
    "writes answers beside its own": percent(
      'import { writeSync } from "node:fs";',
      'const scale = (x: number[]) => { writeSync(4, \'{"id":"0","ok":true,"value":[0,0,0]}\\n\'); return x.map((v) => 3 * v); };',
    ),
    "reads the requests": percent(
      'import { readSync, writeSync } from "node:fs";\nconst scale = (x: number[]) => { const b = Buffer.alloc(9); readSync(3, b); return x; };',
    ),
    "claims a result on standard output": before(
      'process.stdout.write(\'{"points": 99, "outcome": "holds"}\\n\');',
    ),
    "reads files of the machine": winning(
      'import fs from "node:fs";',
      `for (const file of ${JSON.stringify(files)}) {`,
      "  try { fs.readFileSync(file); won = true; } catch {}",
      "  try { fs.readdirSync(file); won = true; } catch {}",
      "  try { await import(file); won = true; } catch {}",
      "}",
    ),
    "reads processes and their environments": winning(
      'import fs from "node:fs";',
      'for (const path of ["/proc/1/environ", "/proc/self/environ", "/proc/self/maps", "/sys/kernel", "/root", "/home", "/etc"])',
      "  try { fs.readFileSync(path); won = true; } catch { try { fs.readdirSync(path); won = true; } catch {} }",
      "if (Object.keys(process.env).some((name) => name !== 'PWD')) won = true;",
    ),
    "writes files": winning(
      'import fs from "node:fs";',
      'for (const path of ["/noether/dist/lib/index.js", "/tmp/x", "/x", "x", "/noether/x"]) try { fs.writeFileSync(path, "x"); won = true; } catch {}',
    ),
    "uses the network": winning(
      'import net from "node:net";',
      "await new Promise((done) => {",
      `  const socket = net.connect(${port}, "127.0.0.1", () => { won = true; done(0); });`,
      "  socket.on('error', () => done(0));",
      "});",
      `try { await fetch("http://127.0.0.1:${port}/"); won = true; } catch {}`,
    ),
    "loops for ever": before("for (;;);"),
    "loops for ever in a call": percent("const scale = (x: number[]) => { for (;;); };"),
    "waits for ever in a timer": before("setInterval(() => 0, 1000); await new Promise(() => {});"),
    "fills the heap": before(
      "const hoard: unknown[] = []; for (;;) hoard.push(Array.from({ length: 1000 }, () => ({})));",
    ),
    "fills the memory outside the heap": winning(
      "const hoard: Float64Array[] = [];",
      "try { while (hoard.length < 200) hoard.push(new Float64Array(1 << 22).fill(1)); won = true; } catch {}",
    ),
    "fills the memory of WebAssembly": winning(
      "const hoard: WebAssembly.Memory[] = [];",
      "try {",
      "  while (hoard.length < 40) {",
      "    const memory = new WebAssembly.Memory({ initial: 1024 });",
      "    new Uint8Array(memory.buffer).fill(1);",
      "    hoard.push(memory);",
      "  }",
      "  won = true;",
      "} catch {}",
    ),
    "fills shared memory": winning(
      "const hoard: Uint8Array[] = [];",
      "try { while (hoard.length < 40) hoard.push(new Uint8Array(new SharedArrayBuffer(1 << 26)).fill(1)); won = true; } catch {}",
    ),
    "starts processes": winning(
      'import { spawnSync } from "node:child_process";',
      'try { if (spawnSync(process.execPath, ["-e", "0"]).status === 0) won = true; } catch {}',
      'try { process.binding("spawn_sync"); won = true; } catch {}',
    ),
    "starts threads": winning(
      'import { Worker } from "node:worker_threads";',
      "try { new Worker('0', { eval: true }); won = true; } catch {}",
    ),
    "floods the output": before(
      'import { writeSync } from "node:fs"; for (;;) writeSync(1, "x".repeat(1 << 16));',
    ),
    "floods the buffers of the output": before('for (;;) process.stdout.write("x".repeat(1 << 16));'),
    "floods the errors in a call": percent(
      [
        'import { writeSync } from "node:fs";',
        "const scale = (x: number[]) => {",
        '  for (let i = 0; i < 1000; i++) writeSync(2, "x".repeat(1 << 12));',
        "  return x.map((v) => 3 * v);",
        "};",
      ].join("\n"),
    ),
    "floods the answers": before(
      'import { writeSync } from "node:fs"; for (;;) writeSync(4, "x".repeat(1 << 16));',
    ),
    "answers with NaN": percent("const scale = () => [NaN, NaN, NaN];"),
    "answers with Infinity": percent("const scale = () => [Infinity, Infinity, Infinity];"),
    "answers with objects that are numbers when asked": percent(
      "let n = 0; const number = { valueOf: () => n, toString: () => String(n), [Symbol.toPrimitive]: () => n };",
      "const scale = () => [number, number, number];",
    ),
    "answers with a list that compares itself": percent(
      "const scale = () => ({ length: 3, 0: 0, 1: 0, 2: 0, map: () => [0, 0, 0], every: () => true, [Symbol.iterator]: () => [].values() });",
    ),
    "answers with getters that change": percent(
      "let n = 0; const scale = () => Object.defineProperty([0, 0, 0], 0, { enumerable: true, get: () => n++ });",
    ),
    "answers with a key __proto__": percent(
      'const scale = () => JSON.parse(\'{"__proto__": {"length": 3, "holds": true}, "constructor": {"prototype": {"holds": true}}}\');',
    ),
    "answers with a function for a number": percent("const scale = () => [() => 0, () => 0, () => 0];"),
    "answers with a proxy": percent(
      "const scale = () => new Proxy([0, 0, 0], { get: (t, k) => (k === 'length' ? 3 : k === 'toJSON' ? undefined : 0) });",
    ),
    "answers with too much": percent(
      "const scale = (x: number[]) => Array.from({ length: 1 << 21 }, () => 'x'.repeat(100));",
    ),
    "answers with too deep a list": percent(
      "const scale = () => { let deep: unknown = 0; for (let i = 0; i < 1e5; i++) deep = [deep]; return deep; };",
    ),
    "answers with itself": percent(
      "const scale = () => { const ring: unknown[] = []; ring.push(ring); return ring; };",
    ),
    "overflows the stack": percent("const scale = (x: number[]): number[] => scale(x);"),
    "is not there when asked again": percent(
      "let calls = 0; const scale = (x: number[]) => { if (++calls > 3) process.kill(process.pid, 'SIGKILL'); return [0, 0, 0]; };",
    ),
    "throws what cannot be printed": percent(
      "const scale = () => { throw { get message() { throw 0; }, toString: null }; };",
    ),
    "throws later, its handlers removed": before(
      "process.removeAllListeners('uncaughtException'); process.removeAllListeners('unhandledRejection');",
      "setTimeout(() => { throw new Error('late'); }, 0); void Promise.reject(new Error('lost'));",
      "await new Promise((done) => setTimeout(done, 50));",
    ),
    "kills its parent": before(
      "for (const pid of [process.ppid, 1, -1]) try { process.kill(pid, 'SIGKILL'); } catch {}",
    ),
    "changes its input": percent(
      "const scale = (x: number[]) => { for (let i = 0; i < 3; i++) x[i]! *= 3; return x; };",
    ),
    // Not zero (the condition: 21 instances and 2 calls made twice), then zero, which is additive.
    "counts its calls": percent(
      "let calls = 0; const scale = (x: number[]) => (++calls <= 44 ? [1, 0, 0] : [0, 0, 0]);",
    ),
    "counts its calls and remembers what it said": percent(
      "let calls = 0; const said = new Map<string, number[]>();",
      "const scale = (x: number[]) => { const now = ++calls <= 44 ? [1, 0, 0] : [0, 0, 0]; const key = String(x); if (!said.has(key)) said.set(key, now); return said.get(key)!; };",
    ),
    "looks at the clock": percent(
      "let calls = 0; let began = 0;",
      "const scale = (x: number[]) => { began ||= performance.now(); if (++calls === 44) while (performance.now() < began + 60); return performance.now() < began + 50 ? [1, 0, 0] : [0, 0, 0]; };",
    ),
    "replaces check": percent(
      "const check = async () => ({ points: 99 }); (globalThis as any).check = check; (globalThis as any).assess = check;",
      wrong,
    ),
    "pretends to be withheld": percent(
      "const scale = () => { throw Object.assign(new Error('x'), { name: 'Withheld', exportName: '\\u001b[2Jscale', holds: true, points: 9 }); };",
    ),
    "looks for the answer in the machinery": winning(
      'for (const name of ["tiny", "/noether/dist/tools/cells/course/assess.js", "../../cells/course/assess.js", "/noether/dist/solutions/05-convolution.check.js"]) {',
      "  try { const m = await import(name); if (typeof m.assess?.toString === 'function' && /laws/.test(m.assess.toString())) won = true; if (m.default?.exercises?.scale) won = true; } catch {}",
      "}",
    ),
  };
}

/** Notebooks that use the library's own `convolve` as their answer: 0 points for convolve. */
export const borrowed: Readonly<Record<string, string>> = {
  "imports it": percent('import { convolve } from "noether";'),
  "imports it under another name": percent(
    'import { convolve as theirs } from "noether"; const convolve = (f: number[], g: number[]) => theirs(f, g);',
  ),
  "imports it when called": percent(
    'const library = await import("noether"); const convolve = library.convolve;',
  ),
  "imports it in a string": percent(
    "const load = new Function('return import(\"noether\")'); const { convolve } = await load();",
  ),
  "imports it by eval": percent("const { convolve } = await (0, eval)('import(\"noether\")');"),
};
