/** At how many keys `kept` begins anew. */
const MOST = 1000;

/**
 * A function that makes a value once for each key. After a thousand keys it forgets them all: keys that are made on the
 * way, such as formulas with a number in them, do not fill the memory.
 */
export function kept<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    let found = known.get(key);
    if (found === undefined && !known.has(key)) {
      found = make(key);
      if (known.size === MOST) known.clear();
      known.set(key, found);
    }
    return found as Value;
  };
}
