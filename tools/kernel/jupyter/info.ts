import { type Json, protocolVersion } from "./message.js";

/** The versions that a kernel reports: its own, and that of the TypeScript that checks its cells. */
export interface Versions {
  readonly noether: string;
  readonly typeScript: string;
}

/** The kernel's description of itself: the answer to a `kernel_info_request`. */
export function kernelInfo({ noether: version, typeScript }: Versions): Json {
  return {
    status: "ok",
    protocol_version: protocolVersion,
    implementation: "noether",
    implementation_version: version,
    language_info: {
      name: "typescript",
      version: typeScript,
      mimetype: "text/typescript",
      file_extension: ".ts",
      codemirror_mode: "typescript",
      pygments_lexer: "typescript",
      nbconvert_exporter: "script",
    },
    banner: `Noether ${version}: TypeScript ${typeScript}, checked before it runs`,
    help_links: [
      { text: "TypeScript handbook", url: "https://www.typescriptlang.org/docs/handbook/" },
      { text: "JavaScript reference", url: "https://developer.mozilla.org/docs/Web/JavaScript" },
      { text: "Node", url: "https://nodejs.org/api/" },
    ],
    debugger: false,
    supported_features: [],
  };
}
