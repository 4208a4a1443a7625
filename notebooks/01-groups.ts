// ---
// jupyter:
//   noether:
//     chapter:
//       exercises: ["missingInverse","firstViolation","uniqueIdentity","uniqueInverse","withoutAssociativity","leftCosets","symmetries"]
//       minutes: {"lesson":35,"sheet":60}
//       needs: []
//       number: 1
//       optional: []
//       title: "Groups from axioms"
// ---

// %% [markdown] id="title"
// # 1. Groups from axioms
// Benzene is a ring of six carbon atoms, each with a hydrogen. Turn it by 60 degrees, or flip it over, and nobody can tell that anything happened: unless the atoms carry numbers.
//
// **Before you move the slider:** turn, then flip; or flip, then turn. Do the numbers end up in the same places? The last two steps of the slider show it.

// %% id="benzene"
import { symmetric } from "noether";
import { mdBenzene } from "noether/data";
import { permutationFigure } from "noether/figure";

const benzene = await mdBenzene();
const ring = benzene.relaxed.slice(0, 6);
const turn = [1, 2, 3, 4, 5, 0]; // atom 0 goes to the place of atom 1, and so on
const flip = [0, 5, 4, 3, 2, 1];
const { multiply, identity } = symmetric(6); // multiply(p, q): first q, then p

permutationFigure({
  title: "The carbons of benzene",
  alt: "A hexagon of numbered atoms, before and after each of five moves.",
  places: ring,
  moves: {
    nothing: identity,
    turn,
    flip,
    "turn, then flip": multiply(flip, turn),
    "flip, then turn": multiply(turn, flip),
  },
});

// %% [markdown] id="predict-order"
// They do not. The order matters, and still both results are moves that keep the ring.
//
// Now go on turning and flipping, in any order, for as long as you like. Six atoms can be arranged in $6! = 720$ ways.
// **Before you run:** how many of the 720 will you ever see?

// %% id="symmetries" tags=["hide-output"]
import { finiteGroup } from "noether";

const symmetries = finiteGroup({
  ...symmetric(6),
  name: "the symmetries of benzene",
  generators: [turn, flip],
  // r2 turns atom 0 to place 2, s2 flips so that atom 0 comes to place 2
  symbol: (p) => `${p[1] === (p[0] + 1) % 6 ? "r" : "s"}${p[0]}`,
});
symmetries;

// %% [markdown] id="read-table"
// Twelve of the 720. The table shows every product $p \cdot q$, with $p$ in the row and $q$ in the column, one colour for each result. It never leaves the twelve.
// Look at the four large blocks: a turn times a turn is a turn, and a flip times a flip is a turn too.

// %% [markdown] id="definition"
// ## What is a group?
// This course follows a set of lecture slides. We quote them as *the slide*, word for word, and correct their slips in plain sight. The slide says:
//
// > A group $G$ is a set equipped with an operation $\cdot$, such that
// > 1. (closure) $a \cdot b \in G$ for all $a, b \in G$;
// > 2. (associativity) $(a \cdot b) \cdot c = a \cdot (b \cdot c)$ for all $a, b, c \in G$;
// > 3. (identity element) There exists a ~~unique~~ element $e$ such that $\forall a \in G,\ a \cdot e = e \cdot a = a$;
// > 4. (inverse element) $\forall a \in G$, there exists an element $a^{-1} \in G$ such that $a \cdot a^{-1} = a^{-1} \cdot a = e$.
//
// We struck out one word. That $e$ is *unique* is not an axiom: it follows from the others, and you will prove it in two lines (exercise 3).

// %% [markdown] id="predict-flips"
// The axioms as *laws* that run: `groupAxioms` makes four of them for a set, and `judge` tries a law on simple elements and then on random ones. The *residual* is the error, the amount by which the two sides of a law differ; `judge` reports the largest. First the brackets, for all twelve. Then closure, for the six flips alone.
// **Before you run:** are the six flips a group?

// %% id="associativity" tags=["hide-output"]
import { groupAxioms, judge, random } from "noether";

judge(groupAxioms(symmetries).associativity, multiply, { random: random(1) });

// %% id="flips" tags=["hide-output"]
const flips = symmetries.elements.filter((p) => symmetries.symbol(p).startsWith("s"));

judge(groupAxioms({ ...symmetries, elements: flips }).closure, multiply, {
  random: random(1),
});

// %% [markdown] id="read-flips"
// They are not. A flip after itself is not a flip: it is the move that does nothing, and that is not one of the six.

// %% [markdown] id="predict-order-two"
// ## All tables there are
// Forget molecules. Take two elements, 0 and 1, and *any* table of products. There are four products with two choices each: sixteen tables. Here are all of them, each with the first axiom that it breaks and the products that show it. $a \cdot b$ is in row $a$ and column $b$.
// **Before you run:** how many of the sixteen are groups?

// %% id="order-two" jupyter={"source_hidden":true} tags=["hide-output"]
import { figure, tablePanel } from "noether/figure";
import { magmas } from "noether/laws";

figure({
  title: "The sixteen tables of order 2",
  alt: "Sixteen tables with two rows and columns; two of them are groups.",
  columns: 4,
  panels: [...magmas(2)].map(tablePanel),
});

// %% [markdown] id="read-order-two"
// Two of the sixteen, and these two are really the same: exchange the names 0 and 1, and one table becomes the other. Two tables that differ only in names are called *isomorphic*.
//
// Three elements make $3^9$ = 19,683 tables. We test all of them, and check every witness a second time.
// **Before you run:** which axiom will catch most of them?

// %% id="order-three" tags=["hide-output"]
import { firstViolatedAxiom, isViolated, type Table } from "noether/laws";

const verdicts = { associativity: 0, identity: 0, inverse: 0, group: 0, doubtful: 0 };
const groups: Table[] = [];
for (const table of magmas(3)) {
  const violated = firstViolatedAxiom(table);
  if (violated === undefined) groups.push(table);
  if (violated !== undefined && !isViolated(table, violated)) verdicts.doubtful += 1;
  else if (violated?.axiom !== "closure") verdicts[violated?.axiom ?? "group"] += 1;
}
verdicts;

// %% id="verdict-figure" jupyter={"source_hidden":true} tags=["hide-output"]
const kinds = ["associativity", "identity", "inverse", "group"] as const;

figure({
  title: "All tables of order 3, by the first axiom that they break",
  alt: "Associativity catches nearly all; a few lack an identity or inverses.",
  panels: [
    {
      logarithmic: "y",
      yLabel: "tables",
      marks: [{ kind: "bars", x: kinds, y: kinds.map((kind) => verdicts[kind]) }],
    },
  ],
});

// %% [markdown] id="read-order-three"
// Associativity is the strict one: it asks 27 questions, and a table filled at random fails nearly always.
//
// **Before you run:** three groups are left over. Are they three, or one group under three sets of names?

// %% id="three-groups" jupyter={"source_hidden":true} tags=["hide-output"]
figure({
  title: "The three groups of order 3",
  alt: "Three tables; the identity is 0 in one, 1 in another, 2 in the third.",
  columns: 3,
  panels: groups.map(tablePanel),
});

// %% [markdown] id="predict-random"
// One: only the name of the identity differs. All 3 of 19,683 are the turns of a triangle.
//
// So how rare are groups? We fill tables at random and count. There is also an exact count: the number of tables that are groups, over $n^{n^2}$.
// **Before you run:** how many of 30,000 random tables of order 4 will be groups?

// %% id="random-tables" tags=["hide-output"]
const draw = random(7);
const groupTables = { 1: 1, 2: 2, 3: 3, 4: 16 }; // renamed ones count: 16 of order 4

Object.entries(groupTables).map(([order, count]) => {
  const n = Number(order);
  const entries = () => Array.from({ length: n }, () => draw.integer(n));
  const tables = Array.from({ length: 30_000 }, () =>
    Array.from({ length: n }, entries),
  );
  const found = tables.filter(
    (table) => firstViolatedAxiom(table) === undefined,
  ).length;
  return { n, found, expected: (30_000 * count) / n ** (n * n) };
});

// %% [markdown] id="predict-sudoku"
// None, and you would have to repeat the whole draw thousands of times to find one. Nobody finds a group by chance.
//
// ## Break it
// Here is a table that looks right. Each row and each column holds every element once, like a sudoku. 0 is the identity. Each element is its own inverse. **Before you run:** is it a group?

// %% id="sudoku" jupyter={"source_hidden":true} tags=["hide-output"]
const sudoku = [
  [0, 1, 2, 3, 4],
  [1, 0, 3, 4, 2],
  [2, 4, 0, 1, 3],
  [3, 2, 4, 0, 1],
  [4, 3, 1, 2, 0],
];

figure({
  alt: "A table of order 5 that is not a group.",
  panels: [tablePanel(sudoku)],
});

// %% [markdown] id="predict-cosets"
// It is not: open the cell's output and try the three elements that it names. Soon you will see it without trying a single triple.
//
// ## Groups inside groups
// A *subgroup* $H$ is a part of $G$ that is itself a group. Its *left cosets* are the sets $g H = \{ g \cdot h : h \in H \}$.
// Below, the twelve symmetries are sorted into cosets of $H$, and each product is coloured by *the coset it belongs to*.
// **Before you move the slider:** will whole blocks have one colour, for every $H$?

// %% id="cosets"
import { cosetFigure } from "noether/figure";

cosetFigure(symmetries);

// %% [markdown] id="read-cosets"
// Not for every $H$. Two things to see. The cosets are *equally large*, always: $|G| = |H| \times$ the number of cosets. That is Lagrange's theorem. In the sudoku, 0 and 1 would be a subgroup of two in a group of five: impossible.
//
// And when $H$ is what is called *normal*, the colours come in blocks. Read a block as one element, and the cosets themselves form a group: the *quotient* $G / H$. Remember that sign.

// %% [markdown] id="slip"
// ## Real numbers with multiplication ??
// The slide asks it with two question marks and answers $\mathbb{R}_* = \mathbb{R}/\{0\}$. The sign means a quotient, as above. What is meant is a *set difference*: $\mathbb{R}_* = \mathbb{R} \setminus \{0\}$, all numbers except 0.
// **Before you run:** why must 0 go? And what will a computer say?

// %% id="zero" tags=["hide-output"]
[2, 0.5, 237, 0].map((a) => ({ a, "1 / a": 1 / a, "a * (1 / a)": a * (1 / a) }));

// %% [markdown] id="predict-floats"
// No $b$ has $0 \cdot b = 1$; the computer says `Infinity`, and then `NaN`, not a number. But look at 237: the product is too small by a hair. The next larger number, `(1 / 237) * (1 + Number.EPSILON)`, makes it too large, and there is no number between the two. Among the computer's numbers 237 has no inverse.
// With $+$ they do better: 0 is an identity and $-a$ an inverse, exactly.
// **Before you run:** and the brackets?

// %% id="floats" tags=["hide-output"]
const tenths = { elements: [0.1, 0.2, 0.3], equals: Object.is, symbol: String };

judge(groupAxioms(tenths).associativity, (a, b) => a + b, { random: random(1) });

// %% [markdown] id="predict-tests"
// They matter: the last digit depends on which sum comes first. So the computer's numbers are not a group, neither with $\times$ nor with $+$.
//
// ## How many triples must one try?
// A table of $n$ elements has $n^3$ triples. One product of a group's table is wrong: how many *random* triples does it take to notice? We measure it for three groups, with 300 wrong tables each: $D_4$, the symmetries of a square, and $S_4$ and $S_5$, all permutations of four and of five objects.
// **Before you run:** `judge` tries a hundred random instances. Is that enough for 8, 24, 120 elements?

// %% id="tries"
import { cayleyTable, dihedral, type Random } from "noether";

/** How many random triples are tried until one wrong product in a table is noticed. */
function triesUntilNoticed(table: number[][], draw: Random): number {
  const n = table.length;
  const [a, b] = [draw.integer(n), draw.integer(n)];
  const wrong = table.map((row) => [...row]);
  wrong[a][b] = (wrong[a][b] + 1 + draw.integer(n - 1)) % n;
  for (let tries = 1; ; tries++) {
    const [x, y, z] = [draw.integer(n), draw.integer(n), draw.integer(n)];
    if (wrong[wrong[x][y]][z] !== wrong[x][wrong[y][z]]) return tries;
  }
}

/** The share of 300 wrong tables that are noticed within a number of tries. */
function noticed(table: number[][], budget: number[]): number[] {
  const draw = random(3);
  const tries = Array.from({ length: 300 }, () => triesUntilNoticed(table, draw));
  return budget.map((most) => tries.filter((t) => t <= most).length / tries.length);
}

// %% id="noticed" jupyter={"source_hidden":true} tags=["hide-output"]
const budget = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 20000];
const tables = {
  "D4, 8 elements": cayleyTable(dihedral(4)),
  "S4, 24 elements": cayleyTable(symmetric(4)),
  "S5, 120 elements": cayleyTable(symmetric(5)),
};
const lines = Object.entries(tables).map(
  ([name, table], colour) =>
    ({ kind: "line", name, colour, x: budget, y: noticed(table, budget) }) as const,
);

figure({
  title: "One wrong product: is it noticed?",
  alt: "A hundred triples find the fault in D4, half of the time in S4, rarely in S5.",
  panels: [
    {
      logarithmic: "x",
      xLabel: "random triples tried",
      yLabel: "share of faults noticed",
      marks: lines,
    },
  ],
});

// %% [markdown] id="read-tests"
// For 8 elements a hundred are enough, for 24 half of the time, for 120 hardly ever. A test that passes has tried what it has tried, and nothing more. Any given product is used by about 4 in every $n^2$ triples, so the effort grows with the square of the group.
// A finite group can be tried as a whole. Rotations cannot (chapter 2): there a law is tried on simple elements first, then on random ones.

// %% [markdown] id="predict-warm"
// ## Almost symmetric
// At 500 K no benzene is a perfect ring. `distancePreserving(distances, tolerance)` gives all permutations that preserve the distances up to a tolerance. Here are four carbon rings: one at rest and three warm ones. A grey dot marks a set of permutations that is *not* a group.
// **Before you run:** with a growing tolerance, will the twelve come back one by one, all at once, or in groups?

// %% id="warm"
import { distancePreserving, type Permutation } from "noether";

const tolerances = Array.from({ length: 31 }, (_, k) => k / 100);

/** The permutations that keep the distances of some atoms, for every tolerance. */
function nearSymmetries(atoms: readonly (readonly number[])[]): Permutation[][] {
  const distances = atoms.map((p) =>
    atoms.map((q) => Math.hypot(...p.map((x, axis) => x - q[axis]))),
  );
  return tolerances.map((tolerance) => distancePreserving(distances, tolerance));
}

/** Whether every product of two of these permutations is one of them. */
function closed(found: Permutation[]): boolean {
  const known = new Set(found.map(String));
  return found.every((p) => found.every((q) => known.has(String(multiply(p, q)))));
}

const kept = {
  "at rest": nearSymmetries(ring),
  "warm, frame 0": nearSymmetries(benzene.positions(0).slice(0, 6)),
  "warm, frame 5": nearSymmetries(benzene.positions(5).slice(0, 6)),
  "warm, frame 17": nearSymmetries(benzene.positions(17).slice(0, 6)),
};

// %% id="warm-figure" jupyter={"source_hidden":true} tags=["hide-output"]
const counts = Object.entries(kept).map(([name, sets], colour) => {
  const y = sets.map((set) => set.length);
  return { kind: "line", name, colour, x: tolerances, y, stairs: true } as const;
});
const open = Object.values(kept).flatMap((sets) =>
  sets.flatMap((set, k) => (closed(set) ? [] : [[tolerances[k], set.length]])),
);
const [x, y] = [open.map(([tolerance]) => tolerance), open.map(([, count]) => count)];

figure({
  title: "Permutations that keep the distances of six carbons",
  alt: "At rest twelve; warm rings climb to twelve by way of sets that are not groups.",
  panels: [
    {
      xLabel: "tolerance in angstrom",
      yLabel: "permutations",
      marks: [...counts, { kind: "points", name: "not a group", colour: 5, x, y }],
    },
  ],
});

// %% [markdown] id="read-warm"
// Neither: at rest all at once, warm in steps, and some of the steps are not groups. "Nearly equal" is not transitive: $p$ may be off by a little, $q$ too, and $p \cdot q$ by too much. A set of near symmetries need not be closed. Where the count does not divide twelve, Lagrange tells us without looking; at three and at six we have to look.
// That is why networks build the exact group in, and let the *data* be imperfect.

// %% [markdown] id="traps"
// ## What breaks it
// | trap | the line that falls into it |
// |---|---|
// | taking element 0 for the identity | `table[0][a] === a`: true until somebody renames the elements |
// | one side only | `table[e][a] === a`, and never `table[a][e] === a` |
// | taking a sudoku for a group | rows and columns are permutations; `firstViolatedAxiom(sudoku)` knows better |
// | "a b c" without brackets | has two meanings until associativity is known |
// | floating point | `a * (1 / a) === 1`: false for 237; compare up to a tolerance |
// | taking a tolerance for equality | `distancePreserving(distances, 0.1)`: not closed |
// | a few random triples | `judge` tries a hundred; in S5 it takes thousands |
// | only commutative examples | $a b = b a$ hides every mistake of order; try turn and flip |

// %% [markdown] id="sheet"
// ## Now you
// [Sheet 1](../exercises/01-groups.ipynb) takes over here: find the axiom that fails and prove it by a witness, show that identity and inverse are unique, build a table that fools the eye, sort a group into cosets, and find the symmetries of a molecule.

// %% [markdown] id="next"
// ## Where it leads
// Twelve moves preserve benzene. Infinitely many preserve a sphere, and no table can hold them: they are matrices, and chapter 2 computes with them.
//
// - Arthur Cayley. *On the theory of groups, as depending on the symbolic equation $\theta^n = 1$*. 1854.
// - M. A. Armstrong. *Groups and Symmetry*. 1988.
// - Nathan Carter. *Visual Group Theory*. 2009.
