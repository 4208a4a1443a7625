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

async function bytesOf(request: IncomingMessage, most: number): Promise<Buffer> {
  const tooLarge = (): Refusal => new Refusal(413, `expected at most ${most} bytes, got more`);
  if (Number(request.headers["content-length"] ?? 0) > most) throw tooLarge();
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > most) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
