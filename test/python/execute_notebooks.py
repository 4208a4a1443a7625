"""Notebooks under nbclient: python execute_notebooks.py KERNEL FOLDER TARGET [--allow-errors] NOTEBOOK...

Each runs in FOLDER, two at a time, and is written to TARGET under its name; beside it NAME.json says {"error": null}, or
what nbclient raised and the index of the cell. With --allow-errors the cells after one that fails run too.
"""

import json
import sys
import warnings
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

warnings.filterwarnings("ignore")


def execute(kernel, folder, target, allow_errors, path):
    notebook = nbformat.read(path, as_version=4)
    at = []
    client = NotebookClient(
        notebook,
        kernel_name=kernel,
        timeout=300,
        startup_timeout=300,
        iopub_timeout=300,
        raise_on_iopub_timeout=True,
        allow_errors=allow_errors,
        resources={"metadata": {"path": folder}},
        on_cell_start=lambda cell, cell_index: at.append(cell_index),
    )
    error = None
    try:
        client.execute()
    except (CellExecutionError, CellTimeoutError, DeadKernelError) as caught:
        error = str(caught)
    nbformat.write(notebook, Path(target) / Path(path).name)
    report = {"error": error, "cell": at[-1] if error else None}
    (Path(target) / Path(path).name).with_suffix(".json").write_text(json.dumps(report), encoding="utf-8")


if __name__ == "__main__":
    kernel, folder, target, *words = sys.argv[1:]
    allow_errors = "--allow-errors" in words
    with ThreadPoolExecutor(2) as pool:
        paths = [word for word in words if not word.startswith("--")]
        list(pool.map(lambda path: execute(kernel, folder, target, allow_errors, path), paths))
