/** Globals without which neither the kernel nor much else works. */
const names: readonly string[] = [
  ...[
    "Array",
    "Atomics",
    "Buffer",
    "Error",
    "Function",
    "JSON",
    "Map",
    "Number",
    "Object",
    "Promise",
    "Reflect",
  ],
  ...[
    "RegExp",
    "Set",
    "SharedArrayBuffer",
    "String",
    "Symbol",
    "TypeError",
    "Uint8Array",
    "WeakMap",
    "process",
  ],
];

/**
 * Makes the globals that the kernel itself needs such that a cell cannot take them away: assigning to one of them
 * throws there and then, instead of breaking what comes later. What has other values in tests (`Date`, `fetch`, timers,
 * `console`) stays free.
 */
export function fixGlobals(): void {
  for (const name of names) {
    const value: unknown = (globalThis as Record<string, unknown>)[name];
    Object.defineProperty(globalThis, name, { value, writable: false, configurable: false });
  }
  for (const space of [JSON, Reflect, Atomics]) Object.freeze(space);
}
