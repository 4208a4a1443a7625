import { PageConfig } from "@jupyterlab/coreutils";

// Imported before everything else: the shell's packages read these options as they are loaded.
const base = new URL(".", document.baseURI).href;
const options: Readonly<Record<string, string>> = {
  appName: "Noether",
  appNamespace: "noether",
  appUrl: "/",
  baseUrl: base,
  mode: "single-document",
  themesUrl: "themes",
  terminalsAvailable: "false",
};
for (const [name, value] of Object.entries(options)) PageConfig.setOption(name, value);
