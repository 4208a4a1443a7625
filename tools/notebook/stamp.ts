import { createHash } from "node:crypto";
import type { Notebook } from "./notebook.js";
import { formatPercent } from "./percent.js";

/** The SHA-256, in hexadecimal, of a notebook in the percent format: outputs and the stamp itself do not count. */
export function sourceHash(notebook: Notebook): string {
  return createHash("sha256")
    .update(formatPercent(unstamped(notebook)))
    .digest("hex");
}

/** The notebook with the hash of its source in its metadata, `noether.source`. */
export function stamp(notebook: Notebook): Notebook {
  const { metadata, cells } = unstamped(notebook);
  return { metadata: { ...metadata, noether: { ...ours(metadata), source: sourceHash(notebook) } }, cells };
}

/** The hash that a notebook was stamped with, if any. */
export function stampOf({ metadata }: Notebook): string | undefined {
  const { source } = ours(metadata);
  return typeof source === "string" ? source : undefined;
}

/** The notebook without its stamp. */
export function unstamped({ metadata, cells }: Notebook): Notebook {
  const { noether: _, ...others } = metadata;
  const { source, ...rest } = ours(metadata);
  return { metadata: Object.keys(rest).length > 0 ? { ...others, noether: rest } : others, cells };
}

function ours({ noether }: Notebook["metadata"]): Readonly<Record<string, unknown>> {
  return typeof noether === "object" && noether !== null ? (noether as Record<string, unknown>) : {};
}
