import "./address.js";
import "virtual:styles";
import { JupyterLab } from "@jupyterlab/application";
import { IServiceManager } from "@jupyterlab/services";
import { PluginRegistry } from "@lumino/coreutils";
import type { AnyPlugin } from "./chosen.js";
import { plugins as own } from "./plugins/index.js";
import { connection, outputs, shell } from "./shell.js";

/** Starts the shell with its plugins and ours, and takes the notice that stood on the page until then away. */
async function start(): Promise<void> {
  const plugins: AnyPlugin[] = [...own, ...connection, ...shell];
  const pluginRegistry = new PluginRegistry();
  pluginRegistry.registerPlugins(plugins);
  const serviceManager = await pluginRegistry.resolveRequiredService(IServiceManager);
  const app = new JupyterLab({
    pluginRegistry,
    serviceManager,
    // The shell tells modules from packages of the older kind by this mark.
    mimeExtensions: outputs.map((each) => ({ __esModule: true, default: each })),
    availablePlugins: plugins.map(listed),
  });
  await app.start();
  document.getElementById("starting")?.remove();
  await app.restored;
}

/** A plugin as the shell lists it. */
const listed = ({
  id,
  description = "",
  autoStart = false,
  requires = [],
  optional = [],
  provides,
}: AnyPlugin) => ({
  id,
  description,
  autoStart,
  requires,
  optional,
  provides: provides ?? null,
  enabled: true,
  extension: id.split(":")[0] ?? id,
});

await start();
