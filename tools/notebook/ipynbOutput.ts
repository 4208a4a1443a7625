import type { MimeBundle } from "noether";
import type { Output } from "./notebook.js";

/** A JSON object. */
export type Stored = Readonly<Record<string, unknown>>;

/** A text, which nbformat stores as one string or as a list of lines; undefined if it is neither. */
export function text(stored: unknown): string | undefined {
  if (typeof stored === "string") return stored;
  if (Array.isArray(stored) && stored.every((line) => typeof line === "string")) return stored.join("");
  return undefined;
}

/** The lines of a text, each with its line ending; `text` joins them again. */
export function lines(whole: string): string[] {
  return whole === "" ? [] : whole.split(/(?<=\n)/);
}

/**
 * Reads an output; one of an unknown kind becomes a line on stderr that says so, since running the cell again restores
 * it.
 */
export function parseOutput(stored: unknown): Output {
  const output = (typeof stored === "object" && stored !== null ? stored : {}) as Stored;
  const metadata = object(output.metadata);
  switch (output.output_type) {
    case "stream": {
      const name = output.name === "stderr" ? "stderr" : "stdout";
      return { output_type: "stream", name, text: text(output.text) ?? "" };
    }
    case "display_data":
      return { output_type: "display_data", data: parseBundle(output.data), metadata };
    case "execute_result": {
      const count = Number.isSafeInteger(output.execution_count) ? (output.execution_count as number) : 0;
      return {
        output_type: "execute_result",
        execution_count: count,
        data: parseBundle(output.data),
        metadata,
      };
    }
    case "error": {
      const traceback = Array.isArray(output.traceback) ? output.traceback.map(String) : [];
      return {
        output_type: "error",
        ename: String(output.ename ?? ""),
        evalue: String(output.evalue ?? ""),
        traceback,
      };
    }
    default: {
      const kind = JSON.stringify(output.output_type) ?? "no";
      return { output_type: "stream", name: "stderr", text: `An output of ${kind} kind was left out.\n` };
    }
  }
}

/** An output as nbformat stores it. */
export function formatOutput(output: Output): Stored {
  switch (output.output_type) {
    case "stream":
      return { ...output, text: lines(output.text) };
    case "display_data":
    case "execute_result":
      return { ...output, data: formatBundle(output.data) };
    case "error":
      return { ...output };
  }
}

/** Attachments as nbformat stores them. */
export function formatAttachments(attachments: Readonly<Record<string, MimeBundle>>): Stored {
  return Object.fromEntries(
    Object.entries(attachments).map(([name, bundle]) => [name, formatBundle(bundle)]),
  );
}

/** Reads attachments: bundles by name. */
export function parseAttachments(stored: Stored): Readonly<Record<string, MimeBundle>> {
  return Object.fromEntries(Object.entries(stored).map(([name, bundle]) => [name, parseBundle(bundle)]));
}

function parseBundle(stored: unknown): MimeBundle {
  return mapBundle(object(stored), (type, value) => (isJsonType(type) ? value : (text(value) ?? value)));
}

function formatBundle(bundle: MimeBundle): MimeBundle {
  return mapBundle(bundle, (type, value) =>
    typeof value === "string" && !isJsonType(type) ? lines(value) : value,
  );
}

function mapBundle(bundle: MimeBundle, change: (type: string, value: unknown) => unknown): MimeBundle {
  return Object.fromEntries(Object.entries(bundle).map(([type, value]) => [type, change(type, value)]));
}

function isJsonType(type: string): boolean {
  return /^application\/(json|.*\+json)$/i.test(type);
}

function object(value: unknown): Stored {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Stored) : {};
}
