/**
 * Every check makes much short-lived garbage: a large nursery halves its cost. One of twice the size would take 100 MiB
 * more, and no check less time.
 */
export const heapFlags: readonly string[] = ["--max-old-space-size=2048", "--max-semi-space-size=16"];

/**
 * Before the first check the compiler's own functions are not compiled to machine code, nor are the strings of the
 * snapshot hashed anew: together 20 ms of 100. A snapshot is refused where these differ from those that it was made with.
 */
export const snapshotFlags: readonly string[] = [...heapFlags, "--no-sparkplug", "--no-rehash-snapshot"];
