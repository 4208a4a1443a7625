"""Writes test/lib/quantum/fixtures/water_def2svp.npz: two waters of the course's data sets of Hamiltonians and densities.

    pip install pyscf==2.14.0
    python test/python/water_fixture.py FOLDER

FOLDER has ham_water_def2svp.npz and density_water.npz. Their Fock matrices were converged to a gradient of 1e-8, which
leaves 1.2e-9 hartree in the largest entry; here they are converged further.
"""

import sys
from pathlib import Path

import numpy as np
from pyscf import gto, scf

folder = Path(sys.argv[1])
waters, densities = np.load(folder / "ham_water_def2svp.npz"), np.load(folder / "density_water.npz")
frames = densities["grid_frame"][:2]
kept = {name: waters[name][frames] for name in ("positions", "energy", "fock", "overlap", "eps", "dipole")}
lower = np.tril_indices(24)
for k, positions in enumerate(kept["positions"]):
    mol = gto.M(atom=list(zip("OHH", positions)), basis="def2-svp", unit="Angstrom", verbose=0)
    mf = scf.RHF(mol)
    mf.conv_tol, mf.conv_tol_grad, mf.max_cycle, mf.direct_scf = 1e-14, 1e-11, 200, False
    kept["energy"][k] = mf.kernel()
    fock = mf.get_fock(dm=mf.make_rdm1())[lower]
    assert mf.converged and abs(fock - kept["fock"][k]).max() < 2e-9
    kept["fock"][k], kept["overlap"][k], kept["eps"][k] = fock, mf.get_ovlp()[lower], mf.mo_energy

grid = densities["grid"][: densities["grid_count"][0] : 4]
np.savez_compressed(
    Path(__file__).parents[2] / "test/lib/quantum/fixtures/water_def2svp.npz",
    frame=frames, **kept, coefficients=densities["coefficients"][frames], fit_error=densities["fit_error"][frames], grid=grid)
