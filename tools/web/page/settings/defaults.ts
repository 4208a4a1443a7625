import type { PartialJSONObject } from "@lumino/coreutils";

/** Where Noether's defaults differ from JupyterLab's, by plugin. A person's own settings come before both. */
export const defaults: Readonly<Record<string, PartialJSONObject>> = {
  "@jupyterlab/apputils-extension:themes": { "adaptive-theme": true },
  "@jupyterlab/completer-extension:manager": {
    availableProviders: { noether: 1000, "CompletionProvider:context": -1, "CompletionProvider:kernel": -1 },
    // The first completion of a session reads all of Node's types.
    providerTimeout: 30_000,
    showDocumentationPanel: true,
  },
  // Names are long, and the end is what tells them apart.
  "@jupyterlab/filebrowser-extension:browser": { showLastModifiedColumn: false },
  "@jupyterlab/docmanager-extension:plugin": { autosaveInterval: 20 },
};
