/** The chemical symbols, in the order of the atomic numbers, from 1 on. */
const symbols =
  `H He Li Be B C N O F Ne Na Mg Al Si P S Cl Ar K Ca Sc Ti V Cr Mn Fe Co Ni Cu Zn Ga Ge As Se Br Kr Rb Sr Y Zr Nb Mo Tc Ru Rh
  Pd Ag Cd In Sn Sb Te I Xe Cs Ba La Ce Pr Nd Pm Sm Eu Gd Tb Dy Ho Er Tm Yb Lu Hf Ta W Re Os Ir Pt Au Hg Tl Pb Bi Po At Rn Fr
  Ra Ac Th Pa U Np Pu Am Cm Bk Cf Es Fm Md No Lr Rf Db Sg Bh Hs Mt Ds Rg Cn Nh Fl Mc Lv Ts Og`.split(/\s+/);

/** The chemical symbol of an atomic number: "C" of 6. What is no atomic number stays as it is. */
export function elementSymbol(number: number): string {
  return symbols[number - 1] ?? String(number);
}

/** The atomic number of a chemical symbol, 6 of "C", in any case of letters; undefined if there is no such element. */
export function atomicNumber(symbol: string): number | undefined {
  const written = symbol.charAt(0).toUpperCase() + symbol.slice(1).toLowerCase();
  const place = symbols.indexOf(written);
  return place < 0 ? undefined : place + 1;
}
