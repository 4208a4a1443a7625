/**
 * Frames on the executor's pipe: one byte for the kind, four for the length of the payload (little-endian), the payload.
 * A print is one frame, written as it is; everything else is JSON.
 */
export const frame = { stdout: 1, stderr: 2, message: 3, headerLength: 5 } as const;

/** What a reader of frames hands on. */
export interface FrameHandlers {
  text(name: "stdout" | "stderr", text: string): void;
  message(json: string): void;
}

/** Takes the pipe's chunks in any division; neighbouring prints of one chunk come out as one text. */
export function frameReader({ text, message }: FrameHandlers): (chunk: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  const decoders = { stdout: new TextDecoder(), stderr: new TextDecoder() };
  let run: Buffer[] = [];
  let running: "stdout" | "stderr" = "stdout";
  const flush = (): void => {
    if (run.length === 0) return;
    const decoded = decoders[running].decode(Buffer.concat(run), { stream: true });
    run = [];
    if (decoded !== "") text(running, decoded);
  };
  return (chunk) => {
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    let at = 0;
    while (bytes.length - at >= frame.headerLength) {
      const end = at + frame.headerLength + bytes.readUInt32LE(at + 1);
      if (end > bytes.length) break;
      const kind = bytes[at];
      const payload = bytes.subarray(at + frame.headerLength, end);
      at = end;
      if (kind === frame.message) {
        flush();
        message(payload.toString("utf8"));
        continue;
      }
      const name = kind === frame.stdout ? "stdout" : "stderr";
      if (name !== running) flush();
      running = name;
      run.push(payload);
    }
    flush();
    rest = bytes.subarray(at);
  };
}
