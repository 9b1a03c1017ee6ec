"""Release: the students' `notebooks/` from the `solutions/`, by nbgrader."""

import json
import os
import re
import shutil
import tempfile
from pathlib import Path

import click
import nbformat
from nbgrader.apps import NbGraderAPI
from nbgrader.converters import GenerateAssignment
from nbgrader.preprocessors import ClearSolutions
from traitlets.config import PyFileConfigLoader

SOLUTIONS, NOTEBOOKS = Path("solutions"), Path("notebooks")

START_PAGE = """\
# Autoencoders, from the simplest to the variational

{count} notebooks of about an hour each. Take them in order; each begins with what you will learn and ends with what was seen.
Open one, run its cells from the top (`Shift` + `Enter`), and write your answers where it says `NotImplementedError`.
`✔` under a check means right; `✘` comes with what was found, what was expected and where to look.
**Validate** in the toolbar runs all visible checks of a notebook from a fresh start.
"""


class NamedStubs(ClearSolutions):
    """nbgrader's preprocessor that takes the answers out, with a stub that names the exercise."""

    def preprocess_cell(self, cell, resources, cell_index):
        name = cell.metadata.get("nbgrader", {}).get("grade_id", "this exercise")
        self.code_stub = {"python": f'raise NotImplementedError("{name} is not written yet")'}
        return super().preprocess_cell(cell, resources, cell_index)


def nbgrader_api(root="."):
    """nbgrader's programming interface, configured by the course's `nbgrader_config.py`.

    Args:
        root: the course's folder.

    Returns:
        An ``nbgrader.apps.NbGraderAPI`` with a configuration of its own.
    """
    root = Path(root).resolve()
    config = PyFileConfigLoader("nbgrader_config.py", path=str(root)).load_config()
    config.CourseDirectory.root = str(root)
    return NbGraderAPI(config=config)


def release_preprocessors():
    """nbgrader's steps from a solution to a release, with stubs that name their exercise."""
    default = GenerateAssignment.preprocessors.default_args[0]
    return [NamedStubs if step is ClearSolutions else step for step in default]


def assignments(names=(), root="."):
    """Find the course's assignments.

    Args:
        names: the names asked for; all assignments if empty.
        root: the course's folder.

    Returns:
        A dict from an assignment's name to the path of its notebook, in order.

    Raises:
        click.ClickException: if an assignment does not exist or has not exactly one notebook.
    """
    folder = Path(root) / SOLUTIONS
    found = {path.name: sorted(path.glob("*.ipynb")) for path in sorted(folder.glob("*")) if path.is_dir()}
    if not found:
        raise click.ClickException(f"There is no notebook in {folder}/: run this in the course's folder.")
    for name in names:
        if name not in found:
            raise click.ClickException(f"There is no assignment {name!r}. There are: {', '.join(found)}.")
    for name in names or found:
        if len(found[name]) != 1:
            raise click.ClickException(f"{folder / name}/ holds {len(found[name])} notebooks, expected exactly one.")
    return {name: found[name][0] for name in names or found}


def read_notebook(path):
    """Read a notebook, or say in one sentence why it cannot be read."""
    try:
        notebook = nbformat.read(path, as_version=4)
        nbformat.validate(notebook)
    except (OSError, ValueError, nbformat.ValidationError, nbformat.reader.NotJSONError) as error:
        reason = str(error).strip().splitlines()[0]
        raise click.ClickException(f"{path} is not a readable notebook: {reason}") from error
    return notebook


def check_source(path):
    """Demand what nbgrader needs of a solution notebook, with a sentence for what is missing.

    Raises:
        click.ClickException: if a cell has no id, or two have the same grade_id.
    """
    read_notebook(path)
    # the file itself: nbformat would add missing ids without a word
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    seen = {}
    for number, cell in enumerate(cells, start=1):
        if not cell.get("id"):
            raise click.ClickException(
                f"{path}: cell {number} has no id. Open and save the notebook in JupyterLab, which adds one."
            )
        grade_id = cell["metadata"].get("nbgrader", {}).get("grade_id")
        if grade_id in seen:
            raise click.ClickException(
                f"{path}: cells {seen[grade_id]} and {number} both have the grade_id {grade_id!r}."
            )
        if grade_id:
            seen[grade_id] = number


@click.command()
@click.argument("names", metavar="[ASSIGNMENT]...", nargs=-1)
@click.option("--force", is_flag=True, help="Overwrite notebooks/ even where somebody has worked in it.")
def release(names, force):
    """Make the students' notebooks/ from solutions/ (all assignments, or those named)."""
    sources = assignments(names)
    for path in sources.values():
        check_source(path)
    if not force:
        _refuse_to_overwrite_work(sources)
    with tempfile.TemporaryDirectory(prefix="release-") as scratch:
        for name in sources:
            generate(name, scratch)
        NOTEBOOKS.mkdir(exist_ok=True)
        if not names:
            for stale in set(os.listdir(NOTEBOOKS)) - set(os.listdir(scratch)):
                _remove(NOTEBOOKS / stale)
        for name in sources:
            _remove(NOTEBOOKS / name)
            shutil.copytree(Path(scratch, name), NOTEBOOKS / name)
    (NOTEBOOKS / "README.md").write_text(start_page(), encoding="utf-8")
    click.echo(f"Released {len(sources)} of {len(assignments())} assignments to {NOTEBOOKS}/.")


def generate(name, destination, root="."):
    """Let nbgrader make the student version of one assignment.

    Args:
        name: the assignment.
        destination: the folder in which the assignment's folder is made.
        root: the course's folder.

    Raises:
        click.ClickException: with nbgrader's own words, if it fails.
    """
    api = nbgrader_api(root)
    api.config.SaveCells.enabled = False  # with no_database, what nbgrader's own --no-db sets
    api.coursedir.release_directory = os.path.relpath(destination, Path(root).resolve())
    api.coursedir.assignment_id = name
    converter = GenerateAssignment(
        coursedir=api.coursedir, parent=api, no_database=True, force=True, preprocessors=release_preprocessors()
    )
    try:
        converter.start()
    except Exception as error:
        raise click.ClickException(f"nbgrader could not release {name}: {error}") from error


def start_page(root="."):
    """The text of `notebooks/README.md`: what every notebook is about, its minutes and its points."""
    sources = assignments(root=root)
    parts = [START_PAGE.format(count=len(sources))]
    for name, path in sources.items():
        notebook = read_notebook(path)
        opening = notebook.cells[0].source
        title = opening.splitlines()[0].removeprefix("# ")
        goals = re.search(r"\*\*You will\*\*\n\n((?:- .*\n?)+)", opening)
        minutes = re.search(r"\*\*Time\*\* about (\d+) minutes", opening)
        if not (goals and minutes):
            raise click.ClickException(
                f"{path}: the first cell lacks **You will** with a list, or **Time** about … minutes."
            )
        points = {kind: 0 for kind in ("code", "markdown")}
        for cell in notebook.cells:
            points[cell.cell_type] += cell.metadata.get("nbgrader", {}).get("points", 0)
        parts.append(
            f"## [{title}]({name}/{path.name})\n\n"
            f"about {minutes[1]} minutes · {points['code']:g} points for code, {points['markdown']:g} for a written answer\n\n"
            f"{goals[1].strip()}\n"
        )
    return "\n".join(parts)


def _refuse_to_overwrite_work(sources):
    for name, path in sources.items():
        released = NOTEBOOKS / name / path.name
        if not released.exists():
            continue
        if any(cell.get("outputs") or cell.get("execution_count") for cell in read_notebook(released).cells):
            raise click.ClickException(
                f"{released} holds outputs, so somebody worked in it, and a release would overwrite that. "
                "Move it away, or use --force."
            )


def _remove(path):
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
