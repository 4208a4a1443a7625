/**
 * A sheet as a module of its own, without imports, for tests of the grader:
 *
 * - scale: x to 3 x (a function); a condition, a law and a comparison
 * - cyclic: n to the group Z_n (a function whose result contains functions)
 * - table: the Cayley table of Z_2 (a value)
 * - convolve: circular convolution, which the library has
 */
export const sheetText = `
const vector = (random) => Array.from({ length: 3 }, () => random.integer(7) - 3);
const distance = (a, b) => {
  if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return Infinity;
  let worst = 0;
  for (let i = 0; i < a.length; i++) {
    const gap = Math.abs(a[i] - b[i]);
    if (!(gap <= worst)) worst = Number.isNaN(gap) ? Infinity : gap;
  }
  return worst;
};
const plus = (a, b) => a.map((v, i) => v + b[i]);
const said = (should) => () => ({ should, given: "", sides: [] });
const law = (name, examples, draw, residual) => ({
  name,
  statement: name,
  instances: { examples, draw, simpler: () => [] },
  try: (f, instance) => ({ residual: residual(f, ...instance), explain: said(name + " does not hold.") }),
});
const one = (random) => [vector(random)];
const two = (random) => [vector(random), vector(random)];

const nonTrivial = law("not zero", [[[1, 0, 0]]], () => [[1, 0, 0]], (f, x) =>
  distance(f(x), [0, 0, 0]) > 0.5 && distance(f(x), [0, 0, 0]) < Infinity ? 0 : 1);
const additive = law("additive", [], two, (f, x, y) => distance(f(plus(x, y)), plus(f(x), f(y))));
const three = (x) => x.map((v) => 3 * v);
const agrees = law("agreement", [], one, (f, x) => distance(f(x), three(x)));

const integers = (n) => ({ order: n, identity: 0, multiply: (a, b) => (a + b) % n, inverse: (a) => (n - a) % n });
const orders = (random) => [2 + random.integer(5)];
const inverses = law("inverses", [], orders, (cyclic, n) => {
  const g = cyclic(n);
  return Math.max(...Array.from({ length: n }, (_, a) => Math.abs(g.multiply(a, g.inverse(a)) - g.identity)));
});
const order = law("order", [], orders, (cyclic, n) => Math.abs(cyclic(n).order - n));

const z2 = law("table of Z_2", [], () => [0], (table) => distance(table.flat(), [0, 1, 1, 0]));

const commutes = law("commutativity", [], two, (f, x, y) => distance(f(x, y), f(y, x)));
const nonTrivialProduct = law("not zero", [[]], () => [], (f) => (distance(f([1, 0, 0], [0, 1, 0]), [0, 0, 0]) > 0.5 ? 0 : 1));
const circular = (f, g) => f.map((_, t) => g.reduce((sum, value, s) => sum + value * f[(t - s + 9) % 3], 0));

const shared = { mutants: [], hints: [] };
export default {
  name: "tiny",
  exercises: {
    scale: {
      ...shared,
      laws: [{ points: 0, law: nonTrivial }, { points: 2, law: additive }, { points: 1, law: agrees }],
      reference: three,
      withhold: [],
    },
    cyclic: { ...shared, laws: [{ points: 2, law: inverses }, { points: 1, law: order }], reference: integers, withhold: [] },
    table: { ...shared, laws: [{ points: 1, law: z2 }], reference: [[0, 1], [1, 0]], withhold: [] },
    convolve: {
      ...shared,
      laws: [{ points: 0, law: nonTrivialProduct }, { points: 1, law: commutes }],
      reference: circular,
      withhold: ["convolve"],
    },
  },
};
`;
