"""Writes lib/quantum/basisSets/: basis sets of H, C, N, O and F from the Basis Set Exchange, as Gaussian's text.

    pip install basis_set_exchange==0.12
    python test/python/basis_sets.py && npm run fix
"""

from pathlib import Path

import basis_set_exchange as bse

FOLDER = Path(__file__).parents[2] / "lib/quantum/basisSets"

# STO-3G in version 0, eight digits: those of the textbooks' energies and of PySCF.
SETS = [
    ("sto3g", "sto3g", "STO-3G", "0",
     "STO-3G, a minimal basis: each atomic orbital is the sum of three Gaussians nearest to Slater's. Version 0 of the\n"
     " * Basis Set Exchange, eight digits, in which textbooks and PySCF have it.",
     "Hehre, Stewart and Pople, J. Chem. Phys. 51 (1969) 2657"),
    ("def2Svp", "def2Svp", "def2-SVP", "1",
     "def2-SVP: two functions for each valence orbital, and polarisation functions (p on hydrogen, d elsewhere).",
     "Weigend and Ahlrichs, Phys. Chem. Chem. Phys. 7 (2005) 3297"),
    ("def2UniversalJfit", "def2UniversalJfit", "def2-universal-JFIT", "1",
     "def2-universal-JFIT: the auxiliary functions by which densities in def2 basis sets are fitted.",
     "Weigend, Phys. Chem. Chem. Phys. 8 (2006) 1057"),
]

for file, name, title, version, words, citation in SETS:
    text = bse.get_basis(title, elements=[1, 6, 7, 8, 9], version=version, fmt="gaussian94", header=False)
    lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    (FOLDER / f"{file}.ts").write_text(
        'import type { BasisSet } from "../basisSet.js";\n'
        'import { gaussian94 } from "../gaussian94.js";\n\n'
        f"/**\n * {words}\n *\n * H, C, N, O and F; written by test/python/basis_sets.py.\n *\n"
        f" * @see {citation}\n"
        " * @see Pritchard, Altarawy, Didier, Gibson and Windus, J. Chem. Inf. Model. 59 (2019) 4814, the Basis Set Exchange\n */\n"
        f"export const {name}: BasisSet = gaussian94(\n  `{chr(10).join(lines)}`,\n"
        f'  "{title}",\n);\n'
    )
