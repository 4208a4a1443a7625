// ---
// jupyter:
//   noether: {"sheet":"14-sets-and-graphs"}
// ---

// %% [markdown] id="title"
// # Sheet 14: sets and graphs
// Six exercises, about 60 minutes. Each one asks you to write one function.
// Run the cell with your function, then the cell below it: `check` tries the laws of the chapter on what you wrote and shows the simplest case that breaks one.
//
// `await hint("equivariantPart")` gives a hint, `await solution("equivariantPart")` shows how we did it, once you have tried.

// %% id="setup"
import type { Matrix, Permutation } from "noether";
import { check, hint, solution } from "noether/course";

// %% [markdown] id="about-part"
// ## 1. All linear maps that do not look at numbers
// A linear map takes a number for each of $n$ elements to a number for each: an $n \times n$ matrix $A$. It commutes with all $n!$ permutations if $P A P^{T} = A$ for all of them. Any $A$ becomes such a map when it is averaged over the group (chapter 4):
//
// $$B = \frac{1}{n!} \sum_{P} P A P^{T}$$
//
// For $n = 20$ the sum has $2.4 \cdot 10^{18}$ terms; `check` asks for it all the same.
// **Before you write:** where can the entry $A_{00}$ go under a permutation, and where can $A_{01}$? How many different numbers does $B$ have?

// %% exercise="equivariantPart"
/** The mean of P A P^T over all permutations P of the elements. */
export function equivariantPart(A: Matrix): Matrix {
  throw new Error("not written yet");
}

// %% id="check-part"
await check("equivariantPart", equivariantPart);

// %% [markdown] id="about-triples"
// ## 2. Triples without looking at one
// A deep set adds up something for each element, and works on with the sum alone. That seems to lose who is with whom. But take the sum over all triples of different elements,
//
// $$T(X) = \sum_{i < j < k} x_i\, x_j\, x_k$$
//
// For 200 elements these are 1,313,400 terms. Your function gets three numbers in place of the set, $p_m = \sum_i x_i^m$ for $m = 1, 2, 3$, and finds $T$ from them.
// **Before you write:** begin with pairs. What is $p_1^2 - p_2$?

// %% exercise="tripleSum"
/** The sum of x y z over all triples of different elements, from [sum of x, sum of x^2, sum of x^3]. */
export function tripleSum(sums: readonly [p1: number, p2: number, p3: number]): number {
  throw new Error("not written yet");
}

// %% id="check-triples"
await check("tripleSum", tripleSum);

// %% [markdown] id="about-renumbered"
// ## 3. A graph with other numbers
// `A[i][j]` is the weight of the edge from node $j$ to node $i$, and 0 if there is none; edges may go one way only. A permutation $p$ gives node $i$ the number $p(i)$. Return the matrix of the renumbered graph:
//
// $$A'_{p(i)\,p(j)} = A_{ij}$$

// %% exercise="renumbered"
/** The matrix of the graph in which node i has become node p[i]. */
export function renumbered(A: Matrix, p: Permutation): Matrix {
  throw new Error("not written yet");
}

// %% id="check-renumbered"
await check("renumbered", renumbered);

// %% [markdown] id="about-proof"
// ## 4. Messages do not look at numbers
// A round of messages gives each node $i$ a new value, from its own and from what its neighbours say:
//
// $$f(A, x)_i = U\Bigl(x_i,\; \sum_j A_{ij}\, M(x_i, x_j)\Bigr)$$
//
// $M$ and $U$ may be any functions. Renumbered by $p$, a graph is $A'$ and its values are $x'$, with $A'_{p(i)p(j)} = A_{ij}$ and $x'_{p(i)} = x_i$. Prove that the new values are renumbered likewise: $f(A', x')_{p(i)} = f(A, x)_i$.
//
// Some of the cards, in the right order, are a proof. It begins with `["A"]` and ends at K.
//
// | card | expression | card | expression |
// |---|---|---|---|
// | A | $f(A', x')_{p(i)}$ | G | $U(x_i, \sum_k A'_{p(i)p(k)} M(x_i, x_k))$ |
// | B | $U(x'_{p(i)}, \sum_j A'_{p(i)j} M(x'_{p(i)}, x'_j))$ | H | $U(x_i, \sum_k A_{p(i)p(k)} M(x_i, x_k))$ |
// | C | $U(x'_{p(i)}, \sum_k A'_{p(i)p(k)} M(x'_{p(i)}, x'_{p(k)}))$ | I | $U(x_i, \sum_k A_{ki} M(x_i, x_k))$ |
// | D | $U(x'_{p(i)}, \sum_k A_{ik} M(x'_{p(i)}, x'_{p(k)}))$ | J | $\sum_k A_{ik}\, U(x_i, M(x_i, x_k))$ |
// | E | $U(x'_{p(i)}, \sum_k A'_{p(i)k} M(x'_{p(i)}, x'_{p(k)}))$ | K | $f(A, x)_i$ |
// | F | $U(x_i, \sum_k A_{ik} M(x_i, x_k))$ | L | $f(A, x)_{p(i)}$ |

// %% [markdown] id="about-reasons"
// These are the reasons why a line equals the one before it. You may use a reason twice, or not at all; not all are true.
//
// | reason | says |
// |---|---|
// | `"definition"` | the definition of $f$ |
// | `"substitute"` | $j = p(k)$: as $j$ runs over all nodes, so does $k$ |
// | `"edges"` | $A'_{p(i)p(k)} = A_{ik}$ |
// | `"nodes"` | $x'_{p(i)} = x_i$, for every node |
// | `"undirected"` | $A_{ik} = A_{ki}$ |
// | `"linear"` | $U(a, m + m') = U(a, m) + U(a, m')$ |
//
// Every line but the first is a card and its reason, such as `["B", "definition"]`.

// %% exercise="messageProof"
type Card = "A" | "B" | "C" | "D" | "E" | "F" | "G" | "H" | "I" | "J" | "K" | "L";
type Reason = "definition" | "substitute" | "edges" | "nodes" | "undirected" | "linear";

/** The proof that f(A', x')_p(i) = f(A, x)_i, line by line. */
export function messageProof(): ([Card] | [Card, Reason])[] {
  throw new Error("not written yet");
}

// %% id="check-proof"
await check("messageProof", messageProof);

// %% [markdown] id="about-apart"
// ## 5. Can the two be told apart?
// Colour refinement: each node begins with a colour, here a number (in a molecule its atomic number). In a round every node gets a new colour, made of its own and of the colours of its neighbours, each as often as it occurs. All nodes of *both* graphs do so at once, and equal colours mean equal things in both. When no more colours come up, the graphs are told apart if one has more nodes of some colour than the other.
// Nodes and neighbours come in no order: the same graph with other numbers is never told apart.
// Keep colours short: a text that holds the texts of three neighbours is three times as long after each round, and after twenty rounds fills any memory.
//
// The laws try small graphs, large ones, and molecules of the course's file: 200 of them, by atoms and bonds, hydrogens included.

// %% exercise="toldApart"
/** A colour for each node, and for each node the list of its neighbours. */
interface ColouredGraph {
  readonly colours: readonly number[];
  readonly neighbours: readonly (readonly number[])[];
}

/** Whether colour refinement tells the two graphs apart. */
export function toldApart(first: ColouredGraph, second: ColouredGraph): boolean {
  throw new Error("not written yet");
}

// %% id="check-apart"
await check("toldApart", toldApart);

// %% [markdown] id="about-cubic"
// ## 6. A counterexample
// "Only graphs in two pieces fool a network: two triangles against a hexagon. If both graphs are in one piece, enough rounds tell them apart." Refute it with the strictest of graphs.
//
// Find two graphs in which **every node has exactly three neighbours**, and that are not the same graph with other numbers. Nodes are $0, 1, \dots$, at most twelve of them; list each pair of neighbours once.
// In such graphs every node hears the same in every round, so colours never differ. For the last point let both be in one piece.

// %% exercise="cubicPair"
/** Two graphs of so many nodes, each with three neighbours, that are not the same graph: their pairs of neighbours. */
export function cubicPair(): {
  nodes: number;
  first: [number, number][];
  second: [number, number][];
} {
  throw new Error("not written yet");
}

// %% id="check-cubic"
await check("cubicPair", cubicPair);

// %% [markdown] id="end"
// ## Before you go
// Among the first 1,500 molecules of the file are those of four carbons, two oxygens and six hydrogens. To your function they are atoms and bonds, no more. How many pairs of them does it not tell apart? Draw the two.

// %% id="play"
import { elementSymbol } from "noether";
import { smallMolecules } from "noether/data";
import { bonds } from "noether/figure";

const set = await smallMolecules();

/** A molecule as a graph with the atomic numbers for colours. */
function molecule(i: number): ColouredGraph & { smiles: string } {
  const { smiles, numbers, positions } = set.molecule(i);
  const neighbours: number[][] = numbers.map(() => []);
  for (const [a, b] of bonds(numbers.map(elementSymbol), positions)) {
    neighbours[a].push(b);
    neighbours[b].push(a);
  }
  return { smiles, colours: numbers, neighbours };
}

const count = (z: number, numbers: readonly number[]) =>
  numbers.filter((each) => each === z).length;
const isomers = Array.from({ length: 1500 }, (_, i) => molecule(i)).filter(
  ({ colours }) => [6, 8, 1].map((z) => count(z, colours)).join() === "4,2,6",
);
// When yours is written, try:
// isomers.flatMap((a, i) => isomers.slice(i + 1).filter((b) => !toldApart(a, b)).map((b) => [a.smiles, b.smiles]))
