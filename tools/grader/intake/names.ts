/** A file name's bytes as text: UTF-8, or else Latin-1, which old archive programs write. */
export function nameText(name: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(name);
  } catch {
    return Buffer.from(name).toString("latin1");
  }
}

/**
 * Whether a file is ignored without being mentioned: hidden files (such as Jupyter's checkpoints) and folders made by
 * programs.
 */
export function isHidden(name: string): boolean {
  return (
    (name.startsWith(".") && name !== "." && name !== "..") || name === "node_modules" || name === "__MACOSX"
  );
}

/** The kind of a file, by its name. "Perhaps": its content decides. */
export function kindOf(name: string): "notebook" | "archive" | "perhaps" | "other" {
  if (/\.ipynb$/i.test(name) || (/\.ts$/i.test(name) && !/\.d\.ts$/i.test(name))) return "notebook";
  if (/\.zip$/i.test(name)) return "archive";
  return /\.(json|txt)$|^[^.]+$/i.test(name) ? "perhaps" : "other";
}
