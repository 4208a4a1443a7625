/** A line of progress with the time left: rewritten in place on a terminal, printed every few seconds elsewhere. */
export interface Progress {
  /** Says that `done` of the total are done, and what is being done now. */
  step(done: number, now: string): void;
  /** Removes the line (terminal) and prints nothing more. */
  end(): void;
}

/** Milliseconds between two lines if the stream is not a terminal, such as a log. */
const QUIET = 3000;

/** Progress over a known number of steps, on the error stream, so that a command's output stays clean. */
export function progress(total: number, stream: NodeJS.WriteStream = process.stderr): Progress {
  const begun = Date.now();
  let written = begun;
  const left = (done: number): string => {
    if (done < total / 10) return ""; // the first steps say little about the rest
    const seconds = Math.ceil((((Date.now() - begun) / done) * (total - done)) / 1000);
    return seconds > 0 ? `, about ${seconds} s left` : "";
  };
  return {
    step(done, now) {
      const line = `[${done}/${total}${left(done)}] ${now}`;
      if (!stream.isTTY && Date.now() - written < QUIET) return;
      written = Date.now();
      stream.write(stream.isTTY ? `\r\x1b[2K${line.slice(0, (stream.columns ?? 80) - 1)}` : `${line}\n`);
    },
    end() {
      if (stream.isTTY) stream.write("\r\x1b[2K");
    },
  };
}
