import type { BasisSet } from "../basisSet.js";
import { gaussian94 } from "../gaussian94.js";

/**
 * STO-3G, a minimal basis: each atomic orbital is the sum of three Gaussians nearest to Slater's. Version 0 of the
 * Basis Set Exchange, eight digits, in which textbooks and PySCF have it.
 *
 * H, C, N, O and F; written by test/python/basis_sets.py.
 *
 * @see Hehre, Stewart and Pople, J. Chem. Phys. 51 (1969) 2657
 * @see Pritchard, Altarawy, Didier, Gibson and Windus, J. Chem. Inf. Model. 59 (2019) 4814, the Basis Set Exchange
 */
export const sto3g: BasisSet = gaussian94(
  `H 0
S 3 1.00
3.42525091 0.15432897
0.62391373 0.53532814
0.16885540 0.44463454
****
C 0
S 3 1.00
71.616837 0.15432897
13.045096 0.53532814
3.5305122 0.44463454
SP 3 1.00
2.9412494 -0.09996723 0.15591627
0.6834831 0.39951283 0.60768372
0.2222899 0.70011547 0.39195739
****
N 0
S 3 1.00
99.106169 0.15432897
18.052312 0.53532814
4.8856602 0.44463454
SP 3 1.00
3.7804559 -0.09996723 0.15591627
0.8784966 0.39951283 0.60768372
0.2857144 0.70011547 0.39195739
****
O 0
S 3 1.00
130.70932 0.15432897
23.808861 0.53532814
6.4436083 0.44463454
SP 3 1.00
5.0331513 -0.09996723 0.15591627
1.1695961 0.39951283 0.60768372
0.3803890 0.70011547 0.39195739
****
F 0
S 3 1.00
166.67913 0.15432897
30.360812 0.53532814
8.2168207 0.44463454
SP 3 1.00
6.4648032 -0.09996723 0.15591627
1.5022812 0.39951283 0.60768372
0.4885885 0.70011547 0.39195739
****`,
  "STO-3G",
);
