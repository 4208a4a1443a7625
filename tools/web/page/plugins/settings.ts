import type { JupyterFrontEndPlugin } from "@jupyterlab/application";
import { ISettingRegistry, SettingRegistry } from "@jupyterlab/settingregistry";
import type { PartialJSONObject } from "@lumino/coreutils";
import { filled } from "../settings/filled.js";
import { LocalSettings } from "../settings/localSettings.js";

/**
 * The settings of all plugins. They are not validated: schemas come with the page and values from its own menus, and
 * JupyterLab's validator writes programs as it runs, which the page does not allow.
 */
const settings: JupyterFrontEndPlugin<ISettingRegistry> = {
  id: "noether:settings",
  description: "Settings, kept in this browser.",
  autoStart: true,
  provides: ISettingRegistry,
  async activate(app) {
    const connector = new LocalSettings();
    const { values } = await connector.list();
    return new SettingRegistry({
      connector,
      plugins: values.filter(({ id }) => app.hasPlugin(id)),
      validator: { validateData },
    });
  },
};

function validateData(plugin: ISettingRegistry.IPlugin, populate = true): null {
  const user = parsed(plugin.raw);
  if (!populate) return null;
  const { definitions = {} } = plugin.schema as { definitions?: Record<string, PartialJSONObject> };
  const composite = filled(plugin.schema as PartialJSONObject, user, definitions) as PartialJSONObject;
  plugin.data = { composite, user };
  return null;
}

/** What the person has chosen; nothing if it cannot be read. */
function parsed(raw: string): PartialJSONObject {
  try {
    return JSON.parse(raw) as PartialJSONObject;
  } catch {
    return {};
  }
}

export default settings;
