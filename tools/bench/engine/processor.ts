import { readFileSync } from "node:fs";
import { cpus } from "node:os";

/** The processor by its name, and the widest vectors that it has, where the system says so (Linux). */
export function processorInWords(): string {
  const name = cpus()[0]?.model.trim() ?? "a processor without a name";
  const widest = ["avx512f", "avx2"].find((flag) => flags().includes(flag));
  return widest === undefined ? name : `${name} (${widest === "avx512f" ? "AVX-512" : "AVX2"})`;
}

function flags(): readonly string[] {
  try {
    return (/^flags\s*:(.*)$/m.exec(readFileSync("/proc/cpuinfo", "utf8"))?.[1] ?? "").split(" ");
  } catch {
    return []; // no Linux
  }
}
