import { type Code, type Local, set, type Value, value } from "./code.js";
import type { Body } from "./emit.js";
import { v128 } from "./instructions.js";

/**
 * Code whose vector constants are variables that are set before it. Compilers make a constant anew, by four instructions,
 * wherever it stands, also in a loop; what comes from memory they keep in a register or on the stack: so the constants
 * go through 16 bytes of scratch. A formula with an exponential takes two thirds of the time.
 */
export function hoisted(f: Body, scratch: Value<"i32">, code: Code): Code {
  const pool = new Map<string, Local<"v128">>();
  const before: Code[] = [];
  const replaced = (part: number | Code): number | Code => {
    if (typeof part === "number") return part;
    if (!isConstant(part)) return part.map(replaced);
    const key = part.join();
    let local = pool.get(key);
    if (local === undefined) {
      local = f.local("v128");
      pool.set(key, local);
      before.push(v128.store(scratch, value("v128", part)), set(local, v128.load(scratch)));
    }
    return local.code;
  };
  const inside = replaced(code);
  return [before, inside];
}

/** Whether code is one vector constant: v128.const and its 16 bytes. */
function isConstant(code: Code): boolean {
  return code.length === 18 && code[0] === 0xfd && code[1] === 0x0c;
}
