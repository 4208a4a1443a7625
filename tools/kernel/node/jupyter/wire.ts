import { fromJson, toJson } from "../../jupyter/json.js";
import { type Message, messageOf } from "../../jupyter/message.js";
import type { Signature } from "./signature.js";

/** The frame between the identities of the recipients and the message. */
const delimiter = Buffer.from("<IDS|MSG>");

/** A received message, and the identities of its sender. */
export interface Received {
  readonly identities: readonly Uint8Array[];
  readonly message: Message;
}

/**
 * The frames of a message on a ZeroMQ socket:
 *
 *     identities..., <IDS|MSG>, signature, header, parent header, metadata, content, buffers...
 */
export function toFrames(
  message: Message,
  identities: readonly Uint8Array[],
  { sign }: Signature,
): (string | Uint8Array)[] {
  const { header, parent_header, metadata, content, buffers } = message;
  const parts = [toJson(header), toJson(parent_header), toJson(metadata), toJson(content)];
  return [...identities, delimiter, sign(parts), ...parts, ...buffers];
}

/** The message in received frames, or a phrase that says why it is refused. */
export function fromFrames(frames: readonly Buffer[], signature: Signature): Received | string {
  const at = frames.findIndex((frame) => frame.equals(delimiter));
  if (at < 0) return "it has no <IDS|MSG>";
  const [given, ...rest] = frames.slice(at + 1);
  if (given === undefined || rest.length < 4)
    return `it has ${frames.length - at} parts, expected at least 6`;
  const refusal = signature.refusal(given.toString("latin1"), rest.slice(0, 4));
  if (refusal !== undefined) return refusal;
  const [header, parent_header, metadata, content] = rest
    .slice(0, 4)
    .map((part) => fromJson(part.toString()));
  const message = messageOf({ header, parent_header, metadata, content, buffers: rest.slice(4) });
  if (message === undefined) return "its header is not JSON with msg_id and msg_type";
  if (content === undefined) return "its content is not JSON";
  return { identities: frames.slice(0, at), message };
}
