import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { lessonRun } from "./lessonRuns.js";

const folder = fileURLToPath(new URL("../../../notebooks/", import.meta.url));

/** What a cell of a lesson shows, as text on one line. */
async function shown(lesson: string, id: string): Promise<string> {
  const { notebook } = await lessonRun(join(folder, `${lesson}.ts`));
  const { outputs = [] } = notebook.cells.find((cell) => cell.id === id) ?? assert.fail(`no cell ${id}`);
  const texts = outputs.map((output) =>
    "data" in output ? output.data["text/plain"] : "text" in output ? output.text : "",
  );
  return texts
    .flat()
    .join("")
    .replace(/\s+/g, " ")
    .replaceAll(/([[{]) | (?=[\]}])/g, "$1");
}

/** Sentences of the lessons that say a number, the cell that computes it, and what it must show. */
const claims: readonly (readonly [lesson: string, sentence: string, cell: string, shows: RegExp])[] = [
  [
    "16-tensor-field-networks",
    "The first three, and they have one form",
    "filters",
    /filter: 'n', apart: '\de-1\d'.*'r \/ d³', apart: '\de-1\d'.*'cos\(7 d\) n', apart: '\de-1\d'.*'\(x³, y³, z³\)', apart: '\de-1'.*'\(y, -x, 0\)', apart: '\de[-+][01]'.*'n \+ \(0, 0, 1\)', apart: '\de-1'/,
  ],
  [
    "16-tensor-field-networks",
    "One, for every degree",
    "stabiliser",
    /l: 0, numbers: 1, free: 1.*l: 1, numbers: 3, free: 1.*l: 2, numbers: 5, free: 1.*l: 3, numbers: 7, free: 1/,
  ],
  [
    "16-tensor-field-networks",
    "Norm and gate pass both",
    "nonlinearities",
    /'silu on components', '24 of a cube': '\de-1'.*'cubes', '24 of a cube': '0e\+0', 'any rotation': '\de-1'.*'norm activation', '24 of a cube': '(0e\+0|\de-1\d)', 'any rotation': '\de-1[56]'.*'gate', '24 of a cube': '(0e\+0|\de-1\d)', 'any rotation': '\de-1[56]'/,
  ],
  [
    "16-tensor-field-networks",
    "Only the inversion does, and only those of the last one",
    "tetris-laws",
    /'rotations, two layers', rotation: '\de-1\d', inversion: '(0e\+0|\de-1\d)', shift: '(0e\+0|\de-1\d)'\}, \{network: 'rotations, three layers', rotation: '\de-1\d', inversion: '\de-[1-6]', shift: '(0e\+0|\de-1\d)'/,
  ],
  [
    "16-tensor-field-networks",
    "0, up to rounding, before and after",
    "polynomial",
    /'before training': '\de-[78]', after: '\de-[78]'/,
  ],
  [
    "16-tensor-field-networks",
    "The pseudoscalar passes the rotation, which leaves it alone. Nothing passes both but 0",
    "traps",
    /'a weight for each component', rotation: '\de-1'.*'silu of a pseudoscalar', rotation: '0e\+0', inversion: '\de-1'.*'times 0', rotation: '0e\+0', inversion: '0e\+0'/,
  ],
  [
    "15-scalars-and-vectors",
    "The last. Two arrows change their sign, their product does not",
    "five",
    /'<v, w>', rotation: '(0e\+0|\de-16)', inversion: '0e\+0'\}.*'v x w', rotation: '\de-16', inversion: '2e\+0'/,
  ],
  [
    "15-scalars-and-vectors",
    "That of EQGAT, under the inversion",
    "laws",
    /model: 'PaiNN', rotation: '(0e\+0|\de-1\d)', inversion: '(0e\+0|\de-1\d)'.*model: 'EQGAT', rotation: '(0e\+0|\de-1\d)', inversion: '\de-[1-4]'/,
  ],
  [
    "15-scalars-and-vectors",
    "SchNet and PaiNN give both the same energy",
    "mirror",
    /'SchNet'.*differ: false.*'PaiNN'.*differ: false.*'EQGAT'.*differ: true/,
  ],
  [
    "15-scalars-and-vectors",
    "After one interaction PaiNN's centre, which knows distances and angles, has not noticed",
    "angles",
    /interactions: 1, 'the centre': '(0e\+0|\de-1\d)', 'all five, added up': '\de-[1-4]'\}, \{interactions: 2, 'the centre': '\de-[1-4]'/,
  ],
  [
    "15-scalars-and-vectors",
    "Two; PaiNN one, since its vectors know",
    "five-atoms",
    /interactions: 1, SchNet: '(0e\+0|\de-1\d)', PaiNN: '\de-[1-6]'\}, \{interactions: 2, SchNet: '\de-[1-6]'/,
  ],
  [
    "15-scalars-and-vectors",
    "It is better with 25, by an eighth, and the gap grows: by a third with 400",
    "curve-numbers",
    /'painn', '25 frames': 83\.2, '100 frames': 33\.9, '400 frames': 25\.5\}, \{model: 'schNet', '25 frames': 95\.4, '100 frames': 47\.5, '400 frames': 39\.2\}.*'perceptron, 100 frames': 743, 'answering 0': 73[34]/,
  ],
  [
    "00-why-symmetry",
    "All of them, the torn one too",
    "same-features",
    /^\[(\{name: '[\w -]+', 'differs by': 0\}(, )?){3}\]$/,
  ],
  [
    "00-why-symmetry",
    "By nothing, up to rounding",
    "built-in",
    /^\{plain: 0\.\d+, equivariant: (0|[\d.]+e-[78])\}$/,
  ],
  [
    "00-why-symmetry",
    "It is not, and you are shown the smallest image that says so",
    "plausible",
    /image = \[\[1, 0\], \[1, 0\]\].*\[1, 1\].*\[0, 2\]/,
  ],
  ["00-why-symmetry", "It does, and so it does every law of this kind", "zero", /'always 0', holds: true/],
  [
    "06-group-convolutions",
    "Seven, and six: one for each orbit",
    "isotropic",
    /\{side: 5, numbers: 25, 'free under turns': 7, 'and reflections': 6\}/,
  ],
  [
    "06-group-convolutions",
    "As small as rounding lets it be",
    "lifting",
    /^\{e: '0e\+0', r: '\de-16', s: '\de-16', 'r²': '\de-16', rs: '\de-16', 'r³s': '\de-16', 'r³': '\de-16', 'r²s': '\de-16'\}$/,
  ],
  [
    "06-group-convolutions",
    "For all but the identity, and by as much as the numbers themselves",
    "stacked",
    /'group convolution', e: '0e\+0',( '?\w[²³]?s?'?: '\de-16',?){7}\}, \{layer: 'axis as channels', e: '0e\+0',( '?\w[²³]?s?'?: '([5-9]e-1|1e\+0)',?){7}\}/,
  ],
  [
    "06-group-convolutions",
    "rounding errors of single precision only, those of the CNN by about a fifth",
    "untrained",
    /parameters: 7620, 'change at 90 degrees': '\de-7'\}.*parameters: 8030, 'change at 90 degrees': '2e-1'/,
  ],
  [
    "06-group-convolutions",
    "a quarter turn takes the border to the border, a shift does not",
    "measured-traps",
    /'every second pixel, 28', '90 degrees': '9e-1'\}.*'every second pixel, 27', '90 degrees': '0e\+0'\}.*'four turns, zeros outside', '90 degrees': '\de-16', '45 degrees': '\de-1', shift: '\de-1'\}.*'four turns, ring outside', '90 degrees': '\de-16', '45 degrees': '\de-1', shift: '0e\+0'\}/,
  ],
  [
    "06-group-convolutions",
    "With their own the error is a few hundredths after one layer",
    "statistics",
    /'one for each turn', '90 degrees': '[2-6]e-2'\}, \{statistics: 'shared', '90 degrees': '\de-[78]'/,
  ],
  ["09-irreducible-representations", "every frame comes in 24 copies", "symmetries", /^24$/],
  [
    "09-irreducible-representations",
    "Ten to fifteen, not 24",
    "saved",
    /^\[\{'frames averaged': 5, 'worth, as filmed': (5[0-9]|6\d|7[0-7])\}, \{'frames averaged': 10, 'worth, as filmed': (9[5-9]|1[0-4]\d|15[0-4])\}, \{'frames averaged': 20, 'worth, as filmed': (19\d|2\d\d|30\d)\}\]$/,
  ],
  // Herzberg: benzene has A2u and 3 E1u in the infrared, 2 A1g, E1g and 4 E2g in the Raman spectrum.
  [
    "09-irreducible-representations",
    "four in the infrared, seven in the Raman spectrum",
    "light-counts",
    /'A1g', vibrations: 2, infrared: false, raman: true.*'E1g', vibrations: 1, infrared: false, raman: true.*'E2g', vibrations: 4, infrared: false, raman: true.*'A2u', vibrations: 1, infrared: true, raman: false.*'E1u', vibrations: 3, infrared: true, raman: false/,
  ],
  // Row by row this adds up to 6, 2, 0, 2, 0, the character of the edges.
  [
    "09-irreducible-representations",
    "three rows of the table: $\\chi_1 + \\chi_3 + \\chi_4$",
    "table",
    /χ₁ 1 1 1 1 1 χ₂ .* χ₃ 2 0 -1 2 0 χ₄ 3 1 0 -1 -1 χ₅/,
  ],
  [
    "09-irreducible-representations",
    "which rows of the table add up to this character?",
    "edges",
    /e: 6, \(0 1\) \(6\): 2, \(0 1 2\) \(8\): 0, \(0 1\)\(2 3\) \(3\): 2, \(0 1 2 3\) \(6\): 0/,
  ],
  [
    "10-harmonics",
    "One: the multiples of 1, and no projection is among them.",
    "irreducible",
    /^\[(\{l: \d, matrices: \d+, 'commute with all D': 1\}(, )?){4}\]$/,
  ],
  ["10-harmonics", "the five d orbitals split into 2 + 3", "crystal", /\{l: 2, splits: '5 = 2 \+ 3'\}/],
  ["10-harmonics", "Six, not eleven.", "count-peaks", /'lmax 4: 2'.*'lmax 8: 6'.*'lmax 20: 6'/],
  [
    "10-harmonics",
    "While the error is large, three to four times; the smaller the error, the closer to 2",
    "degrees-needed",
    /^\[\{error: 0\.5, [^[]*\[(3\.[5-9]|4), (3\.[5-9]|4)\]\}, \{error: 0\.2, [^[]*\[(2\.[7-9]|3), (2\.[7-9]|3)\]\}, \{error: 0\.1, [^[]*\[2\.[5-9], 2\.[4-6]\]\}\]$/,
  ],
  [
    "10-harmonics",
    "Two, $d_{z^2}$ and $d_{x^2 - y^2}$",
    "orbitals",
    /'p_x', 'm in the book': 1, here: '1 Y\(1, -1\)'.*'d_z2', 'm in the book': 0, here: '-0\.5 Y\(2, 0\) \+ 0\.866 Y\(2, 2\)'.*'d_x2-y2', 'm in the book': 2, here: '-0\.866 Y\(2, 0\) - 0\.5 Y\(2, 2\)'/,
  ],
  [
    "11-tensor-products",
    "Four: $0 \\times 0$ and $1 \\times 1$ make scalars, $0 \\times 1$ and $1 \\times 0$ make arrows.",
    "layer",
    /^\[(\{path: [^}]*\}(, )?){4}\]$/,
  ],
  ["11-tensor-products", "$10 = 3 + 7$", "rank", /beta: '1x1o\+1x3o'/],
  ["11-tensor-products", "$21 = 1 + 1 + 5 + 5 + 9$", "rank", /elasticity: '2x0e\+2x2e\+1x4e'/],
  [
    "14-sets-and-graphs",
    "Three: the sorted row sums, the trace and the eigenvalues",
    "invariants",
    /'first row', stays: false.*'row sums', stays: false.*'row sums, sorted', stays: true.*'trace of A²', stays: true.*eigenvalues', stays: true/,
  ],
  [
    "14-sets-and-graphs",
    "The last two: they look at who stands beside whom",
    "functions",
    /^\[(\{name: '[^']+', invariant: true\}, ){5}\{name: 'sum of x_i x_\(i\+1\)', invariant: false, fails: '\(0 1\)'\}, \{name: '1 for the first, 2 for the second ...', invariant: false, fails: '\(0 1\)'\}\]$/,
  ],
  // Bell's numbers with at most n parts: 8, 14, 15, 15.
  [
    "14-sets-and-graphs",
    "For tables there are 15 as soon as $n \\geq 4$",
    "count",
    /n: 2, .*'of them free': 2, .*'free of these': 8\}.*n: 3, .*'of them free': 2, .*'free of these': 14\}.*n: 4, .*'of them free': 2, .*'free of these': 15\}.*n: 5, .*'of them free': 2, .*'free of these': 15\}/,
  ],
  [
    "14-sets-and-graphs",
    "The sum notices that there are twice as many; mean and maximum do not.",
    "aggregations",
    /'sum', shuffled: '\de(-1[56]|\+0)', 'each twice': '\de-1'\}, \{aggregation: 'mean', shuffled: '\de(-1[56]|\+0)', 'each twice': '\de(-1[56]|\+0)'\}, \{aggregation: 'max', shuffled: '0e\+0', 'each twice': '0e\+0'\}/,
  ],
  [
    "14-sets-and-graphs",
    "has as many parameters",
    "networks",
    /\[\{name: 'deepSets', parameters: 20993\}, \{name: 'mlp', parameters: 21085\}\]/,
  ],
  [
    "14-sets-and-graphs",
    "With numbers the two can be told apart, and so can a hexagon from *itself*",
    "triangles",
    /'blank', 'triangles, hexagon': '(0e\+0|\de-1\d)', 'hexagon, renumbered': '(0e\+0|\de-1\d)'\}, \{nodes: 'numbered', 'triangles, hexagon': '\de-[12]', 'hexagon, renumbered': '\de-[12]'\}/,
  ],
  [
    "14-sets-and-graphs",
    "Three pairs, and they are one pair three times",
    "look-alikes",
    /^\[(\['[^']+', '[^']+'\](, )?){3}\]$/,
  ],
  [
    "14-sets-and-graphs",
    "The determinant is antisymmetric, its square is invariant",
    "determinants",
    /'one product', invariant: false, antisymmetric: false\}, \{name: 'determinant', invariant: false, antisymmetric: true\}, \{name: 'determinant squared', invariant: true, antisymmetric: false\}/,
  ],
  [
    "14-sets-and-graphs",
    "The last, and it is rounding",
    "measured-traps",
    /'edges not renumbered', change: '\de-\d'\}.*'statistics of the batch', change: '\de-\d'\}.*'a tie', change: '\de-1'\}.*'another order', change: '\de-16'\}/,
  ],
  [
    "17-interatomic-potentials",
    "The first two. A shift of all atoms by $u$ leaves $E$ as it is",
    "sums",
    /'sum of F': '(0e\+0|\de-1\d)', 'sum of r x F': '(0e\+0|\de-1\d)', 'sum of <r, F>': '-?\d\.\d\d'/,
  ],
  [
    "17-interatomic-potentials",
    "The last alone. Every piece of the layer commutes with rotations by itself",
    "layer",
    /'gate\(V m \+ W h\)', rotation: '\de-1\d', inversion: '(0e\+0|\de-1\d)'.*no self-connection', rotation: '\de-1\d'.*no gate', rotation: '\de-1\d'.*'silu of each component', rotation: '\de-1', inversion: '\de-1'/,
  ],
  [
    "17-interatomic-potentials",
    "That of Cormorant. Its path $1 \\times 1 \\to 1$ is the vector product",
    "groups",
    /'NequIP', rotation: '\de-1\d', inversion: '(0e\+0|\de-1\d)'\}, \{name: 'Cormorant', rotation: '\de-1\d', inversion: '\de-[1-4]'/,
  ],
  [
    "17-interatomic-potentials",
    "One, two, three, four: the network needs the degree at which the power spectra part for the first time",
    "degrees",
    /\[1, 2, 3, 4\], 'NequIP needs degree': 1\}.*\[2, 3, 4\], 'NequIP needs degree': 2\}.*\[3, 4\], 'NequIP needs degree': 3\}.*\[4\], 'NequIP needs degree': 4\}/,
  ],
  [
    "17-interatomic-potentials",
    "The kernel, by far, on malonaldehyde; on benzene the two are even.",
    "kernels",
    /'malonaldehyde', kernel: '34\.5', 'NequIP, l up to 2': '63\.4'.*'benzene', kernel: '29\.6', 'NequIP, l up to 2': '29\.3'/,
  ],
  [
    "17-interatomic-potentials",
    "The molecule bursts within a few steps.",
    "too-long",
    /'2\.5 fs: (networkForces|molecularDynamics): expected.*'3 fs: (networkForces|molecularDynamics): expected/,
  ],
];

describe("numbers that the texts of lessons state", () => {
  for (const [lesson, sentence, cell, shows] of claims) {
    it(`${lesson}: ${sentence}`, async () => {
      const text = readFileSync(join(folder, `${lesson}.ts`), "utf8");
      assert.ok(text.includes(sentence), `${lesson} does not say: ${sentence}`);
      assert.match(await shown(lesson, cell), shows);
    });
  }

  it("10-harmonics: a shell and its mirror image have one power spectrum", async () => {
    const [, first, second] =
      /^\{shell: (\[.*\]), mirrored: (\[.*\])\}$/.exec(await shown("10-harmonics", "mirror")) ?? [];
    assert.ok(first !== undefined && first.length > 40);
    assert.equal(first, second);
  });

  it("15-scalars-and-vectors: the lesson's counterexample does not answer that of the sheet", () => {
    const text = readFileSync(join(folder, "15-scalars-and-vectors.ts"), "utf8");
    const sheet = readFileSync(join(folder, "../solutions/15-scalars-and-vectors.ts"), "utf8");
    const [, first] = /return \{ first: \[([\d, ]+)\]/.exec(sheet) ?? [];
    assert.equal(first, "0, 1, 4, 6");
    assert.ok(!text.includes("0, 1, 4, 6") && !text.includes("0, 1, 3, 7"));
  });
});
