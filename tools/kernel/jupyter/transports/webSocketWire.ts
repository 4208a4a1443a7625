import { fromJson, toJson } from "../json.js";
import { type Channel, type Message, messageOf } from "../message.js";

/** The name under which a front end asks for the newer form, in which every message is binary. */
export const protocolV1 = "v1.kernel.websocket.jupyter.org";

/** A message and its channel. */
export interface OnChannel {
  readonly channel: Channel;
  readonly message: Message;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * A message in Jupyter's older form: JSON that includes the channel; with buffers it is binary, with big-endian
 * numbers:
 *
 *     number of parts (4 bytes), offset of each part (4 bytes each), JSON, buffers...
 */
export function toDefault({ channel, message }: OnChannel): string | Uint8Array {
  const { buffers, ...rest } = message;
  const json = toJson({ ...rest, channel, buffers: [] });
  if (buffers.length === 0) return json;
  const parts = [encoder.encode(json), ...buffers];
  return framed(parts, 4, [parts.length], (view, at, value) => view.setUint32(at, value));
}

/** The message in Jupyter's older form; undefined if it is malformed. */
export function fromDefault(data: string | Uint8Array): OnChannel | undefined {
  const parts = typeof data === "string" ? [] : cut(data, 4, (view, at) => view.getUint32(at), false);
  if (parts === undefined) return undefined;
  const [json, ...buffers] = parts;
  const said = fromJson(typeof data === "string" ? data : decoder.decode(json));
  if (typeof said !== "object" || said === null) return undefined;
  const { channel, ...message } = said as { channel?: unknown };
  return onChannel(channel, { ...message, buffers });
}

/**
 * A message in Jupyter's newer form, with little-endian numbers:
 *
 *     number of offsets (8 bytes), offsets (8 bytes each), channel, header, parent header, metadata, content, buffers...
 */
export function toV1({ channel, message }: OnChannel): Uint8Array {
  const { header, parent_header, metadata, content, buffers } = message;
  const json = [header, parent_header, metadata, content].map((part) => encoder.encode(toJson(part)));
  const parts = [encoder.encode(channel), ...json, ...buffers];
  // The last offset is the end.
  return framed(
    parts,
    8,
    [parts.length + 1],
    (view, at, value) => view.setBigUint64(at, BigInt(value), true),
    true,
  );
}

/** The message in Jupyter's newer form; undefined if it is malformed. */
export function fromV1(data: Uint8Array): OnChannel | undefined {
  const parts = cut(data, 8, (view, at) => Number(view.getBigUint64(at, true)), true);
  if (parts === undefined || parts.length < 5) return undefined;
  const [header, parent_header, metadata, content] = parts
    .slice(1, 5)
    .map((part) => fromJson(decoder.decode(part)));
  return onChannel(decoder.decode(parts[0]), {
    header,
    parent_header,
    metadata,
    content,
    buffers: parts.slice(5),
  });
}

function onChannel(channel: unknown, parts: Parameters<typeof messageOf>[0]): OnChannel | undefined {
  const message = messageOf(parts);
  if (
    !message ||
    (channel !== "shell" && channel !== "control" && channel !== "stdin" && channel !== "iopub")
  )
    return undefined;
  return { channel, message };
}

function framed(
  parts: readonly Uint8Array[],
  size: number,
  head: readonly number[],
  put: (view: DataView, at: number, value: number) => void,
  withEnd = false,
): Uint8Array {
  const numbers = head.length + parts.length + (withEnd ? 1 : 0);
  let end = numbers * size;
  const offsets = parts.map((part) => (end += part.length) - part.length);
  const bytes = new Uint8Array(end);
  const view = new DataView(bytes.buffer);
  for (const [i, value] of [...head, ...offsets, ...(withEnd ? [end] : [])].entries())
    put(view, i * size, value);
  for (const [i, part] of parts.entries()) bytes.set(part, offsets[i]);
  return bytes;
}

/** The parts between the offsets at the start; undefined if the offsets are invalid. */
function cut(
  data: Uint8Array,
  size: number,
  get: (view: DataView, at: number) => number,
  withEnd: boolean,
): Uint8Array[] | undefined {
  if (data.length < size) return undefined;
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const count = get(view, 0);
  if (count < 1 || (count + 1) * size > data.length) return undefined;
  const offsets = Array.from({ length: count }, (_, i) => get(view, (i + 1) * size));
  if (!withEnd) offsets.push(data.length);
  const rising = offsets.every((offset, i) => offset >= (offsets[i - 1] ?? (count + 1) * size));
  if (!rising || offsets.at(-1)! > data.length) return undefined;
  return offsets.slice(0, -1).map((offset, i) => data.slice(offset, offsets[i + 1]));
}
