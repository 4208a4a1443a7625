"""Runs notebooks with Jupyter's own programs.

Usage: python run_notebooks.py nbclient|papermill SOURCE TARGET [SOURCE TARGET]..., with JUPYTER_PATH set. What stops one of
them is printed, and those after it run; then the exit code is 1.
"""

import sys
import traceback

how, *paths = sys.argv[1:]
failed = False
for source, target in zip(paths[::2], paths[1::2]):
    try:
        if how == "nbclient":
            import nbformat
            from nbclient import NotebookClient

            notebook = nbformat.read(source, as_version=4)
            NotebookClient(notebook, timeout=300, kernel_name="noether").execute()
            nbformat.write(notebook, target)
        else:
            import papermill

            papermill.execute_notebook(source, target, kernel_name="noether", progress_bar=False)
    except Exception:
        print(f"stopped: {source}", file=sys.stderr)
        traceback.print_exc()
        failed = True
sys.exit(failed)
