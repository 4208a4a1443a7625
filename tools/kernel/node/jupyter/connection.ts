import { UserError } from "../../../userError.js";
import { fromJson } from "../../jupyter/json.js";

/** The content of Jupyter's connection file. A port of 0 is chosen by the kernel. */
export interface Connection {
  readonly transport: "tcp" | "ipc";
  readonly ip: string;
  readonly shell_port: number;
  readonly iopub_port: number;
  readonly stdin_port: number;
  readonly control_port: number;
  readonly hb_port: number;
  readonly key: string;
  readonly signature_scheme: string;
  /** The keys of CurveZMQ, if Jupyter wants the connection encrypted. */
  readonly curve_publickey?: string;
  readonly curve_secretkey?: string;
}

const ports = ["shell_port", "iopub_port", "stdin_port", "control_port", "hb_port"] as const;

/**
 * The connection that the text of a connection file describes.
 *
 * @throws UserError if the text is not JSON, or a port or the transport is invalid
 */
export function connectionOf(text: string, file: string): Connection {
  const told = fromJson(text) as Partial<Connection> | null | undefined;
  if (typeof told !== "object" || told === null) {
    throw new UserError(`expected a connection file of Jupyter's, got ${file}: it is not JSON`);
  }
  for (const port of ports) {
    const number = told[port];
    if (!Number.isInteger(number) || number! < 0 || number! > 65535)
      throw new UserError(`expected a port number as ${port} in ${file}, got ${JSON.stringify(number)}`);
  }
  const { transport = "tcp", ip = "127.0.0.1", key = "", signature_scheme = "hmac-sha256" } = told;
  if (transport !== "tcp" && transport !== "ipc")
    throw new UserError(`expected tcp or ipc as transport in ${file}, got ${JSON.stringify(transport)}`);
  return { ...(told as Connection), transport, ip, key, signature_scheme };
}

/** The address of a socket: `tcp://127.0.0.1:5555`, `ipc:///run/kernel-1`. */
export function address({ transport, ip }: Connection, port: number): string {
  if (transport === "ipc") return `ipc://${ip}-${port}`;
  return `tcp://${ip.includes(":") ? `[${ip}]` : ip}:${port === 0 ? "*" : port}`;
}

/** The port of a socket that was bound to any free one. */
export function portOf(endpoint: string | null): number {
  return Number(/:(\d+)$/.exec(endpoint ?? "")?.[1] ?? 0);
}
