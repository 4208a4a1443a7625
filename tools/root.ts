import { fileURLToPath } from "node:url";

/** The folder of this package, a clone or an installation: `package.json`, `dist/`, `data/`, `exercises/` are in it. */
export const root: string = fileURLToPath(new URL("../../", import.meta.url));
