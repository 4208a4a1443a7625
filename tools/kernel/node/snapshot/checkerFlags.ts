/**
 * Every check makes much short-lived garbage: a large young generation halves its cost. One of twice the size would
 * take 100 MiB more without making checks faster.
 */
export const heapFlags: readonly string[] = ["--max-old-space-size=2048", "--max-semi-space-size=16"];

/**
 * Before the first check the compiler's own functions are not compiled to machine code, and the strings of the snapshot
 * are not rehashed: together 20 ms of 100. Node refuses a snapshot if these flags differ from those that it was made
 * with.
 */
export const snapshotFlags: readonly string[] = [...heapFlags, "--no-sparkplug", "--no-rehash-snapshot"];
