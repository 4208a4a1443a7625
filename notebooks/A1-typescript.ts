// ---
// jupyter:
//   noether:
//     chapter:
//       before: "01-groups"
//       exercises: []
//       minutes: {"lesson":20,"sheet":0}
//       needs: []
//       number: "A1"
//       optional: []
//       title: "TypeScript for people who know Python"
// ---

// %% [markdown] id="title"
// # A1. TypeScript for people who know Python
// The cells of this course are TypeScript. If you can read Python and NumPy, you can read most of them already. Here is what differs, one thing per cell.
//
// The first cell looks familiar. The value of a cell is its last expression, as in a Python notebook. **Before you run:** what will appear below?

// %% id="first" tags=["hide-output"]
const atoms = ["O", "H", "H"]; // atoms = ["O", "H", "H"]
const masses = { O: 15.999, H: 1.008 }; // masses = {"O": 15.999, "H": 1.008}

let total = 0; // a name that will change; const is one that will not
for (const atom of atoms) {
  total += atom === "O" ? masses.O : masses.H; // masses.O if atom == "O" else masses.H
}

total;

// %% [markdown] id="dictionary"
// Braces hold a block together, not its indentation; `===` compares; a condition stands *before* its two values. `console.log(...)` is `print(...)`, `atoms.length` is `len(atoms)`, `null` is `None`, `true` and `false` are in lower case, and `&&`, `||`, `!` are `and`, `or`, `not`.
//
// ## Lists
// There are no comprehensions. A list has methods, and a small function `(x) => ...` says what happens to each element: Python's `lambda x: ...`. **Before you run:** which Python line is each of these?

// %% id="lists" tags=["hide-output"]
const range = Array.from({ length: 5 }, (_, k) => k); // list(range(5))

const squares = range.map((k) => k * k);
const even = squares.filter((x) => x % 2 === 0);
const sum = squares.reduce((before, x) => before + x, 0);
const pairs = range.flatMap((i) => range.slice(i + 1).map((j) => [i, j]));

({
  squares,
  even,
  sum,
  pairs: pairs.length,
  last: squares.at(-1),
  largest: Math.max(...squares),
});

// %% [markdown] id="read-lists"
// `[k * k for k in range(5)]`, `[x for x in squares if x % 2 == 0]`, `sum(squares)`, and all pairs `i < j` by two loops in one line. The three dots of `Math.max(...squares)` are Python's star.
// Mathematics has its own shelf, `Math`: `Math.sqrt`, `Math.abs`, `Math.PI`.
//
// ## Arrays do no arithmetic
// In NumPy `u + v` adds vectors. Here it does not, and the type check says so before anything runs. The library has functions for the usual things, and `map` does the rest.
//
// **Before you run:** what is `v.map((x, k) => x + u[k])`?

// %% id="vectors" tags=["hide-output"]
import { matmul, matvec, transpose } from "noether";

const u = [1, 2];
const v = [10, 20];
const quarter = [
  [0, -1],
  [1, 0],
];

({
  "u + v": v.map((x, k) => x + u[k]),
  "u / 2": u.map((x) => x / 2),
  "R @ u": matvec(quarter, u),
  "R @ R.T": matmul(quarter, transpose(quarter)),
});

// %% [markdown] id="types"
// ## What the colons say
// `m: number[][]` reads "m is a list of lists of numbers". In a function the types of the arguments are written down; most others are inferred. `number | null` is a number or nothing, `Record<string, number>` a dictionary from texts to numbers, `readonly` a promise not to change something.
//
// The check never changes what a program does. It only finds out, before the cell runs, that something cannot work. **Before you run:** `find` looks for the first element with a property. Why does its type say `string | undefined`?

// %% id="functions" tags=["hide-output"]
/** The place of the first `atom` in a list; null if there is none. */
function firstPlace(list: readonly string[], atom: string): number | null {
  const k = list.indexOf(atom);
  return k === -1 ? null : k;
}

const found: string | undefined = atoms.find((atom) => atom === "C");
const counts: Record<string, number> = {};
for (const atom of atoms) counts[atom] = (counts[atom] ?? 0) + 1;

({ hydrogen: firstPlace(atoms, "H"), carbon: firstPlace(atoms, "C"), found, counts });

// %% [markdown] id="undefined"
// Nothing may be found, and then `find` gives `undefined`. If you know better than the check, an exclamation mark says so: `atoms.find(isOxygen)!`. And `a ?? b` is `a`, or `b` if `a` is missing.
//
// ## Five traps
// Each of these lines would run in Python as well, or nearly. **Before you run:** write down what you expect. How many of the five will Python answer differently?

// %% id="traps" tags=["hide-output"]
const list = [10, 9, 1];

({
  "2 ^ 3": 2 ^ 3,
  "-1 % 5": -1 % 5,
  "[10, 9, 1].sort()": [...list].sort(),
  "is [] true?": Boolean([]),
  "index -1": list[-1],
});

// %% [markdown] id="traps-read"
// Four. `^` flips bits in both languages: a power is `2 ** 3`. The remainder has the sign of the *left* number, so that `-1 % 5` is `-1`; on a ring of `n` places write `((k % n) + n) % n`. Sorting compares texts: for numbers write `sort((a, b) => a - b)`. An empty list counts as true: ask `list.length === 0`. A list has no index `-1`: `at(-1)` is the last element. And a sixth: `//` begins a comment, so that `7 // 2` is 7; integer division is `Math.floor(7 / 2)`.
//
// ## Two names, one list
// As in Python, a list is passed on, not copied. **Before you run:** what are the three rows after the change? Are two equal lists equal?

// %% id="aliases" tags=["hide-output"]
const row = [0, 0];
const shared = new Array(3).fill(row); // [row] * 3, and the same trap
shared[0][0] = 1;

const own = Array.from({ length: 3 }, () => [0, 0]); // [[0, 0] for _ in range(3)]
own[0][0] = 1;

const [p, q] = [
  [1, 2],
  [1, 2],
];
({ shared, own, "p === q": p === q, "entry by entry": p.every((x, k) => x === q[k]) });

// %% [markdown] id="copies"
// `===` on lists asks whether they are the *same* list, not whether they have the same contents: compare entry by entry, or floats by the library's `relativeError(p, q) < 1e-9`. A copy is `[...row]`; the copy of a matrix is `m.map((row) => [...row])`.
//
// ## Taking apart
// **Before you run:** what are `x`, `rest` and `angle`?

// %% id="destructuring" tags=["hide-output"]
const [x, ...rest] = [3, 4, 5]; // x, *rest = [3, 4, 5]
const { axis, angle } = { axis: [0, 0, 1], angle: Math.PI / 2 };
const turn = { axis, angle: 2 * angle }; // { axis } is short for { axis: axis }

({ x, rest, turn, text: `the angle is ${turn.angle.toFixed(2)}` }); // f"the angle is {angle:.2f}"

// %% [markdown] id="await"
// ## Waiting
// Reading a file or checking an answer takes time and gives a promise; `await` waits for it. Forget it, and you have the promise in place of the value.

// %% id="waiting"
import { mdWater } from "noether/data";

const water = await mdWater();
water.relaxed.map((position) => position.map((c) => c.toFixed(2)));

// %% [markdown] id="end"
// ## In a sheet
// An exercise is a function whose body you replace, and the cell below it asks `await check("name", name)`. A cell that fails the type check has not run: nothing is lost, and the message says what to change. If you write `len(atoms)` or `a and b` by habit, it says what that is here.
//
// Where it leads: chapter 1 begins with a ring of six carbons and needs nothing beyond this page.
