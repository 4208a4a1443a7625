import schemas from "virtual:schemas";
import type { ISettingRegistry } from "@jupyterlab/settingregistry";
import { DataConnector } from "@jupyterlab/statedb";
import type { PartialJSONObject } from "@lumino/coreutils";
import { defaults } from "./defaults.js";
import { usable } from "./menus.js";
import { ordered } from "./toolbars.js";

const keyOf = (id: string): string => `noether:settings:${id}`;

/** Settings: described by schemas that are part of the page, and kept in this browser. */
export class LocalSettings extends DataConnector<ISettingRegistry.IPlugin, string> {
  override fetch(id: string): Promise<ISettingRegistry.IPlugin | undefined> {
    const found = schemas.find((each) => each.id === id);
    return Promise.resolve(found && described(found));
  }

  override list(): Promise<{ ids: string[]; values: ISettingRegistry.IPlugin[] }> {
    return Promise.resolve({ ids: schemas.map(({ id }) => id), values: schemas.map(described) });
  }

  override save(id: string, raw: string): Promise<void> {
    localStorage.setItem(keyOf(id), raw);
    return Promise.resolve();
  }
}

/** One plugin's settings: their schema with Noether's defaults, and what the person has chosen. */
function described({ id, version, schema }: (typeof schemas)[number]): ISettingRegistry.IPlugin {
  const properties = { ...(schema.properties as Readonly<Record<string, PartialJSONObject>>) };
  for (const [name, value] of Object.entries(defaults[id] ?? {})) {
    if (!properties[name]) throw new Error(`expected a setting ${name} of ${id}, found none`);
    properties[name] = { ...properties[name], default: value };
  }
  const menus = schema["jupyter.lab.menus"] as PartialJSONObject | undefined;
  const toolbars = schema["jupyter.lab.toolbars"] as PartialJSONObject | undefined;
  return {
    id,
    version,
    raw: localStorage.getItem(keyOf(id)) ?? "{}",
    schema: {
      ...schema,
      properties,
      ...(menus !== undefined && { "jupyter.lab.menus": usable(menus) }),
      ...(toolbars !== undefined && { "jupyter.lab.toolbars": ordered(toolbars) }),
    } as ISettingRegistry.ISchema,
    data: { composite: {}, user: {} },
  };
}
