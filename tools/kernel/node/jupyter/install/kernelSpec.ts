import { protocolVersion } from "../../../jupyter/message.js";
import { programPath } from "../../programs.js";
import type { Limits } from "../limits.js";

/** What Jupyter reads about a kernel, in `kernel.json`. */
export interface KernelSpec {
  readonly argv: readonly string[];
  readonly display_name: string;
  readonly language: string;
  readonly interrupt_mode: "message" | "signal";
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly kernel_protocol_version: string;
}

/** The program that Jupyter starts. */
export const program: string = programPath("jupyter.cjs");

/** The end of such a program's path, in this version of Noether and in older ones. */
export const entry: RegExp = /[\\/]kernel[\\/](?:bundle[\\/]jupyter\.cjs|jupyter[\\/]main\.js)$/;

/** The specification of this kernel: this Node and this copy of Noether, by their full paths. */
export function kernelSpec(displayName: string, limits: Partial<Limits> = {}): KernelSpec {
  const options = Object.entries(limits).flatMap(([name, value]) => [`--${name}`, String(value)]);
  return {
    argv: [process.execPath, program, ...options, "{connection_file}"],
    display_name: displayName,
    language: "typescript",
    interrupt_mode: "message",
    metadata: { debugger: false, supported_encryption: ["curve"] },
    kernel_protocol_version: protocolVersion,
  };
}
