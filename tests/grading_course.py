"""A course of one small notebook without TensorFlow, to try the grading on."""

import copy
import json
import re
from pathlib import Path

import nbformat

ROOT = Path(__file__).parent.parent
NAME, STEM = "01_numbers", "numbers"

CELLS = [
    ("markdown", "title", "# Numbers", {}),
    ("code", "setup", "import numpy as np\n\nfrom autoencoders import checks", {"locked": True}),
    ("code", "parameters", "N = 50", {"tags": ["parameters"]}),
    ("code", "numbers", "numbers = np.arange(N)\nprint(N)", {}),
    ("code", "double", "def double(x):\n    ### BEGIN SOLUTION\n    return 2 * x\n    ### END SOLUTION", {"solution": True}),
    ("code", "try-double", "double(3)", {}),
    ("code", "double_values", """
with checks.claim("double doubles every number"):
    x = np.random.default_rng().random(5)
    checks.close(double(x.copy()), 2 * x, "the result", "multiply by two")
""", {"points": 1}),
    ("code", "double_hidden_other", """
# More of the same when you hand in.
### BEGIN HIDDEN TESTS
with checks.claim("double works for negative numbers"):
    secret_input = -np.random.default_rng().random(5) - 1
    expected = secret_input + secret_input
    checks.close(double(secret_input.copy()), expected, "the doubled negative numbers")
### END HIDDEN TESTS
""", {"points": 2}),
    ("code", "total", "def total(x):\n    ### BEGIN SOLUTION\n    return float(np.sum(x))\n    ### END SOLUTION", {"solution": True}),
    ("code", "total_values", """
with checks.claim("total adds up"):
    x = np.random.default_rng().random(5)
    expected = sum(float(value) for value in x)
    checks.close(checks.number(total(x)), expected, "the sum")
""", {"points": 1}),
    ("code", "experiment", "print('the experiment ran')", {"tags": ["experiment"]}),
    ("markdown", "question", "### BEGIN SOLUTION\nTwo.\n### END SOLUTION", {"solution": True, "points": 2}),
    ("markdown", "essay", "Explain it.\n### BEGIN MARK SCHEME\nOne point for a word.\n### END MARK SCHEME", {"task": True, "points": 1}),
]  # fmt: skip


def source_notebook():
    """The instructor's notebook."""
    notebook = nbformat.v4.new_notebook(
        metadata={"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    )
    for kind, name, source, more in CELLS:
        more = dict(more)
        metadata = {"tags": more.pop("tags")} if "tags" in more else {}
        if more:
            points = {"points": more["points"]} if "points" in more else {}
            task, solution = more.get("task", False), more.get("solution", False)
            metadata["nbgrader"] = {
                "grade": bool(points) and not task, "grade_id": name, "locked": not solution, "schema_version": 3,
                "solution": solution, "task": task, **points,
            }  # fmt: skip
        new = nbformat.v4.new_code_cell if kind == "code" else nbformat.v4.new_markdown_cell
        notebook.cells.append(new(source.strip(), id=name, metadata=metadata))
    return notebook


def make_course(folder):
    """Write the course into a folder; return the path of its notebook."""
    path = Path(folder, "solutions", NAME, f"{STEM}.ipynb")
    path.parent.mkdir(parents=True)
    nbformat.write(source_notebook(), path)
    (path.parent.parent / "budgets.yaml").write_text(
        f"{NAME}:\n  quick: {{}}\n  full: {{N: 500}}\n  grading: {{N: 5}}\n"
    )
    (Path(folder) / "nbgrader_config.py").write_text((ROOT / "nbgrader_config.py").read_text())
    return path


def submission(assignment, answers=None, added=()):
    """A student's notebook: the release with answers written in, and cells added at the end."""
    notebook = json.loads(nbformat.writes(copy.deepcopy(assignment.released)))
    for cell in notebook["cells"]:
        if cell["id"] in (answers or {}):
            cell["source"] = answers[cell["id"]]
    notebook["cells"] += [{"cell_type": "code", "metadata": {}, "source": source, "outputs": []} for source in added]
    return notebook


RIGHT = {"double": "def double(x):\n    return x + x", "total": "def total(x):\n    return sum(x)"}


def hand_in(folder, student, notebook, name=f"{STEM}.ipynb"):
    """Put a submission (a notebook, or raw text) where `course grade` looks for it."""
    place = Path(folder, "submitted", student, NAME)
    place.mkdir(parents=True, exist_ok=True)
    (place / name).write_text(notebook if isinstance(notebook, str) else json.dumps(notebook))


def blocks(path):
    """The named pieces of code in a file of `tests/submissions/hostile/`: a dict from title to code."""
    text = Path(path).read_text(encoding="utf-8")
    found = {}
    for block in re.split(r"(?m)^# %% ", text)[1:]:
        title, _, source = block.partition("\n")
        found[title] = source.strip()
    return found
