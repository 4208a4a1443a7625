import { createInterface } from "node:readline";

// Reads "+pid" and "-pid" from the grader. However the grader ends, the system closes its end of the pipe.

const watched = new Set<number>();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => undefined);
createInterface({ input: process.stdin })
  .on("line", (line) => {
    const pid = Number(line.slice(1));
    if (line.startsWith("+")) watched.add(pid);
    else watched.delete(pid);
  })
  .on("close", () => {
    for (const pid of watched) {
      try {
        process.kill(pid, "SIGKILL");
      } catch {
        // It has ended.
      }
    }
    process.exit(0);
  });
