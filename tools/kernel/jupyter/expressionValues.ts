import type { KernelEvent, Session } from "../session.js";
import type { Json } from "./message.js";
import { errorOf, plainError } from "./traceback.js";

/** The values of the expressions that a front end asks for with a cell (`user_expressions`), each with its status. */
export async function expressionValues(session: Promise<Session>, expressions: unknown): Promise<Json> {
  if (typeof expressions !== "object" || expressions === null) return {};
  const values: Record<string, Json> = {};
  for (const [name, code] of Object.entries(expressions)) values[name] = await oneValue(session, name, code);
  return values;
}

async function oneValue(session: Promise<Session>, name: string, code: unknown): Promise<Json> {
  if (typeof code !== "string")
    return { status: "error", ...plainError("BadRequest", `expected an expression as ${name}`) };
  let data: Json = {};
  const take = (event: KernelEvent): void => {
    if (event.type === "result") data = event.data;
  };
  const ending = await (await session).execute(code, take, { hidden: true });
  return ending.status === "ok"
    ? { status: "ok", data, metadata: {} }
    : { status: "error", ...errorOf(ending) };
}
