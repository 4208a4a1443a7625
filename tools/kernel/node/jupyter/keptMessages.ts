import { toJson } from "../../jupyter/json.js";
import type { Message } from "../../jupyter/message.js";
import type { OnChannel } from "../../jupyter/transports/webSocketWire.js";

/** Messages for a front end that is away. */
export interface KeptMessages {
  add(message: OnChannel): void;
  /** All of them, in order; if some had to be left out, a line on stderr says so in their place. */
  take(): readonly OnChannel[];
}

/**
 * Keeps messages up to a number of characters and bytes; beyond that the oldest outputs are left out, replies never. Of
 * the updates of one display only the last is kept, in the place of the first: a front end that comes back shows it as
 * it is now.
 */
export function keptMessages(most: number = 16 * 2 ** 20): KeptMessages {
  const kept = new Map<object, { message: OnChannel; size: number }>();
  const updates = new Map<unknown, object>();
  let size = 0;
  let lost: { readonly first: Message; count: number } | undefined;

  const drop = (key: object): void => {
    const found = kept.get(key);
    if (!found) return;
    size -= found.size;
    kept.delete(key);
    const { first = found.message.message, count = 0 } = lost ?? {};
    lost = { first, count: count + 1 };
  };
  return {
    add(message) {
      const id = displayUpdated(message);
      const earlier = id === undefined ? undefined : updates.get(id);
      const place = earlier && kept.get(earlier);
      const own = sizeOf(message);
      size += own - (place?.size ?? 0);
      if (place) Object.assign(place, { message, size: own });
      else {
        const key = {};
        kept.set(key, { message, size: own });
        if (id !== undefined) updates.set(id, key);
      }
      for (const [key, { message }] of kept) {
        if (size <= most) break;
        if (message.channel === "iopub" && message.message.header.msg_type !== "status") drop(key);
      }
    },
    take() {
      const all = [...kept.values()].map(({ message }) => message);
      return lost ? [notice(lost), ...all] : all;
    },
  };
}

function displayUpdated({ message: { header, content } }: OnChannel): unknown {
  if (header.msg_type !== "update_display_data") return undefined;
  return (content.transient as { readonly display_id?: unknown } | undefined)?.display_id;
}

function sizeOf({ message: { content, buffers } }: OnChannel): number {
  return toJson(content).length + buffers.reduce((sum, { byteLength }) => sum + byteLength, 500);
}

function notice({ first, count }: { readonly first: Message; readonly count: number }): OnChannel {
  const text = `While this page was not connected, ${count} outputs were too much to keep: run the cell again to see them.\n`;
  return {
    channel: "iopub",
    message: {
      ...first,
      header: { ...first.header, msg_type: "stream" },
      content: { name: "stderr", text },
      buffers: [],
    },
  };
}
