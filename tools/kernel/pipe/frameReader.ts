import { frame } from "./frames.js";

/** Handlers of what a reader of frames finds, with the cell that it belongs to. */
export interface FrameHandlers {
  text(name: "stdout" | "stderr", text: string, cell: number): void;
  message(json: string, cell: number): void;
}

/** Reads the pipe's chunks, however they are divided; neighbouring prints of one chunk are passed on as one text. */
export function frameReader({ text, message }: FrameHandlers): (chunk: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  const decoders = { stdout: new TextDecoder(), stderr: new TextDecoder() };
  let run: Buffer[] = [];
  let running: "stdout" | "stderr" = "stdout";
  let pieces: Buffer[] = [];
  let owner = 0;
  const flush = (): void => {
    if (run.length === 0) return;
    const decoded = decoders[running].decode(Buffer.concat(run), { stream: true });
    run = [];
    if (decoded !== "") text(running, decoded, owner);
  };
  const put = (name: "stdout" | "stderr", payload: Buffer): void => {
    if (name !== running) flush();
    running = name;
    run.push(payload);
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
      if (kind === frame.stdout) put("stdout", payload);
      else if (kind === frame.stderr) put("stderr", payload);
      else if (kind === frame.owner) {
        flush();
        owner = payload.readUInt32LE(0);
      } else if (kind === frame.first) pieces = [payload];
      else if (kind === frame.further) pieces.push(payload);
      else {
        flush();
        const whole = kind === frame.last ? Buffer.concat([...pieces, payload]) : payload;
        if (kind === frame.last) pieces = [];
        message(whole.toString("utf8"), owner);
      }
    }
    flush();
    rest = Buffer.from(bytes.subarray(at)); // a copy, so that the longer chunk can be freed
  };
}
