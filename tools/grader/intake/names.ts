/** A name as the system stores it, as text: UTF-8, or else Latin-1, which old archive programs write. */
export function nameText(name: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(name);
  } catch {
    return Buffer.from(name).toString("latin1");
  }
}

/** What is not looked at and not mentioned: hidden files (Jupyter's checkpoints among them) and what programs put there. */
export function isHidden(name: string): boolean {
  return (
    (name.startsWith(".") && name !== "." && name !== "..") || name === "node_modules" || name === "__MACOSX"
  );
}

/** What a file is by its name. "Perhaps": its name says less than its content may. */
export function kindOf(name: string): "notebook" | "archive" | "perhaps" | "other" {
  if (/\.ipynb$/i.test(name) || (/\.ts$/i.test(name) && !/\.d\.ts$/i.test(name))) return "notebook";
  if (/\.zip$/i.test(name)) return "archive";
  return /\.(json|txt)$|^[^.]+$/i.test(name) ? "perhaps" : "other";
}
