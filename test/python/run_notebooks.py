"""Runs notebooks with Jupyter's own programs.

Usage: python run_notebooks.py nbclient|papermill SOURCE TARGET, with JUPYTER_PATH set. What cannot run stops it.
"""

import sys

import nbformat

how, source, target = sys.argv[1:]
if how == "nbclient":
    from nbclient import NotebookClient

    notebook = nbformat.read(source, as_version=4)
    NotebookClient(notebook, timeout=300, kernel_name="noether").execute()
    nbformat.write(notebook, target)
else:
    import papermill

    papermill.execute_notebook(source, target, kernel_name="noether", progress_bar=False)
