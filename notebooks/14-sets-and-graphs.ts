// ---
// jupyter:
//   noether:
//     chapter:
//       exercises: ["equivariantPart","tripleSum","renumbered","messageProof","toldApart","cubicPair"]
//       minutes: {"lesson":60,"sheet":60}
//       needs: ["04-equivariance"]
//       number: 14
//       optional: []
//       title: "Sets and graphs"
// ---

// %% [markdown] id="title"
// # 14. Sets and graphs
// No molecule has a first atom. A file has: it lists the nine atoms of ethanol in some order, and with them a table with a 1 for each bond.
//
// **Before you move the slider:** each step lists the same atoms in another order. What will change: the molecule, the table, or both?

// %% id="orders" jupyter={"source_hidden":true}
import {
  adjacencyMatrix,
  type Matrix,
  type Permutation,
  renumberNodes,
  undirectedGraph,
} from "noether";
import { mdEthanol } from "noether/data";
import { bonds, figure, graphPanel, type Panel } from "noether/figure";

const { atoms, relaxed } = await mdEthanol();
const ethanol = undirectedGraph(atoms.length, bonds(atoms, relaxed));

/** What stands in a list once the thing at place i has gone to place p[i]. */
const moved = <T>(list: readonly T[], p: Permutation) =>
  list.map((_, i) => list[p.indexOf(i)]);

const places = atoms.map((_, i) => String(i));
const table = (title: string, values: Matrix): Panel => ({
  title,
  marks: [
    {
      kind: "heatmap",
      values,
      range: [0, 1],
      scale: "sequential",
      rows: places,
      columns: places,
      text: values.map((row) => row.map((bond) => (bond === 1 ? "1" : ""))),
    },
  ],
});
const orders: Readonly<Record<string, Permutation>> = {
  "as in the file": [0, 1, 2, 3, 4, 5, 6, 7, 8],
  "0 and 8 swapped": [8, 1, 2, 3, 4, 5, 6, 7, 0],
  backwards: [8, 7, 6, 5, 4, 3, 2, 1, 0],
  "every second first": [0, 5, 1, 6, 2, 7, 3, 8, 4],
  "at random": [3, 8, 0, 6, 1, 4, 7, 2, 5],
};

figure({
  title: "Ethanol: which atoms are bonded",
  alt: "A molecule with its nine atoms numbered, and the table of its bonds.",
  slider: {
    label: "order",
    values: Object.keys(orders),
    frames: Object.values(orders).map((p) => [
      graphPanel({
        graph: renumberNodes(ethanol, p),
        places: moved(relaxed, p),
        colours: moved(atoms, p).map((symbol) => ["C", "H", "O"].indexOf(symbol)),
        view: { azimuth: 2.2, elevation: 0.6 },
        title: "colours: carbon, hydrogen, oxygen",
      }),
      table("bonds", adjacencyMatrix(renumberNodes(ethanol, p))),
    ]),
  },
});

// %% [markdown] id="orders-read"
// The table, and the numbers on the atoms; the molecule stays. There are $9! = 362{,}880$ such tables, all of them right.
//
// Changes of order are the *symmetric group* $S_n$: the permutations $p$ of $n$ things. One matrix $P$ for each of them says what it does to a column of numbers, one number an atom (chapter 3). A table has an atom in each row *and* in each column, so $P$ acts from both sides:
//
// $$(P x)_{p(i)} = x_i, \qquad (P A P^{T})_{p(i)\,p(j)} = A_{ij}$$

// %% [markdown] id="predict-invariants"
// The answer to a question about ethanol must be the same for all those tables. Here are five numbers (or lists of them) made from the table $A$. The trace of $A^2$ adds up the diagonal of $A$ times $A$.
//
// **Before you run:** which of the five stay when the atoms are listed at random?

// %% id="invariants" tags=["hide-output"]
import { matmul, relativeError, symmetricEigen, trace } from "noether";

const total = (values: readonly number[]) => values.reduce((sum, x) => sum + x, 0);
const numbers: Readonly<Record<string, (A: Matrix) => readonly number[]>> = {
  "first row": (A) => A[0],
  "row sums": (A) => A.map(total),
  "row sums, sorted": (A) => A.map(total).sort((a, b) => a - b),
  "trace of A²": (A) => [trace(matmul(A, A))],
  eigenvalues: (A) => symmetricEigen(A).values,
};
const A = adjacencyMatrix(ethanol);
const B = adjacencyMatrix(renumberNodes(ethanol, orders["at random"]));

Object.entries(numbers).map(([name, f]) => ({
  name,
  stays: relativeError(f(A), f(B)) < 1e-12,
}));

// %% [markdown] id="invariants-read"
// Three: the sorted row sums, the trace and the eigenvalues are *invariant*. The row sums themselves are permuted as the atoms are: they are *equivariant*. The first row is neither.
//
// ## Sets
// We begin without bonds: a set $X$ of $n$ elements, written as a list of $n$ rows. A function of the set is a function of the list that $S_n$ leaves as it is, $f(P x) = f(x)$. The law of chapter 4 tries it with all 120 permutations of five numbers.
//
// **Before you run:** two of the seven fail. Which, and for which permutation first?

// %% id="functions" tags=["hide-output"]
import {
  invariance,
  judge,
  permutationRepresentation,
  random,
  symmetric,
} from "noether";
import { vectorInstances } from "noether/laws";

const S5 = symmetric(5);
const V = permutationRepresentation(S5);
const law = invariance<Permutation, [x: readonly number[]]>({
  domain: [V],
  inputs: vectorInstances(5),
});
const functions: Readonly<Record<string, (x: readonly number[]) => number>> = {
  sum: total,
  largest: (x) => Math.max(...x),
  median: (x) => [...x].sort((a, b) => a - b)[2],
  "sum of squares": (x) => total(x.map((each) => each ** 2)),
  "sum of all x_i x_j": (x) => total(x.map((each) => each * total(x))),
  "sum of x_i x_(i+1)": (x) => total(x.slice(1).map((each, i) => each * x[i])),
  "1 for the first, 2 for the second ...": (x) =>
    total(x.map((each, i) => (i + 1) * each)),
};

Object.entries(functions).map(([name, f]) => {
  const verdict = judge(law, f, { random: random(1) });
  return {
    name,
    invariant: verdict.holds,
    ...("witness" in verdict && { fails: S5.symbol(verdict.witness[0]) }),
  };
});

// %% [markdown] id="functions-read"
// The last two: they look at who stands beside whom in the list, or where. A swap of two neighbours gives them away, and all permutations are products of such swaps.
//
// ## Layers
// A network needs layers that keep a number for each element: maps with $f(P x) = P f(x)$. Take linear ones, $n \times n$ matrices. For graphs there are linear maps from tables to tables: $n^2 \times n^2$ numbers, each with four indices, row and column of the one table and of the other. A permutation moves all four at once, and the entries that it exchanges must be equal.
//
// **Before you run:** how many numbers are left free, if all permutations must commute with the map? Do they grow with $n$?

// %% id="count" tags=["hide-output"]
import { intertwiners, orbits } from "noether";

/** All lists of k numbers below n, moved entry by entry. */
function lists(n: number, k: number): number[][] {
  if (k === 0) return [[]];
  return lists(n, k - 1).flatMap((rest) =>
    Array.from({ length: n }, (_, i) => [...rest, i]),
  );
}
const onLists = (n: number) => ({
  group: symmetric(n),
  apply: (p: Permutation, list: number[]) => list.map((i) => p[i]),
});

[2, 3, 4, 5].map((n) => {
  const W = permutationRepresentation(symmetric(n));
  return {
    n,
    "set to set": n ** 2,
    "of them free": intertwiners(W, W).length, // a basis of all matrices that commute
    "table to table": n ** 4,
    "free of these": orbits(onLists(n), lists(n, 4)).length,
  };
});

// %% [markdown] id="count-read"
// Two, for every $n$: the entries of such a matrix that a permutation exchanges are equal, so there is one number for the diagonal and one for everything else,
//
// $$y = a\, x + b\, (1 1^{T}) x: \qquad y_i = a\, x_i + b \sum_j x_j.$$
//
// Each element hears itself and the sum over all. (Exercise 1 finds the two for any matrix.) For tables there are 15 as soon as $n \geq 4$, one for each way in which four places can agree with each other, and no more for a million nodes. This is why one network can take sets and graphs of all sizes.

// %% [markdown] id="deep-sets"
// ## Deep sets
// An invariant function of a set is made in three steps: a network $\varphi$ for each element by itself, a sum, a network $\rho$ for the sum:
//
// $$f(X) = \rho\Bigl(\sum_{x \in X} \varphi(x)\Bigr)$$
//
// Nothing else is needed: for numbers, $\varphi(x) = (x, x^2, \dots, x^n)$ already tells all sets of $n$ elements apart, and $\rho$ may do the rest (exercise 2 does it for triples). In place of the sum there may be a mean, or the largest of each channel.
//
// **Before you run:** we shuffle a set, and we list each of its elements twice. Which of the three notices?

// %% id="aggregations" tags=["hide-output"]
import { concat, permuteRows, randomNormal, type Tensor, tensor, zeros } from "noether";
import { deepSets } from "noether/models";

/** n elements that all belong to one set. */
const oneSet = (n: number) => ({ graph: zeros([n], { dtype: "int32" }), graphs: 1 });
const five = randomNormal([5, 3], random(1), { dtype: "float64" });

(["sum", "mean", "max"] as const).map((aggregation) => {
  const model = deepSets({ inputs: 3, outputs: 4, aggregation });
  const theta = model.init(random(2), { dtype: "float64" });
  const f = (x: Tensor) => model.apply(theta, x, oneSet(x.shape[0])).values;
  const change = (x: Tensor) => relativeError(f(x), f(five)).toExponential(0);
  return {
    aggregation,
    shuffled: change(permuteRows(five, [3, 0, 4, 1, 2])),
    "each twice": change(concat([five, five], 0)),
  };
});

// %% [markdown] id="aggregations-read"
// Nobody notices the shuffling, beyond rounding. The sum notices that there are twice as many; mean and maximum do not. A mean forgets how large the set is, a maximum also how often an element occurs.

// %% [markdown] id="digits-text"
// ## Measure it
// Handwritten digits lie on a table, five of them, in no order. What is their sum? A network is told the sum and never which digit is which.

// %% id="digits" jupyter={"source_hidden":true}
import { isQuick } from "noether/course";
import { digitTensors, mnist } from "noether/data";
import { pictures } from "noether/figure";

const digits = await mnist();
const side = 14;
const [forLearning, forTests] = isQuick()
  ? [digits.train.slice(0, 100), digits.test.slice(0, 50)]
  : [digits.train, digits.test];
const all = [...forLearning, ...forTests];
const images = digitTensors(digits, all, { side }).images.reshape([
  all.length,
  side ** 2,
]);
const rowOf = new Map(all.map((i, row) => [i, row]));

/** Digits by their numbers in the file, and what is to be read off them. */
interface DigitSet {
  readonly members: readonly number[];
  readonly answer: number;
}
const labelsOf = (members: readonly number[]) => members.map((i) => digits.labels[i]);

/** So many sets of so many digits, drawn from a list. */
function drawSets(count: number, size: number, from: readonly number[], seed = 0) {
  const draw = random(seed);
  return Array.from({ length: count }, (): DigitSet => {
    const members = Array.from({ length: size }, () => draw.pick(from));
    return { members, answer: total(labelsOf(members)) };
  });
}

/** Sets as networks take them: a row of pixels for each digit, the set that it belongs to, and the answers. */
function batchOf(sets: readonly DigitSet[]) {
  const members = sets.flatMap((each, k) =>
    each.members.map((i) => [rowOf.get(i) ?? 0, k]),
  );
  const column = (c: 0 | 1) => tensor(Int32Array.from(members, (row) => row[c]));
  const answers = sets.map(({ answer }) => [answer]);
  return {
    x: images.gather(column(0)),
    sets: { graph: column(1), graphs: sets.length },
    y: tensor(answers),
  };
}

const examples = drawSets(5, 5, forTests, 8);
pictures({
  title: "What is their sum?",
  alt: "Five handwritten digits side by side, another five at each step.",
  range: [0, 1],
  slider: ["set", [1, 2, 3, 4, 5]],
  images: (k) => {
    const five = examples[k - 1].members.map((i) => digits.image(i));
    return { "five digits": five[0].map((_, y) => five.flatMap((image) => image[y])) };
  },
});

// %% [markdown] id="networks-text"
// `deepSets` sees one digit at a time, wherever it lies. Its rival is the `mlp`, which takes the pixels of all five as one list, and has as many parameters. Each learns from sets whose digits are in random order.

// %% id="networks"
import { layer } from "noether";
import { countParameters } from "noether/engine";
import { mlp } from "noether/models";

type Batch = ReturnType<typeof batchOf>;
const pixels = side ** 2;
const ofSets = (aggregation: "sum" | "mean") =>
  layer(
    { net: deepSets({ inputs: pixels, hidden: 64, outputs: 1, aggregation }) },
    ({ net }, { x, sets }: Batch) => net(x, sets),
  );
const models = {
  deepSets: ofSets("sum"),
  mlp: layer(
    { net: mlp({ inputs: 5 * pixels, hidden: 21, classes: 1 }) },
    ({ net }, { x, sets }: Batch) => net(x.reshape([sets.graphs, 5 * pixels])),
  ),
};
Object.entries(models).map(([name, model]) => ({
  name,
  parameters: countParameters(model.init(random(1))),
}));

// %% [markdown] id="training-text"
// We count by how much the answers are off, on 500 sets of digits that nobody has seen. Who always says 22.5, the mean of all sums, is off by about five. How the networks are trained stands in a folded cell; you need not read it now.

// %% id="training" jupyter={"source_hidden":true}
import { adam, type Layer, training } from "noether";
import { cosine } from "noether/engine";

const [counts, seeds, steps] = isQuick()
  ? [[20], [1], 4]
  : [[300, 1000, 3000], [1, 2, 3], 1500];

/** Fifty of the sets at a time, in a new order each time that all have been seen. */
function* batches(sets: readonly DigitSet[], draw = random(1)) {
  for (;;) {
    const order = sets.map((each) => ({ each, key: draw.uniform() }));
    order.sort((a, b) => a.key - b.key);
    for (let k = 0; k < sets.length; k += 50)
      yield batchOf(order.slice(k, k + 50).map(({ each }) => each));
  }
}

/** A trained network, as a function. */
async function trained<P>(
  model: Layer<[Batch], Tensor, P>,
  sets: readonly DigitSet[],
  seed: number,
) {
  const run = training({
    model,
    loss: (predict, batch: Batch) => predict(batch).sub(batch.y).square().mean(),
    optimizer: adam({ rate: cosine({ from: 0.003, steps }) }),
    batches: batches(sets, random(seed)),
    draw: random(seed),
    steps,
  });
  for await (const _ of run);
  return (batch: Batch) => model.apply(run.now.parameters, batch);
}

/** By how much the answers are off, in the mean. */
const errorOf = (f: (batch: Batch) => Tensor, sets: readonly DigitSet[]) => {
  const batch = batchOf(sets);
  return f(batch).sub(batch.y).abs().mean().item();
};

const test = drawSets(500, 5, forTests, 99);
const guessing = total(test.map((each) => Math.abs(each.answer - 22.5))) / test.length;
const dots: { name: string; sets: number; seed: number; error: number }[] = [];
const readers: Record<string, (batch: Batch) => Tensor> = {};

const growing = () =>
  figure({
    title: "Sum of five digits: by how much answers are off",
    alt: "The error against the number of sets to learn from, dots for each seed.",
    panels: [
      {
        xLabel: "sets to learn from",
        yLabel: "mean error",
        logarithmic: "x",
        xRange: [200, 4500],
        yRange: [0, 6],
        marks: [
          ...Object.keys(models).map((name, colour) => {
            const own = dots.filter((dot) => dot.name === name);
            const [x, y] = [own.map((dot) => dot.sets), own.map((dot) => dot.error)];
            return { kind: "points" as const, name, colour, x, y };
          }),
          {
            kind: "line",
            name: "always 22.5",
            colour: 5,
            dashed: true,
            x: [200, 4500],
            y: [guessing, guessing],
          },
        ],
      },
    ],
  });

// %% [markdown] id="predict-digits"
// **Before you run:** from how many sets will each learn to add: 300, 1,000 or 3,000? (Eighteen trainings, three for each dot: about a minute. The figure grows as they end.)

// %% id="train" tags=["hide-output"]
import { display } from "noether/display";

const place = display(growing());
for (const sets of counts)
  for (const seed of seeds)
    for (const [name, model] of Object.entries(models)) {
      const f = await trained(model, drawSets(sets, 5, forLearning, seed), seed);
      dots.push({ name, sets, seed, error: errorOf(f, test) });
      place.update(growing());
      readers[name] = f;
    }

// %% [markdown] id="train-read"
// The deep set is better off with 300 sets than the other with 3,000. At each of the five places the `mlp` has to learn anew what a seven looks like; the deep set learns it once, from five times as many digits.
//
// The last networks, those of 3,000 sets and seed 3, are still in memory.
//
// **Before you run:** we list each test set backwards. By how much do answers change? And which of the two can be asked about ten digits?

// %% id="shuffled" tags=["hide-output"]
const backwards = test.map(({ members, answer }) => ({
  members: [...members].reverse(),
  answer,
}));

Object.entries(readers).map(([name, f]) => ({
  name,
  "change, backwards": f(batchOf(backwards))
    .sub(f(batchOf(test)))
    .abs()
    .mean()
    .item()
    .toPrecision(2),
  ...(name === "deepSets" && {
    "error, ten digits": errorOf(f, drawSets(500, 10, forTests, 98)).toPrecision(2),
  }),
}));

// %% [markdown] id="shuffled-read"
// Those of the deep set by rounding errors, after the training as before it. The `mlp` changes its answers by more than one, though it has seen all orders: what it has learned of the symmetry is as good as its data. And ten digits do not fit into it. The deep set has seen sets of five alone, and adds ten with an error that grows less than twofold.
//
// ## What it costs
// Symmetry is a promise about the *answer*. Now the answer is to be the first digit of the five.
//
// **Before you run:** how well will a deep set do? (Guessing 4.5 is off by 2.5.)

// %% id="first" tags=["hide-output"]
const first = (sets: readonly DigitSet[]) =>
  sets.map(({ members }) => ({ members, answer: labelsOf(members)[0] }));
const firstErrors: Record<string, string> = {};
for (const [name, model] of Object.entries(models)) {
  const f = await trained(
    model,
    first(drawSets(counts.at(-1) ?? 0, 5, forLearning, 1)),
    1,
  );
  firstErrors[name] = errorOf(f, first(test)).toPrecision(2);
}
firstErrors;

// %% [markdown] id="first-read"
// Hardly better than guessing: for a set there is no first. What it can find out is that the first is *one* of the five, and say their mean. Where order means something, a network has to be told the order.

// %% [markdown] id="graphs"
// ## Graphs
// A topological graph of the slides: nodes with features, and edges. Nodes are a set, and now each hears its neighbours only: a round of *messages*,
//
// $$x_i \leftarrow U\Bigl(x_i,\; \sum_j A_{ij}\, M(x_i, x_j)\Bigr)$$
//
// with two networks $M$ and $U$. It commutes with $S_n$, if nodes and edges are renumbered together (exercise 4 is the proof). After some rounds the nodes are added up, as a set, and a last network answers for the whole graph: `messagePassingNetwork`.
//
// We let it learn the energies of molecules from their bonds. Of each we know atoms and bonds, and the energy that it has, less that of its atoms far from each other. What the atoms alone tell of it, so much for each carbon, so much for each hydrogen, is subtracted first.

// %% id="molecules"
import { batchGraphs, elementSymbol, leastSquares } from "noether";
import { smallMolecules } from "noether/data";
import { messagePassingNetwork } from "noether/models";

const molecules = await smallMolecules();
const elements = [1, 6, 7, 8, 9];

/** A molecule as a graph of all its atoms; what is known of a node is its element. */
function graphOf(i: number) {
  const { numbers, positions } = molecules.molecule(i);
  const pairs = bonds(numbers.map(elementSymbol), positions);
  const oneHot = numbers.map((z) => elements.map((each) => (each === z ? 1 : 0)));
  return { ...undirectedGraph(numbers.length, pairs), features: tensor(oneHot) };
}
const composition = (i: number) => {
  const { numbers } = molecules.molecule(i);
  return elements.map((z) => numbers.filter((each) => each === z).length);
};
const energy = (i: number) => molecules.molecule(i).atomisation;

const learned = molecules.train.slice(0, isQuick() ? 40 : 2000);
const perAtom = leastSquares(
  learned.map(composition),
  learned.map((i) => [energy(i)]),
);
/** What is left of the energy, in eV, once each atom has got its share. */
const target = (i: number) =>
  energy(i) - total(composition(i).map((n, k) => n * perAtom[k][0]));

// %% [markdown] id="predict-energies"
// **Before you run:** after the training we renumber the atoms of 100 test molecules at random. By how much will their energies change?

// %% id="energies" tags=["hide-output"]
import { permutations } from "noether";

const network = messagePassingNetwork({
  inputs: elements.length,
  hidden: 32,
  outputs: 1,
});
const graphs = learned.map(graphOf);
function* molecularBatches(draw = random(2)) {
  for (;;) {
    const chosen = Array.from({ length: 20 }, () => draw.integer(graphs.length));
    yield {
      graph: batchGraphs(chosen.map((k) => graphs[k])),
      y: tensor(chosen.map((k) => [target(learned[k])])),
    };
  }
}
const learning = training({
  model: network,
  loss: (predict, { graph, y }: { graph: (typeof graphs)[0]; y: Tensor }) =>
    predict(graph).sub(y).square().mean(),
  optimizer: adam({ rate: cosine({ from: 0.005, steps: isQuick() ? 4 : 1500 }) }),
  batches: molecularBatches(),
  draw: random(1),
  steps: isQuick() ? 4 : 1500,
});
const curve = display("the loss of each step");
async function watched() {
  for await (const now of learning) curve.update(now);
}
await watched();

const energyOf = (graph: (typeof graphs)[0]) =>
  network.apply(learning.now.parameters, graph);
const tested = molecules.test.slice(0, 100);
const asListed = energyOf(batchGraphs(tested.map(graphOf)));
const shuffling = random(3);
const renumbered = tested.map((i) => {
  const graph = graphOf(i);
  const p = permutations(graph.nodes).haar(shuffling);
  return renumberNodes(graph, p, ["features"]);
});
const targets = tensor(tested.map((i) => [target(i)]));

const molecular = {
  "change, renumbered": relativeError(
    energyOf(batchGraphs(renumbered)).values,
    asListed.values,
  ).toExponential(0),
  "off by, in eV": asListed.sub(targets).abs().mean().item().toPrecision(2),
  "always 0 is off by": targets.abs().mean().item().toPrecision(2),
};
molecular;

// %% [markdown] id="energies-read"
// By rounding errors of single precision, after the training as before it. And it has learned: from bonds alone, without a distance, it is off by about two thirds of what it would be off by if it always said 0.
//
// ## What messages cannot see
// Two triangles, and a hexagon: six nodes each, two neighbours each, nothing else is known of a node.
//
// **Before you run:** the answers of an untrained network for the two, by how much will they differ? And if the nodes get numbers, 0 to 5, as their feature?

// %% id="triangles" tags=["hide-output"]
import { ones } from "noether/engine";

const hexagon = undirectedGraph(6, [[0, 1], [1, 2], [2, 3], [3, 4], [4, 5], [5, 0]]); // biome-ignore format: a pair is short
const twoTriangles = undirectedGraph(6, [[0, 1], [1, 2], [2, 0], [3, 4], [4, 5], [5, 3]]); // biome-ignore format: a pair is short
const double = { dtype: "float64" } as const;
const bare = messagePassingNetwork({ inputs: 1, outputs: 3, rounds: 10 });
const theta = bare.init(random(1), double);
const blank = ones([6, 1], double);
const numbered = tensor([[0], [1], [2], [3], [4], [5]], double);

/** The answer for a graph, with something known of its nodes. */
const answer = (graph: typeof hexagon, features: Tensor) =>
  bare.apply(theta, { ...graph, features }).values;
const gap = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  relativeError(a, b).toExponential(0);

const hexagon2 = renumberNodes(hexagon, [3, 0, 5, 1, 4, 2]);
[
  {
    nodes: "blank",
    "triangles, hexagon": gap(answer(twoTriangles, blank), answer(hexagon, blank)),
    "hexagon, renumbered": gap(answer(hexagon, blank), answer(hexagon2, blank)),
  },
  {
    nodes: "numbered",
    "triangles, hexagon": gap(
      answer(twoTriangles, numbered),
      answer(hexagon, numbered),
    ),
    "hexagon, renumbered": gap(answer(hexagon, numbered), answer(hexagon2, numbered)),
  },
];

// %% [markdown] id="triangles-read"
// By rounding, after ten rounds as after one: every node hears the same from the same. With numbers the two can be told apart, and so can a hexagon from *itself*: that is no invariant function any more.
//
// What messages can see at best was known before there were networks. *Colour refinement* gives each node a colour; in each round its new colour stands for its old one and those of its neighbours, each as often as it occurs. Nodes that get the same colour get the same numbers from any network, since they have heard the same.
// Two molecules of ten carbons: decalin, two rings of six that share a bond, and bicyclopentyl, two rings of five joined by a bond.
//
// **Before you move the slider:** all carbons begin with one colour. In which round will one molecule have a colour that the other lacks?

// %% id="refinement" jupyter={"source_hidden":true}
import { colourRefinement } from "noether";

const ringOf = (from: number, size: number) =>
  Array.from({ length: size }, (_, k) => [from + k, from + ((k + 1) % size)] as const);
/** Ten in a ring, with a bond across: two rings of six. */
const decalin = undirectedGraph(10, [...ringOf(0, 10), [0, 5]]);
const bicyclopentyl = undirectedGraph(10, [...ringOf(0, 5), ...ringOf(5, 5), [0, 5]]);

/** Places on a regular polygon about a centre, the first at an angle in degrees. */
const polygon = (size: number, centre: number, start: number, radius: number) =>
  Array.from({ length: size }, (_, k) => {
    const angle = ((start + (360 * k) / size) * Math.PI) / 180;
    return [centre + radius * Math.cos(angle), radius * Math.sin(angle)];
  });
const fused = [...polygon(6, -0.866, 30, 1), ...polygon(6, 0.866, 210, 1).slice(1, 5)];
const joined = [...polygon(5, -1.35, 0, 0.85), ...polygon(5, 1.35, 180, 0.85)];

const { rounds } = colourRefinement([decalin, bicyclopentyl]);
figure({
  title: "Colours after each round",
  alt: "Decalin and bicyclopentyl as graphs of ten nodes, coloured round by round.",
  slider: {
    label: "round",
    values: rounds.map((_, t) => String(t)),
    frames: rounds.map(([first, second]) => {
      const drawn = { palette: 3, reach: 2.6 };
      return [
        graphPanel({
          ...drawn,
          graph: decalin,
          places: fused,
          colours: first,
          names: first.map(String),
          title: "decalin",
        }),
        graphPanel({
          ...drawn,
          graph: bicyclopentyl,
          places: joined,
          colours: second,
          names: second.map(String),
          title: "bicyclopentyl",
        }),
      ];
    }),
  },
});

// %% [markdown] id="refinement-read"
// In none. After two rounds no new colour comes up, and both molecules have four carbons of one colour, four of another and two of the third. No network of messages can tell decalin from bicyclopentyl, with a hundred rounds or a million parameters, and no more with hydrogens: each carbon of a colour has as many of them.
//
// How often does that happen? The course's file has 6,979 molecules. A hydrogen has one neighbour only, so we leave it out, and give each heavy atom a colour for its element and for how many hydrogens it has.

// %% id="skeletons" jupyter={"source_hidden":true}
/** The heavy atoms of a molecule as a graph, with a number for element and hydrogens. */
function skeleton(i: number) {
  const { smiles, numbers, positions } = molecules.molecule(i);
  const heavy = numbers.flatMap((z, k) => (z > 1 ? [k] : []));
  const pairs = bonds(numbers.map(elementSymbol), positions);
  const hydrogens = heavy.map(
    (k) =>
      pairs.filter((pair) => pair.includes(k) && pair.some((j) => numbers[j] === 1))
        .length,
  );
  const graph = undirectedGraph(
    heavy.length,
    pairs
      .map(([a, b]) => [heavy.indexOf(a), heavy.indexOf(b)] as const)
      .filter((pair) => !pair.includes(-1)),
  );
  return {
    i,
    smiles,
    graph,
    colours: heavy.map((k, at) => 10 * numbers[k] + hydrogens[at]),
  };
}

// %% [markdown] id="predict-look-alikes"
// **Before you run:** how many pairs of molecules with different bonds share all their colours?

// %% id="look-alikes" tags=["hide-output"]
import { isomorphism } from "noether";

const everyone = Array.from({ length: molecules.count }, (_, i) => i);
const some = isQuick() ? everyone.slice(950, 1100) : everyone;
const skeletons = some.map(skeleton);
const { classes } = colourRefinement(
  skeletons.map(({ graph }) => graph),
  skeletons.map(({ colours }) => colours),
);
const classOf = new Map<number, typeof skeletons>();
skeletons.forEach((each, k) => {
  classOf.set(classes[k], [...(classOf.get(classes[k]) ?? []), each]);
});
const pairs = [...classOf.values()].flatMap((alike) =>
  alike.flatMap((a, k) =>
    alike
      .slice(k + 1)
      .filter(
        (b) => isomorphism(a.graph, b.graph, [a.colours, b.colours]) === undefined,
      )
      .map((b) => [a, b] as const),
  ),
);
pairs.map(([a, b]) => [a.smiles, b.smiles]);

// %% [markdown] id="look-alikes-read"
// Three pairs, and they are one pair three times: two rings of three joined by a bond, or two rings of four that share one, with carbon, nitrogen or oxygen in them. In practice few molecules fool a network of messages. These do for ever.
//
// **Before you run:** two rings of three atoms, or two of four: which holds its atoms together more tightly? And which energy does the network give to each of them?

// %% id="three-pairs" jupyter={"source_hidden":true} tags=["hide-output"]
import { ballAndStick } from "noether/figure";

/** The positions of a molecule about its centre. */
function centred(i: number): Matrix {
  const { positions } = molecules.molecule(i);
  const middle = [0, 1, 2].map(
    (k) => total(positions.map((x) => x[k])) / positions.length,
  );
  return positions.map((x) => x.map((entry, k) => entry - middle[k]));
}
const drawn = ({ i }: { i: number }) =>
  ballAndStick({
    atoms: molecules.molecule(i).numbers.map(elementSymbol),
    positions: centred(i),
    title: `${energy(i).toFixed(2)} eV; network: ${(energyOf(graphOf(i)).item() + energy(i) - target(i)).toFixed(2)} eV`,
    reach: 3.6,
  });

figure({
  title: "Bonds that look alike from every atom",
  alt: "Two molecules side by side, with their energies and what the network says.",
  slider: {
    label: "pair",
    values: ["carbon", "nitrogen", "oxygen"],
    frames: pairs.map(([a, b]) => [drawn(a), drawn(b)]),
  },
});

// %% [markdown] id="three-pairs-read"
// Two of four, with carbon, nitrogen and oxygen: a lower energy. The network gives each pair one number, to the last digit, and has to be wrong about one of the two at least. What helps is something that the bonds do not say: distances between atoms, which chapter 15 brings in; or rings that are counted beforehand; or messages between pairs of atoms, at a higher price.
//
// ## The other action on one number
// An invariant function has $f(P x) = f(x)$. How else can $S_n$ act on a single number? A swap done twice is nothing, so it acts by $1$ or by $-1$; and any swap becomes any other when the elements get other names, so all act alike. That leaves two: the trivial one and the *sign*, $-1$ for an odd number of swaps. Functions of the second kind are *antisymmetric*:
//
// $$\psi(P x) = \operatorname{sign}(p)\, \psi(x)$$
//
// Wave functions of electrons are so. Two electrons on a line, one in the orbital $\varphi_0$ and one in $\varphi_1$: the product $\varphi_0(x_1)\, \varphi_1(x_2)$ says which is in which.
// We add the product with $x_1$ and $x_2$ swapped, or subtract it.
//
// **Before you move the slider:** where will the difference be zero, whatever the orbitals are?

// %% id="two-electrons" jupyter={"source_hidden":true}
const orbitals = [
  (x: number) => Math.exp((-x * x) / 2),
  (x: number) => x * Math.exp((-x * x) / 2),
  (x: number) => (2 * x * x - 1) * Math.exp((-x * x) / 2),
];
const line = Array.from({ length: 41 }, (_, k) => (k - 20) / 8);
const downwards = [...line].reverse();
const inOrbitals = (a: number, b: number) => (x: number, y: number) =>
  orbitals[a](x) * orbitals[b](y);
const waves: Readonly<Record<string, (x: number, y: number) => number>> = {
  product: inOrbitals(0, 1),
  sum: (x, y) => inOrbitals(0, 1)(x, y) + inOrbitals(0, 1)(y, x),
  difference: (x, y) => inOrbitals(0, 1)(x, y) - inOrbitals(0, 1)(y, x),
};

figure({
  title: "ψ of two electrons at x₁ (to the right) and x₂ (upwards)",
  alt: "A function of two places on a line: the product, the sum and the difference.",
  slider: {
    label: "ψ is the",
    values: Object.keys(waves),
    frames: Object.values(waves).map((wave) => [
      {
        axes: false,
        equalAspect: true,
        marks: [
          {
            kind: "heatmap",
            range: [-0.9, 0.9],
            scale: "diverging",
            values: downwards.map((y) =>
              line.map((x) => Number(wave(x, y).toFixed(3))),
            ),
          },
        ],
      },
    ]),
  },
});

// %% [markdown] id="two-electrons-read"
// On the diagonal, $x_1 = x_2$: there a swap changes nothing and still has to change the sign. So two electrons of one spin are never at one place: Pauli's principle.
//
// For $n$ electrons there are $n!$ products to add with their signs. That sum is a determinant: $\psi(x) = \det\,[\varphi_k(x_i)]$.
//
// **Before you run:** three electrons, three functions. Which of them are antisymmetric, which invariant?

// %% id="determinants" tags=["hide-output"]
import { determinant, equivariance, permutationSign, representation } from "noether";

const S3 = symmetric(3);
const W = permutationRepresentation(S3);
const sign = representation({
  group: S3,
  name: "sign",
  dimension: 1,
  matrix: (p) => [[permutationSign(p)]],
});
const parts = { domain: [W], inputs: vectorInstances(3) } as const;
const antisymmetry = equivariance({ ...parts, codomain: sign });
const symmetry = invariance({ ...parts });

const slater = (x: readonly number[]) =>
  determinant(x.map((at) => orbitals.map((phi) => phi(at))));
const ofThree: Readonly<Record<string, (x: readonly number[]) => number>> = {
  "one product": (x) => x.reduce((product, at, k) => product * orbitals[k](at), 1),
  determinant: slater,
  "determinant squared": (x) => slater(x) ** 2,
};
Object.entries(ofThree).map(([name, f]) => ({
  name,
  invariant: judge(symmetry, f, { random: random(1) }).holds,
  antisymmetric: judge(antisymmetry, (x) => [f(x)], { random: random(1) }).holds,
}));

// %% [markdown] id="determinants-read"
// The determinant is antisymmetric, its square is invariant: it is the probability, and electrons have no numbers. The product is neither.
// FermiNet (paper 5 of the slides) puts an equivariant network in the place of the orbitals and keeps the determinant: chapter 25 (planned).
//
// ## What breaks it
// | trap | the line that falls into it |
// |---|---|
// | the number of a node as its feature | `features: tensor([[0], [1], [2]])` |
// | statistics of all nodes of a batch | `h.sub(h.mean(0))`: the answer for one graph depends on the graphs beside it |
// | the element with the largest score, where two have the same | `scores.indexOf(Math.max(...scores))`: the first one in the list wins |
// | a mean that forgets the size | `deepSets({ aggregation: "mean", ... })` for a sum |
// | nodes renumbered, edges not | `{ ...graph, features: permuteRows(graph.features, p) }` |
// | rows moved, columns not | $P A$ for $P A P^{T}$ |
// | exact comparison | `f(Px) === f(x)`: sums in another order are rounded in another way |
//
// The first is not made up: the published code of an invariant autoencoder (Winter and others, 2022) gives the four blocks of a Tetris piece the numbers 0 to 3 as features.
//
// **Before you run:** three of the traps, measured under one swap; and $0.1 + 0.2 + 0.3$ forwards and backwards. Which is smallest, and why is it not 0?

// %% id="measured-traps" tags=["hide-output"]
const molecule = graphOf(0);
const n = molecule.nodes;
const swap = Array.from({ length: n }, (_, i) =>
  i === 0 ? n - 1 : i === n - 1 ? 0 : i,
);
const swapped = renumberNodes(molecule, swap, ["features"]);
const halfMoved = { ...molecule, features: swapped.features };

const beside = (other: number) => {
  const h = batchGraphs([molecule, graphOf(other)]).features;
  return h.sub(h.mean(0)).slice(0, 0, n).values;
};
/** What the element with the largest score says; the scores tie. */
const says = ([a, b]: readonly (readonly [score: number, value: number])[]) => [
  b[0] > a[0] ? b[1] : a[1],
];
const tenths = [0.1, 0.2, 0.3];

[
  {
    trap: "edges not renumbered",
    change: gap(energyOf(halfMoved).values, energyOf(molecule).values),
  },
  { trap: "statistics of the batch", change: gap(beside(100), beside(500)) },
  { trap: "a tie", change: gap(says([[1, 3], [1, 5]]), says([[1, 5], [1, 3]])) }, // biome-ignore format: a row
  {
    trap: "another order",
    change: gap([total(tenths)], [total([...tenths].reverse())]),
  },
];

// %% [markdown] id="traps-read"
// The last, and it is rounding: additions are exact in one order as little as in another. Test with a tolerance, and set it by what rounding does. A tie is worse: it is rare in random tests and certain in symmetric molecules, where two hydrogens have the same score.
//
// ## Now you
// [Sheet 14](../exercises/14-sets-and-graphs.ipynb) takes over here: all linear maps of sets, triples from three sums, a graph with other numbers, the proof for messages, colour refinement on real molecules, and two graphs that no network of messages tells apart.

// %% [markdown] id="next"
// ## Where it leads
// Atoms have places as well. In chapter 15 messages carry distances and directions, and vectors. In chapter 24 (planned) a network has to say *which* permutation: the node assignment of the slides.
//
// - Manzil Zaheer, Satwik Kottur, Siamak Ravanbakhsh, Barnabas Poczos, Ruslan Salakhutdinov, Alexander Smola. *Deep Sets*. 2017.
// - Justin Gilmer, Samuel S. Schoenholz, Patrick F. Riley, Oriol Vinyals, George E. Dahl. *Neural Message Passing for Quantum Chemistry*. 2017.
// - Keyulu Xu, Weihua Hu, Jure Leskovec, Stefanie Jegelka. *How Powerful are Graph Neural Networks?*. 2019.
// - Haggai Maron, Heli Ben-Hamu, Nadav Shamir, Yaron Lipman. *Invariant and Equivariant Graph Networks*. 2019.
// - David Pfau, James S. Spencer, Alexander G. de G. Matthews, W. M. C. Foulkes. *Ab-initio solution of the many-electron Schrödinger equation with deep neural networks*. 2020.
// - Robin Winter, Marco Bertolini, Tuan Le, Frank Noé, Djork-Arné Clevert. *Unsupervised Learning of Group Invariant and Equivariant Representations*. 2022.
