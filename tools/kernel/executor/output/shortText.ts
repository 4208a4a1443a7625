/** A class of Node's, its module, and a short description of one of its objects. */
interface Kind {
  readonly module: string;
  readonly name: string;
  say(value: never): string;
}

interface Listening {
  readonly listening: boolean;
  address(): { readonly port: number } | string | null;
}
interface Child {
  readonly pid?: number;
  readonly spawnfile: string;
  readonly exitCode: number | null;
}

const address = (server: Listening): string => {
  const at = server.address();
  return typeof at === "string" ? at : `port ${at?.port}`;
};

const kinds: readonly Kind[] = [
  {
    module: "node:net",
    name: "Server",
    say: (server: Listening) =>
      server.listening ? `Server that listens on ${address(server)}` : "Server that does not listen",
  },
  { module: "node:net", name: "Socket", say: () => "Socket" },
  {
    module: "node:child_process",
    name: "ChildProcess",
    say: ({ pid, spawnfile, exitCode }: Child) =>
      `ChildProcess ${pid ?? "that did not start"} of ${spawnfile}${exitCode === null ? "" : `, ended with exit code ${exitCode}`}`,
  },
  {
    module: "node:worker_threads",
    name: "Worker",
    say: ({ threadId }: { threadId: number }) => `Worker ${threadId}`,
  },
  {
    module: "node:http",
    name: "ClientRequest",
    say: ({ method, path }: { method: string; path: string }) => `ClientRequest ${method} ${path}`,
  },
  {
    module: "node:http",
    name: "IncomingMessage",
    say: ({ statusCode }: { statusCode: number | null }) =>
      `IncomingMessage${statusCode ? ` ${statusCode}` : ""}`,
  },
  { module: "node:fs", name: "ReadStream", say: ({ path }: { path: string }) => `ReadStream of ${path}` },
  { module: "node:fs", name: "WriteStream", say: ({ path }: { path: string }) => `WriteStream of ${path}` },
  { module: "node:readline", name: "Interface", say: () => "Interface of readline" },
];

/** The class names of an object, from its own to that of its most distant ancestor. */
function* lineage(value: object): Generator<string> {
  for (let of: object | null = Object.getPrototypeOf(value); of; of = Object.getPrototypeOf(of)) {
    const made: unknown = Object.getOwnPropertyDescriptor(of, "constructor")?.value;
    if (typeof made === "function") yield made.name;
  }
}

/**
 * One line for an object of Node's own whose dozens of inner parts are of no interest: a timer, a server, a child
 * process. Undefined for any other value.
 */
export function shortText(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const [own] = lineage(value);
  if (own === "Timeout" && "_idleTimeout" in value) {
    const { _idleTimeout: time, _repeat: repeats, _destroyed: over } = value as Record<string, unknown>;
    if (over) return "Timeout that is over";
    return repeats ? `Timeout every ${repeats} ms` : `Timeout after ${time} ms`;
  }
  if (own === "Immediate") return "Immediate";
  const classes = new Set(lineage(value));
  for (const { module, name, say } of kinds) {
    if (!classes.has(name)) continue;
    const made = (process.getBuiltinModule(module) as Record<string, unknown> | undefined)?.[name];
    if (typeof made === "function" && value instanceof made) return say(value as never);
  }
  return undefined;
}
