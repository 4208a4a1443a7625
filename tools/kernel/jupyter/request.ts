import type { Channel, Json, Message } from "./message.js";
import type { Peer } from "./transport.js";

/** A message from a front end, and the way back to it. */
export interface Request {
  readonly channel: Channel;
  readonly message: Message;
  readonly from: Peer;
  /** Answers on the same channel. */
  reply(type: string, content: Json): void;
}

/** Why a request cannot be answered; the front end gets it in an error reply. */
export class BadRequest extends Error {
  override readonly name = "BadRequest";
}

/**
 * The text in a field of a request.
 *
 * @throws BadRequest if it is not a text
 */
export function textIn(content: Json, field: string): string {
  const value = content[field];
  if (typeof value === "string") return value;
  throw new BadRequest(`expected a text as ${field}, got ${JSON.stringify(value)}`);
}

/**
 * The texts in a field of a request; none if there is no such field.
 *
 * @throws BadRequest if it is not a list of texts
 */
export function textsIn(content: Json, field: string): readonly string[] {
  const value = content[field] ?? [];
  if (Array.isArray(value) && value.every((each) => typeof each === "string")) return value;
  throw new BadRequest(`expected a list of texts as ${field}, got ${JSON.stringify(value)}`);
}

/** The flag in a field of a request, or `otherwise` if there is none. */
export function flagIn(content: Json, field: string, otherwise: boolean): boolean {
  const value = content[field];
  return typeof value === "boolean" ? value : otherwise;
}

/** The number in a field of a request, or `otherwise` if there is none. */
export function numberIn<T>(content: Json, field: string, otherwise: T): number | T {
  const value = content[field];
  return typeof value === "number" && Number.isFinite(value) ? value : otherwise;
}
