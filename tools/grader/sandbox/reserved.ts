import { spawnSync } from "node:child_process";

/**
 * The writable address space, in MiB, that Node takes before it runs anything, as the system's kernel counts it: about
 * 50 up to Node 22, and 560 from Node 24 on, whose tables are reserved whole and filled later. The limit on memory
 * applies to what comes on top of it.
 */
export function reservedMemory(): number {
  reserved ??= measured();
  return reserved;
}

let reserved: number | undefined;

function measured(): number {
  const { stdout } = spawnSync(process.execPath, ["-p", 'fs.readFileSync("/proc/self/status", "latin1")'], {
    encoding: "latin1",
    env: {},
  });
  const [, kibibytes] = /^VmData:\s*(\d+) kB$/m.exec(stdout ?? "") ?? [];
  return kibibytes === undefined ? 0 : Math.ceil(Number(kibibytes) / 1024);
}
