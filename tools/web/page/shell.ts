import * as application from "@jupyterlab/application-extension";
import * as apputils from "@jupyterlab/apputils-extension";
import * as cellToolbar from "@jupyterlab/cell-toolbar-extension";
import * as codemirror from "@jupyterlab/codemirror-extension";
import * as completer from "@jupyterlab/completer-extension";
import * as docmanager from "@jupyterlab/docmanager-extension";
import * as search from "@jupyterlab/documentsearch-extension";
import * as filebrowser from "@jupyterlab/filebrowser-extension";
import * as json from "@jupyterlab/json-extension";
import * as mainmenu from "@jupyterlab/mainmenu-extension";
import * as marked from "@jupyterlab/markedparser-extension";
import * as notebook from "@jupyterlab/notebook-extension";
import * as rendermime from "@jupyterlab/rendermime-extension";
import type { IRenderMime } from "@jupyterlab/rendermime-interfaces";
import * as services from "@jupyterlab/services-extension";
import * as shortcuts from "@jupyterlab/shortcuts-extension";
import * as statusbar from "@jupyterlab/statusbar-extension";
import * as dark from "@jupyterlab/theme-dark-extension";
import * as light from "@jupyterlab/theme-light-extension";
import * as toc from "@jupyterlab/toc-extension";
import * as tooltip from "@jupyterlab/tooltip-extension";
import * as components from "@jupyterlab/ui-components-extension";
import { type AnyPlugin, every, only } from "./chosen.js";

/** The parts of JupyterLab that the page consists of; what is left out, a course does not need. */
export const shell: readonly AnyPlugin[] = [
  ...only("commands context-menu dirty info layout paths router shell status top-bar", application),
  ...only(
    "kernels-settings kernel-status notification palette palette-restorer sanitizer sessionDialogs themes themes-palette-menu toggle-header toolbar-registry utilityCommands",
    apputils,
  ),
  ...every(cellToolbar),
  ...every(codemirror),
  ...only("base-service manager", completer),
  ...only("contexts download manager opener plugin saving-status", docmanager),
  ...every(search),
  ...only(
    "browser default-file-browser download factory file-upload-status open-with settings widget",
    filebrowser,
  ),
  ...only("plugin", mainmenu),
  ...only("plugin", marked),
  ...only(
    "completer copy-output execution-indicator export factory kernel-status search toc tracker trust-status widget-factory",
    notebook,
  ),
  ...every(rendermime),
  ...every(shortcuts),
  ...every(statusbar),
  ...every(dark),
  ...every(light),
  ...only("registry tracker", toc),
  ...only("manager notebooks", tooltip),
  ...every(components),
];

/** Kinds of output that the shell shows beside those that it always knows: a tree of JSON. */
export const outputs: readonly IRenderMime.IExtension[] = [json.default].flat();

/** How the page speaks with our Node server: as JupyterLab speaks with a Jupyter Server. */
export const connection: readonly AnyPlugin[] = only(
  "connection-status contents-manager default-content-provider default-drive event-manager kernel-manager kernel-spec-manager nbconvert-manager server-settings service-manager session-manager terminal-manager user-manager",
  services,
);
