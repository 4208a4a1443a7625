import { execFile } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { promisify } from "node:util";
import { makeSnapshot } from "../kernel/node/snapshot/snapshot.js";
import { spareSession } from "../kernel/node/spareSession.js";
import { root } from "../root.js";
import { UserError } from "../userError.js";
import { type KernelPlace, kernelPlace } from "./kernelPlace.js";

/** The measurements of one start of a kernel. */
export interface KernelTimes {
  readonly version: string;
  /** Milliseconds from the launch to the reply about the kernel, and to the first output of a cell. */
  readonly ready: number;
  readonly first: number;
  /** Milliseconds to reply and idle. */
  readonly expression: readonly number[];
  /** The same, after a second of idling and some further cells. */
  readonly settled: readonly number[];
  readonly declaration: readonly number[];
  readonly import?: number;
  /** MiB of all of the kernel's processes; null if the Python has no psutil. */
  readonly memory: number | null;
  /** Milliseconds to reply and idle; null if they did not come. */
  readonly prints: number | null;
  /** The lines that came before idle, and whether these are all, in order. */
  readonly lines: number;
  readonly complete: boolean;
}

/** All measurements of several kernels, by their names. */
export interface KernelComparison {
  readonly kernels: ReadonlyMap<string, readonly KernelTimes[]>;
  /** Why some starts gave no measurements. */
  readonly failures: readonly string[];
  /** Our first start on a machine: without the start-up snapshot. */
  readonly coldest: KernelTimes | undefined;
  /** Milliseconds to the first checked results of pairs of processes that were started ahead. */
  readonly prewarmed: readonly number[];
}

/** The lines that a cell prints one by one. */
export const lines = 10_000;

/** How long (s) a kernel may be silent before it counts as failed. */
const patience = 30;

/**
 * Times this kernel and others in turn, so that other load on the machine affects all of them: each round launches each
 * kernel once through jupyter_client, in a different order.
 *
 * @param python a Python that has jupyter_client; its own kernels are timed too
 * @param environment names tslab and Deno by NOETHER_TSLAB and NOETHER_DENO, if they are to be timed
 * @throws UserError if that is not such a Python
 */
export async function compareKernels(
  python: string,
  rounds: number,
  onStep: (done: number, total: number, now: string) => void,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<KernelComparison> {
  const whole = await kernelPlace(environment);
  const { plain: place, extra } = parted(whole);
  try {
    const names = [...(await kernelsOf(python, place)), ...extra];
    const total = rounds * (names.length + 1) + 1;
    const failures = new Set<string>();
    const kernels = new Map<string, KernelTimes[]>(names.map(({ name }) => [name, []]));
    const start = async (kernel: Named, at: KernelPlace): Promise<KernelTimes | undefined> => {
      const environment = { ...at.environment, ...kernel.environment };
      const answer = await ask(python, JSON.stringify(work(kernel)), { ...at, environment });
      if (!("error" in answer)) return answer as unknown as KernelTimes;
      failures.add(`${kernel.name}: ${answer.error}`);
      return undefined;
    };
    onStep(0, total, "the first start, without a snapshot");
    const coldest = await withoutSnapshot(place, (at) => start(ourKernel, at));
    await makeSnapshot();
    const prewarmed: number[] = [];
    for (let round = 0; round < rounds; round++) {
      for (let k = 0; k < names.length; k++) {
        const kernel = names[(k + round) % names.length]!;
        onStep(1 + round * (names.length + 1) + k, total, `starting ${kernel.name}`);
        const times = await start(kernel, place);
        if (times) kernels.get(kernel.name)!.push(times);
      }
      prewarmed.push(await firstOfSpare(place.folder));
    }
    return { kernels, failures: [...failures], coldest, prewarmed };
  } finally {
    await whole.close();
  }
}

interface Named {
  readonly name: string;
  readonly language: string;
  /** Its name in Jupyter, if different. */
  readonly kernel?: string;
  readonly environment?: NodeJS.ProcessEnv;
}

const ourKernel: Named = { name: "noether", language: "typescript" };

/** The name in the table of this kernel with the environment's certificates. */
export const certified = "noether, certificates";

/**
 * Node 20 parses the certificates of `NODE_EXTRA_CA_CERTS` whenever a process starts, which has nothing to do with
 * kernels: they are compared without it, and if it is set, this kernel is timed with it too.
 */
function parted(place: KernelPlace): { readonly plain: KernelPlace; readonly extra: readonly Named[] } {
  const { NODE_EXTRA_CA_CERTS: file, ...environment } = place.environment;
  const { language, name: kernel } = ourKernel;
  const extra = file
    ? [{ name: certified, language, kernel, environment: { NODE_EXTRA_CA_CERTS: file } }]
    : [];
  return { plain: { ...place, environment }, extra };
}

async function kernelsOf(python: string, place: KernelPlace): Promise<Named[]> {
  const found = await ask(python, "--list", place);
  const { noether: _, ...others } = found as Readonly<Record<string, { readonly language: string }>>;
  return [
    ourKernel,
    ...Object.entries(others)
      .map(([name, { language }]) => ({ name, language }))
      .filter(({ language }) => language === "python" || language === "typescript"),
  ];
}

function work({ name, language, kernel = name }: Named): unknown {
  const all = Array.from({ length: 5 }, (_, k) => k);
  const cells =
    language === "python"
      ? {
          declarations: all.map((k) => `v${k}: int = ${k}`),
          prints: `for i in range(${lines}): print("line", i)`,
        }
      : {
          declarations: all.map((k) => `const v${k}: number = ${k}`),
          prints: `for (let i = 0; i < ${lines}; i++) console.log("line " + i)`,
        };
  const imports = kernel === ourKernel.name ? { import: 'import { convolve } from "noether"' } : {};
  return { kernel, expression: "1+1", ...cells, ...imports, lines, patience };
}

async function ask(
  python: string,
  word: string,
  { environment, folder }: KernelPlace,
): Promise<Readonly<Record<string, unknown>>> {
  const script = join(root, "tools", "bench", "peers", "kernel_times.py");
  try {
    const how = { cwd: folder, env: environment, maxBuffer: 2 ** 26 };
    const { stdout } = await promisify(execFile)(python, [script, word], how);
    return JSON.parse(stdout.trim().split("\n").at(-1)!);
  } catch (error) {
    const why = (error as { stderr?: string }).stderr?.trim().split("\n").at(-1) || (error as Error).message;
    throw new UserError(
      `expected a Python with jupyter_client, got "${python}" (${why}): "${python}" -m pip install jupyter_client`,
    );
  }
}

/** Does something while there is no snapshot, then waits until the snapshot that this starts is written. */
async function withoutSnapshot<T>(place: KernelPlace, act: (place: KernelPlace) => Promise<T>): Promise<T> {
  const cache = await mkdtemp(join(tmpdir(), "noether-cache-"));
  try {
    return await act({ ...place, environment: { ...place.environment, NOETHER_CACHE: cache } });
  } finally {
    for (let tries = 0; tries < 300; tries++) {
      const files = await readdir(cache).catch(() => []);
      if (files.some((file) => file.endsWith(".blob")) && files.length === 1) break;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    await rm(cache, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

/** How long (ms) a pair of processes has to get ready before it is taken. */
const head = 1500;

/** Milliseconds to the first checked result of a session that was started ahead. */
export async function firstOfSpare(folder: string): Promise<number> {
  const spare = spareSession({ folder });
  spare.prepare();
  await new Promise((resolve) => setTimeout(resolve, head));
  const begun = performance.now();
  const session = await spare.take();
  let first: number | undefined;
  await session.execute("1+1", () => {
    first ??= performance.now() - begun;
  });
  await Promise.all([session.close(), spare.close()]);
  return first!;
}
