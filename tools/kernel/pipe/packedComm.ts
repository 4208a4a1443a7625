import type { CommMessage } from "../../cells/comm/message.js";
import type { PackedComm } from "../protocols/executor.js";

/** A comm message in the form in which it is sent to another process. */
export function packed({ buffers, ...message }: CommMessage): PackedComm {
  if (!buffers || buffers.length === 0) return message;
  const texts = buffers.map((bytes) =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64"),
  );
  return { ...message, buffers: texts };
}

/** The comm message that was packed. */
export function unpacked({ buffers, ...message }: PackedComm): CommMessage {
  if (!buffers) return message as CommMessage;
  return {
    ...message,
    buffers: buffers.map((text) => new Uint8Array(Buffer.from(text, "base64"))),
  } as CommMessage;
}
