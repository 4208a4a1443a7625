import { type Displayable, display, pictured } from "../display/displayable.js";
import { inspectable } from "../display/inspectable.js";
import type { Figure } from "../figure/figure.js";
import { conjugacyClasses } from "../group/conjugacyClasses.js";
import type { FiniteGroup } from "../group/group.js";
import type { Complex } from "../numbers/complex.js";
import { classFunction, classNumbers } from "./character.js";
import type { CharacterRows, IrreducibleCharacter } from "./characterRows.js";
import { characterTableFigure } from "./figures/characterTableFigure.js";
import { type FrobeniusSchurType, frobeniusSchur, frobeniusSchurType } from "./frobeniusSchur.js";
import { irreducibleCharacters } from "./irreducibleCharacters.js";

/** The irreducible complex characters of a finite group, which show themselves as a table. */
export interface CharacterTable<G> extends CharacterRows<G>, Displayable {}

/**
 * The character table of a finite group: its irreducible characters over the complex numbers, on its conjugacy classes.
 *
 * They are computed from the products of the classes alone (`irreducibleCharacters`), without rounding and without any
 * representation matrix: a group of 5040 elements takes a second. They are sorted like the real irreducible
 * representations, whose characters are chi, chi + chi^* and 2 chi for chi of real, complex and quaternionic type: the
 * trivial one first, then by dimension.
 *
 * @example
 * characterTable(symmetric(3)).characters.map(({ degree }) => degree); // [1, 1, 2]
 * @throws TypeError if the group is not finite; RangeError if it has more than 250 conjugacy classes
 * @see Serre, Linear Representations of Finite Groups, 13.2
 */
export function characterTable<G>(group: FiniteGroup<G>): CharacterTable<G> {
  const classes = conjugacyClasses(group);
  const numbers = classNumbers({ group, classes });
  const rows = inOrder(
    irreducibleCharacters(group, classes, numbers).map((values) => {
      const nu = frobeniusSchur(classFunction({ name: "", group, classes, values }));
      return { type: frobeniusSchurType(nu), values };
    }),
  );
  const characters = rows.map(({ type, values }, k): IrreducibleCharacter<G> => {
    const chi = classFunction({ name: `χ${subscript(k + 1)} of ${group.name}`, group, classes, values });
    return inspectable({ ...chi, degree: values[0]!.re, type }, () => String(chi));
  });
  const table = { group, classes, characters };
  const picture = (): Figure => characterTableFigure(table);
  return pictured({ ...table, [display]: () => picture()[display]() }, () => picture().alt);
}

/** An irreducible character before it has a name. */
interface Row {
  readonly type: FrobeniusSchurType;
  readonly values: readonly Complex[];
}

/**
 * The rows in the order of the real irreducible representations that contain them; of two conjugates the one comes first
 * whose first non-real value has a positive imaginary part.
 */
function inOrder(rows: readonly Row[]): Row[] {
  const factor = (type: FrobeniusSchurType): number => (type === "real" ? 1 : 2);
  const real = ({ type, values }: Row): number[] => values.map(({ re }) => factor(type) * re);
  const above = ({ values }: Row): number => Math.sign(values.find(({ im }) => Math.abs(im) > 1e-6)?.im ?? 0);
  return rows.toSorted((a, b) => {
    const [x, y] = [real(a), real(b)];
    if (x[0] !== y[0]) return x[0]! - y[0]!;
    const odd = x.findIndex((value, k) => Math.abs(value - y[k]!) > 1e-6);
    return odd < 0 ? above(b) - above(a) : y[odd]! - x[odd]!;
  });
}

function subscript(k: number): string {
  return [...String(k)].map((digit) => "₀₁₂₃₄₅₆₇₈₉"[Number(digit)]!).join("");
}
