import { readFileSync, realpathSync, statSync } from "node:fs";
import { extname, isAbsolute, join, relative } from "node:path";

const types: Readonly<Record<string, string>> = {
  ".avif": "image/avif",
  ".gif": "image/gif",
  ".jpeg": "image/jpeg",
  ".jpg": "image/jpeg",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".webp": "image/webp",
};

/**
 * For `toHtml`: the images of a notebook's folder as data: URIs. Web addresses, files outside the folder, and files of
 * more than 10 MB are left as they are.
 */
export function localImages(folder: string): (source: string) => string | undefined {
  const root = realpathSync(folder);
  return (source) => {
    const type = types[extname(source).toLowerCase()];
    if (type === undefined || /^([a-z][a-z0-9+.-]*:|\/\/)/i.test(source)) return undefined;
    try {
      const path = realpathSync(join(root, decodeURIComponent(source)));
      const inside = relative(root, path);
      if (inside.startsWith("..") || isAbsolute(inside) || statSync(path).size > 10e6) return undefined;
      return `data:${type};base64,${readFileSync(path).toString("base64")}`;
    } catch {
      return undefined;
    }
  };
}
