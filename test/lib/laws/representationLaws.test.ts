import assert from "node:assert/strict";
import { identityMatrix, type Matrix } from "../../../lib/algebra/matrix.js";
import { cyclic } from "../../../lib/group/cyclic.js";
import { dihedral } from "../../../lib/group/dihedral.js";
import type { FiniteGroup } from "../../../lib/group/group.js";
import { fullOctahedral } from "../../../lib/group/octahedral.js";
import { specialOrthogonal } from "../../../lib/group/orthogonal.js";
import { quaternionGroup } from "../../../lib/group/quaternionGroup.js";
import { symmetric } from "../../../lib/group/symmetric.js";
import { inWords } from "../../../lib/laws/inWords.js";
import { irreducibility } from "../../../lib/laws/irreducibility.js";
import { judge, type Verdict } from "../../../lib/laws/judge.js";
import { orthogonality } from "../../../lib/laws/orthogonality.js";
import { representationAxioms } from "../../../lib/laws/representationAxioms.js";
import { random } from "../../../lib/numbers/random.js";
import { changeOfBasis } from "../../../lib/representation/changeOfBasis.js";
import { directSum } from "../../../lib/representation/directSum.js";
import { irreducibles } from "../../../lib/representation/irreducibles.js";
import { permutationRepresentation } from "../../../lib/representation/permutationRepresentation.js";
import { regular } from "../../../lib/representation/regular.js";
import { shear } from "../../../lib/representation/shear.js";
import { hidden } from "../representation/samples.js";

const trial = { random: random(2) };
const S3 = symmetric(3);
const V = permutationRepresentation(S3);
const B = [
  [1, 2, 0],
  [0, 1, 0],
  [1, 0, 1],
];

const words = <T extends readonly unknown[]>(verdict: Verdict<T>): string =>
  verdict.holds ? "holds" : inWords(verdict.explanation);

describe("the axioms of a representation", () => {
  const { homomorphism, identity } = representationAxioms(S3, 3);

  it("hold for permutation matrices", () => {
    assert.ok(judge(homomorphism, V.matrix, trial).holds);
    assert.ok(judge(identity, V.matrix, trial).holds);
  });

  it("are two: zero matrices and projections multiply as they should, but the identity fails", () => {
    const wrong: readonly Matrix[] = [
      [
        [0, 0, 0],
        [0, 0, 0],
        [0, 0, 0],
      ],
      [
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 0],
      ],
    ];
    for (const constant of wrong) {
      assert.ok(judge(homomorphism, () => constant, trial).holds);
      assert.ok(!judge(identity, () => constant, trial).holds);
    }
    const said = words(judge(identity, () => wrong[0]!, trial));
    assert.match(said, /its matrix should be the identity matrix/);
    assert.match(said, /the diagonal of rho\(e\): +\[0, 0, 0\]/);
    assert.match(said, /undo nothing/);
  });

  it("fail for the wrong size, which is said", () => {
    const said = words(judge(identity, () => identityMatrix(2), trial));
    assert.match(said, /matrix of e should have 3 rows of 3 finite numbers/);
    assert.ok(!judge(identity, () => [[Number.NaN]], trial).holds);
  });

  it("fail for a map that forgets the order of the factors", () => {
    assert.ok(!judge(homomorphism, (g) => V.matrix(S3.inverse(g)), trial).holds);
  });
});

describe("orthogonality", () => {
  it("holds for permutations, for all irreducible representations, and for rotations", () => {
    assert.ok(judge(orthogonality(S3), V.matrix, trial).holds);
    for (const U of irreducibles(fullOctahedral()))
      assert.ok(judge(orthogonality(U.group), U.matrix, trial).holds);
    assert.ok(judge(orthogonality(specialOrthogonal(3)), (R) => R, trial).holds);
  });

  it("fails in a basis that is not orthonormal, and names a column that is stretched", () => {
    const said = words(judge(orthogonality(S3), changeOfBasis(V, B).matrix, trial));
    assert.match(said, /length of a unit vector: +1\n +length of column \d: +\d/);
    assert.match(said, /stretches or shrinks the unit vector/);
  });

  it("fails for the shear, by the angle where the lengths are kept", () => {
    assert.match(
      words(judge(orthogonality(shear().group), shear().matrix, trial)),
      /length of column 1: +1\.414/,
    );
    const slanted = (): Matrix => [
      [1, 0.6],
      [0, 0.8],
    ];
    assert.match(
      words(judge(orthogonality(cyclic(2)), slanted, trial)),
      /dot product of columns 0 and 1: +0\.6/,
    );
  });

  it("fails for matrices that are not square, or not finite", () => {
    for (const rho of [[[1, 0]], [[Number.NaN]], [[1, 0], [0]]]) {
      const said = words(judge(orthogonality(cyclic(2)), () => rho, trial));
      assert.match(said, /square matrix of finite numbers/, JSON.stringify(rho));
    }
  });
});

describe("irreducibility", () => {
  it("holds for every irreducible representation of real, complex and quaternionic type, in any basis", () => {
    const obeyed = <G>(group: FiniteGroup<G>): boolean =>
      irreducibles(group).every((U) => {
        const skew = changeOfBasis(U, hidden(U.dimension, random(5)));
        const law = irreducibility(group, U.dimension);
        return judge(law, U.matrix, trial).holds && judge(law, skew.matrix, trial).holds;
      });
    assert.ok(obeyed(cyclic(5)) && obeyed(dihedral(4)) && obeyed(quaternionGroup()));
  });

  it("fails for a permutation representation, and shows the line that stays", () => {
    const verdict = judge(irreducibility(S3, 3), V.matrix, trial);
    assert.match(words(verdict), /an invariant line, along: +\[1, 1, 1\]/);
    const skew = words(judge(irreducibility(S3, 3), changeOfBasis(V, B).matrix, trial));
    // B x = (1, 1, 1) for x = (-1, 1, 2), which is shown with its largest entry 1.
    assert.match(skew, /an invariant line, along: +\[-0\.5, 0\.5, 1\]/);
  });

  it("fails for two copies of the same, which have many invariant planes", () => {
    const U = irreducibles(S3)[2]!;
    const twice = directSum(U, U);
    assert.match(
      words(judge(irreducibility(S3, 4), twice.matrix, trial)),
      /invariant subspace of dimension 2/,
    );
  });

  it("fails for what is not a representation, in words", () => {
    assert.match(words(judge(irreducibility(S3, 3), () => [[1]], trial)), /not a representation/);
    assert.match(words(judge(irreducibility(S3, 1), () => [[0]], trial)), /not a representation/);
    assert.ok(!judge(irreducibility(S3, 6), regular(S3).matrix, trial).holds);
  });
});
