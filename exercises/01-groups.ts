// ---
// jupyter:
//   noether: {"sheet":"01-groups"}
// ---

// %% [markdown] id="title"
// # Sheet 1: groups from axioms
// Seven exercises, about an hour. Each one asks you to write one function.
// Run the cell with your function, then the cell below it: `check` tries the laws of the chapter on what you wrote and shows the simplest case that breaks one.
//
// `await hint("missingInverse")` gives a hint, `await solution("missingInverse")` shows how we did it, once you have tried.

// %% id="setup"
import { check, hint, solution } from "noether/course";
import { mdBenzene } from "noether/data";

// %% [markdown] id="about-missing"
// ## 1. Real numbers with multiplication ??
// Eight sets of numbers, each with $+$ or $\times$. Some are groups. In the others some element has no inverse *in the set*: find one.
// Answer `null` if every element has an inverse.
//
// `times5` is the set 1, 2, 3, 4 with $\times$ mod 5; `times6` is 1, 2, 3, 4, 5 with $\times$ mod 6; N starts at 0.

// %% exercise="missingInverse"
type NumberSystem =
  | "realsTimes"
  | "nonZeroRealsTimes"
  | "nonZeroIntegersTimes"
  | "nonZeroRationalsTimes"
  | "naturalsPlus"
  | "integersPlus"
  | "times5"
  | "times6";

/** For each set of numbers an element without an inverse, or null if there is none. */
export function missingInverse(): Record<NumberSystem, number | null> {
  throw new Error("not written yet");
}

// %% id="check-missing"
await check("missingInverse", missingInverse);

// %% [markdown] id="about-violation"
// ## 2. Which axiom fails first?
// A table holds the products of the elements $0, 1, \dots, n - 1$: `table[a][b]` is $a \cdot b$. Go through the axioms in the order of the slide and stop at the first that fails. Prove it by a *witness*:
//
// | axiom | the witness shows |
// |---|---|
// | `"closure"` | `[a, b]`: $a \cdot b$ is not one of $0, \dots, n - 1$ |
// | `"associativity"` | `[a, b, c]`: $(a \cdot b) \cdot c \neq a \cdot (b \cdot c)$ |
// | `"identity"` | `[a0, a1, ...]`: for each $e = 0, 1, \dots$ one $a_e$ with $e \cdot a_e \neq a_e$ or $a_e \cdot e \neq a_e$ |
// | `"inverse"` | `[a]`: no $b$ has $a \cdot b = b \cdot a = e$ |
// | `"none"` | `[]`: it is a group |

// %% exercise="firstViolation"
type Verdict = {
  axiom: "closure" | "associativity" | "identity" | "inverse" | "none";
  witness: number[];
};

/** The first group axiom that a table violates, with elements that show it. */
export function firstViolation(table: number[][]): Verdict {
  throw new Error("not written yet");
}

// %% id="check-violation"
await check("firstViolation", firstViolation);

// %% [markdown] id="about-identity"
// ## 3. One identity
// The slide says "there exists a *unique* element $e$". *Exists* is the axiom. *Unique* you can prove.
// Let $e$ and $f$ both be identities. Show $e = f$ by a chain of products that ends at `f`. A line is a product and the reason why it equals the line before; the first line, `["e"]`, has none.
//
// | reason | says |
// |---|---|
// | `"identity e"`, `"identity f"` | $e x = x e = x$; $f x = x f = x$, for all $x$ |
// | `"associativity"` | $(x y) z = x (y z)$ |
// | `"commutativity"` | $x y = y x$ |
// | `"uniqueness"` | $e = f$ |
//
// You may not use all of these reasons. A wrong step is answered by a table of products in which its reason holds and the step does not.

// %% exercise="uniqueIdentity"
type IdentityReason =
  | "identity e"
  | "identity f"
  | "associativity"
  | "commutativity"
  | "uniqueness";

/** The proof that two identities e and f are the same, line by line: a product, and the reason for it. */
export function uniqueIdentity(): ([string] | [string, IdentityReason])[] {
  throw new Error("not written yet");
}

// %% id="check-identity"
await check("uniqueIdentity", uniqueIdentity);

// %% [markdown] id="about-inverse"
// ## 4. One inverse
// Now let $b$ and $c$ both be inverses of $a$. Show $b = c$: from `["b"]` to `c`.
// A product takes two factors. For three you have to write the brackets: `"b (a c)"` or `"(b a) c"`.
//
// | reason | says |
// |---|---|
// | `"identity e"` | $e x = x e = x$, for all $x$ |
// | `"inverse b"`, `"inverse c"` | $a b = b a = e$; $a c = c a = e$ |
// | `"associativity"` | $(x y) z = x (y z)$ |
// | `"commutativity"`, `"uniqueness"` | $x y = y x$; $b = c$ |

// %% exercise="uniqueInverse"
type InverseReason =
  | "identity e"
  | "inverse b"
  | "inverse c"
  | "associativity"
  | "commutativity"
  | "uniqueness";

/** The proof that two inverses b and c of a are the same, line by line. */
export function uniqueInverse(): ([string] | [string, InverseReason])[] {
  throw new Error("not written yet");
}

// %% id="check-inverse"
await check("uniqueInverse", uniqueInverse);

// %% [markdown] id="about-counterexample"
// ## 5. A counterexample
// "A table with an identity, in which every element has an inverse, is a group." Refute it.
// Give a table that has both, and three elements $a, b, c$ for which $(a \cdot b) \cdot c \neq a \cdot (b \cdot c)$.
// For the last point, make the table as small as possible.

// %% exercise="withoutAssociativity"
/** A table with an identity and inverses that is not a group, and three elements that show it. */
export function withoutAssociativity(): { table: number[][]; witness: number[] } {
  throw new Error("not written yet");
}

// %% id="check-counterexample"
await check("withoutAssociativity", withoutAssociativity);

// %% [markdown] id="about-cosets"
// ## 6. Cosets
// Let $H$ be a subgroup of $G$. The *left coset* of $g$ is $g H = \{ g \cdot h : h \in H \}$. Different elements may have the same coset; list each coset once.
//
// You are given the table of $G$ and the elements of $H$. The order of the cosets, and of the elements in each, is up to you.
// Look at the second law that you pass: $|G| = |H| \times$ the number of cosets. That is *Lagrange's theorem*.

// %% exercise="leftCosets"
/** The left cosets g H of a subgroup H, each once, as a list of elements. */
export function leftCosets(table: number[][], subgroup: number[]): number[][] {
  throw new Error("not written yet");
}

// %% id="check-cosets"
await check("leftCosets", leftCosets);

// %% [markdown] id="about-symmetries"
// ## 7. The symmetries of a molecule
// `distances[i][j]` is the distance between atoms $i$ and $j$, in angstrom. A symmetry is a permutation `p`, which takes atom $i$ to the place of atom `p[i]`, that keeps every distance: $d(p_i, p_j) = d(i, j)$ for all $i, j$, up to 0.01 angstrom.
//
// Find all of them. Benzene has 12 atoms, and $12! = 479\,001\,600$ permutations are too many to try: decide where atom 0 goes, then atom 1, and give up as soon as a distance is off.
// Nobody tells your function that the result must be a group. The check does.
// It writes a permutation as its *cycles*: $(0\ 2\ 1)(3\ 4)$ takes 0 to 2, 2 to 1, 1 to 0, exchanges 3 and 4, and leaves every other atom where it is.

// %% exercise="symmetries"
/** All permutations of the atoms that keep every distance, up to 0.01. */
export function symmetries(distances: number[][]): number[][] {
  throw new Error("not written yet");
}

// %% id="check-symmetries"
await check("symmetries", symmetries);

// %% [markdown] id="end"
// ## Before you go
// Call your `symmetries` on a warm benzene: `const benzene = await mdBenzene();` and take the distances of `benzene.positions(0)`. What is left of the twelve?
// Then let your tolerance grow, and ask whether what you get is still a group. The lesson has a curve of it.
