import type { IncomingMessage } from "node:http";
import { type JsonObject, Refusal } from "./route.js";

/** How many bytes most requests may have. */
export const usual: number = 2 ** 20;

/**
 * The body of a request as a JSON object; an empty body is an empty object.
 *
 * @throws Refusal 400 if it is not JSON, or not an object; 413 if it has more than `most` bytes
 */
export async function jsonOf(request: IncomingMessage, most: number = usual): Promise<JsonObject> {
  const text = (await bytesOf(request, most)).toString("utf8");
  if (text.trim() === "") return {};
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Refusal(400, "expected JSON, got something else");
  }
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new Refusal(400, "expected a JSON object, got another value");
  return value as JsonObject;
}

/** The bytes of a body; one that is too large is read to its end, or for a while, so that the answer is heard. */
function bytesOf(request: IncomingMessage, most: number): Promise<Buffer> {
  return new Promise((done, failed) => {
    let chunks: Buffer[] = [];
    let length = 0;
    const refuse = (): void => {
      chunks = [];
      request.removeAllListeners("data");
      request.resume();
      setTimeout(() => request.destroy(), 5000).unref();
      failed(new Refusal(413, `expected at most ${most} bytes, got more`));
    };
    request.on("data", (chunk: Buffer) => {
      length += chunk.length;
      chunks.push(chunk);
      if (length > most) refuse();
    });
    request.once("end", () => done(Buffer.concat(chunks)));
    request.once("error", failed);
    request.once("close", () => failed(new Refusal(400, "expected the whole body, got a part of it")));
    if (Number(request.headers["content-length"] ?? 0) > most) refuse();
  });
}
