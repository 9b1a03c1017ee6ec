"""Lay a submission anew on the instructor's notebook.

Only the text of answers and of cells that the student added is taken over. Checks, points, metadata,
tags and outputs are the instructor's, so nothing that was deleted, duplicated, edited or forged
in a submission reaches the grading. What had to be repaired is said in words.
"""

import ast
import copy
import dataclasses
import functools
import json
from pathlib import Path

import nbformat
from nbconvert.exporters import NotebookExporter
from nbgrader.preprocessors import ClearHiddenTests, ClearMarkScheme, SaveCells
from nbgrader.utils import is_grade, is_locked, is_solution, is_task
from papermill.parameterize import parameterize_notebook

from course import release
from course.budgets import budget

MOST_BYTES = 50 * 2**20  # of a submitted file
MOST_EXTRA_CELLS = 500

EXPERIMENT = "experiment"
ADDED = "added-by-student"


class Unreadable(Exception):
    """The submitted file is no notebook; the message says why."""


@dataclasses.dataclass
class Assignment:
    """What submissions are graded against.

    Attributes:
        name: the assignment (the folder's name).
        notebook_name: the notebook's name, without ``.ipynb``.
        notebook: the instructor's notebook: stubs in place of answers, all checks.
        released: the same as students got it: without hidden checks.
        parameters: what papermill writes into it for grading.
    """

    name: str
    notebook_name: str
    notebook: nbformat.NotebookNode
    released: nbformat.NotebookNode
    parameters: dict

    @functools.cached_property
    def answers(self):
        """The ids of the answer cells: the exercises, in order."""
        return [grade_id(cell) for cell in self.notebook.cells if is_solution(cell) and not is_grade(cell)]

    @functools.cached_property
    def graded(self):
        """A dict from the id of each graded cell to its cell, in order."""
        return {grade_id(cell): cell for cell in self.notebook.cells if is_grade(cell) or is_task(cell)}

    @functools.cached_property
    def imports(self):
        """The import statements of the instructor's cells, which every check gets anew."""
        return "\n".join(ast.unparse(node) for node in self._import_nodes())

    @functools.cached_property
    def modules(self):
        """The modules that the instructor's cells import, checks included: none is left for a submission to forge."""
        names = set()
        for cell in self.notebook.cells:
            if cell.cell_type == "code" and not is_experiment(cell):
                for node in (inner for outer in _statements(cell.source) for inner in ast.walk(outer)):
                    if isinstance(node, ast.Import):
                        names.update(alias.name for alias in node.names)
                    elif isinstance(node, ast.ImportFrom) and node.module:
                        names.update([node.module, *(f"{node.module}.{alias.name}" for alias in node.names)])
        return sorted(names)

    def _import_nodes(self):
        for cell in self.notebook.cells:
            if cell.cell_type == "code" and not is_grade(cell) and not is_solution(cell) and not is_experiment(cell):
                for node in _statements(cell.source):
                    if isinstance(node, (ast.Import, ast.ImportFrom)):
                        yield node

    def exercise(self, check):
        """The exercise that a graded cell belongs to: the longest answer's name that its own begins with."""
        matches = [answer for answer in self.answers if check == answer or check.startswith(f"{answer}_")]
        return max(matches, key=len, default=check)


def load_assignment(path, parameters=None):
    """Read the instructor's notebook as submissions are graded against it.

    Args:
        path: a notebook in ``solutions/<assignment>/``.
        parameters: what papermill writes into it; by default the *grading* budget of ``solutions/budgets.yaml``.

    Returns:
        An :class:`Assignment`.

    Raises:
        click.ClickException: if the notebook or its budget can't be used.
    """
    path = Path(path)
    root = path.resolve().parent.parent.parent
    release.check_source(path)
    if parameters is None:
        parameters = budget(path.parent.name, "grading", root)
    steps = release.release_preprocessors()
    config = release.nbgrader_api(root).config
    notebook = _apply(steps[: steps.index(SaveCells)], release.read_notebook(path), config)
    released = _apply([ClearHiddenTests, ClearMarkScheme], copy.deepcopy(notebook), config)
    return Assignment(path.parent.name, path.stem, notebook, released, parameters)


def _apply(preprocessors, notebook, config):
    exporter = NotebookExporter(config=config)
    exporter._preprocessors = []
    for preprocessor in preprocessors:
        exporter.register_preprocessor(preprocessor, enabled=True)
    text, _ = exporter.from_notebook_node(notebook)
    return nbformat.reads(text, as_version=4)


def read_submission(path):
    """Read a submitted notebook with no more trust than it takes.

    Args:
        path: the file.

    Returns:
        A list of dicts with ``type``, ``source``, ``id`` and ``grade_id``, one for each cell.

    Raises:
        Unreadable: if the file is no notebook.
    """
    try:
        if Path(path).stat().st_size > MOST_BYTES:
            raise Unreadable(f"the file is larger than {MOST_BYTES // 2**20} MB")
        return parse_submission(Path(path).read_bytes())
    except OSError as error:
        raise Unreadable(f"the file cannot be opened ({error.strerror})") from error


def parse_submission(content):
    """Do the same with a file's content (bytes or text) or a notebook in memory (a dict)."""
    if isinstance(content, bytes):
        try:
            content = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            raise Unreadable("the file is not text in UTF-8, as notebooks are") from None
    if isinstance(content, str):
        if not content.strip():
            raise Unreadable("the file is empty")
        try:
            content = json.loads(content)
        except (ValueError, RecursionError) as error:
            where = f" (line {error.lineno})" if isinstance(error, json.JSONDecodeError) else ""
            raise Unreadable(f"the file is not a notebook: its JSON is broken{where}") from None
    if not isinstance(content, dict):
        raise Unreadable("the file is JSON, but not a notebook")
    cells = content.get("cells")
    if cells is None and isinstance(content.get("worksheets"), list):  # the format before 2015
        cells = [cell for sheet in content["worksheets"] if isinstance(sheet, dict) for cell in sheet.get("cells", [])]
    if not isinstance(cells, list):
        raise Unreadable("the file is JSON, but not a notebook: it has no list of cells")
    return [_plain_cell(cell) for cell in cells if isinstance(cell, dict)]


def _plain_cell(cell):
    source = cell.get("source", cell.get("input", ""))
    if isinstance(source, list):
        source = "".join(str(line) for line in source)
    metadata = cell.get("metadata")
    nbgrader = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    own_id = nbgrader.get("grade_id") if isinstance(nbgrader, dict) else None
    return {
        "type": "code" if cell.get("cell_type") == "code" else "markdown",
        # a lone surrogate can't be written to any file again
        "source": str(source).encode("utf-8", "replace").decode(),
        "id": cell["id"] if isinstance(cell.get("id"), str) else None,
        "grade_id": own_id if isinstance(own_id, str) else None,
    }


def rebuild(assignment, cells):
    """Lay a submission on the instructor's notebook.

    Args:
        assignment: an :class:`Assignment`.
        cells: the submission, from :func:`read_submission`.

    Returns:
        ``(notebook, notes)``: a notebook ready to be executed, and sentences for what had to be repaired.
    """
    notes = []
    base = copy.deepcopy(assignment.notebook.cells)
    matches = _match(assignment, cells, notes)
    by_place = {}
    for number, place in matches.items():
        by_place.setdefault(place, []).append(number)

    added_after = {}  # place in the instructor's notebook -> cells that follow it
    taken = {}
    for place, cell in enumerate(base):
        numbers = by_place.get(place, [])
        theirs = [cells[number] for number in numbers]
        if is_solution(cell):
            taken[place] = _take_answer(assignment, cell, place, numbers, cells, notes)
        elif is_grade(cell) or is_locked(cell):
            _compare_locked(assignment, cell, place, theirs, notes)
        elif cell.cell_type == "code" and not set(_tags(cell)) & {EXPERIMENT, "parameters"}:
            # An import added to one of the course's own cells may be needed by an answer: the edited version
            # runs after the original.
            for edited in theirs:
                if _differs(edited["source"], cell.source) and edited["type"] == "code":
                    added_after.setdefault(place, []).append(edited)

    place = -1
    for number, cell in enumerate(cells):
        if number in matches:
            place = max(place, matches[number])
            if is_solution(base[matches[number]]) and taken.get(matches[number]) != number and cell["source"].strip():
                stub = assignment.released.cells[matches[number]].source
                if _differs(cell["source"], stub):  # an earlier copy of an answer: it runs before the one that counts
                    added_after.setdefault(matches[number] - 1, []).append(cell)
        elif cell["source"].strip():
            added_after.setdefault(place, []).append(cell)

    notebook = nbformat.v4.new_notebook(metadata=copy.deepcopy(assignment.notebook.metadata))
    count = 0
    for place in range(-1, len(base)):
        if place >= 0:
            if taken.get(place) is not None:
                base[place].source = cells[taken[place]]["source"]
            notebook.cells.append(base[place])
        for cell in added_after.get(place, []):
            count += 1
            if count <= MOST_EXTRA_CELLS:
                new = nbformat.v4.new_code_cell if cell["type"] == "code" else nbformat.v4.new_markdown_cell
                notebook.cells.append(new(cell["source"], id=f"added-{count}", metadata={"tags": [ADDED]}))
    if count > MOST_EXTRA_CELLS:
        notes.append(f"{count} cells were added; only the first {MOST_EXTRA_CELLS} were taken over.")
    return parameterize(notebook, assignment.parameters), notes


def parameterize(notebook, parameters):
    """Write parameters into a notebook, as papermill does."""
    if not parameters:
        return notebook
    notebook.metadata["papermill"] = {}  # papermill expects what its own reader adds
    for cell in notebook.cells:
        cell.metadata.setdefault("tags", [])
    notebook = parameterize_notebook(notebook, parameters)
    del notebook.metadata["papermill"]
    for cell in notebook.cells:
        if "injected-parameters" in cell.metadata.tags:
            cell.id = "injected-parameters"  # papermill draws one at random
        elif not cell.metadata.tags:
            del cell.metadata["tags"]
    return notebook


def _match(assignment, cells, notes):
    """Find the instructor's cell for each submitted cell: a dict from number to place."""
    base = assignment.notebook.cells
    by_grade_id = {grade_id(cell): place for place, cell in enumerate(base) if grade_id(cell)}
    by_id = {cell.id: place for place, cell in enumerate(base)}
    by_source = {}
    for place, cell in enumerate(assignment.released.cells):
        by_source.setdefault((cell.cell_type, _normal(cell.source)), place)
    matches = {}
    for number, cell in enumerate(cells):
        if cell["grade_id"] in by_grade_id:
            matches[number] = by_grade_id[cell["grade_id"]]
        elif cell["grade_id"] is None and cell["id"] in by_id:
            matches[number] = by_id[cell["id"]]
        elif (place := by_source.get((cell["type"], _normal(cell["source"])))) is not None:
            matches[number] = place
    # Some editors drop the ids. An answer is then known by what it defines, a written one by what stands around it.
    found = set(matches.values())
    for place, cell in enumerate(base):
        if not is_solution(cell) or place in found:
            continue
        name = grade_id(cell)
        for number, theirs in enumerate(cells):
            if number in matches or theirs["type"] != cell.cell_type:
                continue
            if cell.cell_type == "code" and name in _defined(theirs["source"]):
                matches[number] = place
            elif cell.cell_type == "markdown" and matches.get(number - 1) == place - 1:
                matches[number] = place
        if place in matches.values():
            notes.append(f"{name}: the cell had lost its label; the answer was recognised by its content.")
    return matches


def _take_answer(assignment, cell, place, numbers, cells, notes):
    """Return the number of the submitted cell whose text is the answer, or None."""
    name = grade_id(cell)
    if not numbers:
        notes.append(f"{name}: the cell is missing; it counts as not answered.")
        return None
    if len(numbers) > 1:
        notes.append(f"{name}: the cell is there {len(numbers)} times; the last one that was written in counts.")
    stub = assignment.released.cells[place].source
    written = [number for number in numbers if _differs(cells[number]["source"], stub)]
    chosen = written[-1] if written else numbers[-1]
    if cells[chosen]["type"] != cell.cell_type:
        notes.append(f"{name}: the cell was turned into {cells[chosen]['type']}; it was read as {cell.cell_type}.")
    # With nothing but white space changed it is the stub itself, so that nbgrader sees that there is no answer.
    return chosen if written else None


def _compare_locked(assignment, cell, place, theirs, notes):
    name = grade_id(cell)
    if not theirs and is_grade(cell):
        notes.append(f"{name}: the check was deleted; it was put back.")
    elif len(theirs) > 1:
        notes.append(f"{name}: the cell is there {len(theirs)} times; the course's own counts.")
    elif theirs and _differs(theirs[0]["source"], assignment.released.cells[place].source):
        notes.append(f"{name}: the cell was edited; the course's own counts.")


def grade_id(cell):
    """The name by which nbgrader knows a cell, or None."""
    return cell.metadata.get("nbgrader", {}).get("grade_id")


def is_experiment(cell):
    """Say whether a cell is left out when grading."""
    return EXPERIMENT in _tags(cell)


def is_check(cell):
    """Say whether a cell is a check that is run and scored."""
    return cell.cell_type == "code" and is_grade(cell) and not is_solution(cell)


def is_added(cell):
    """Say whether the student added a cell."""
    return ADDED in _tags(cell)


def _tags(cell):
    return cell.metadata.get("tags", [])


def _normal(source):
    return "\n".join(line.rstrip() for line in source.strip().splitlines())


def _differs(source, other):
    return _normal(source) != _normal(other)


def _statements(source):
    try:
        return ast.parse(source).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):  # magics, or nothing that can be parsed
        return []


def _defined(source):
    return {getattr(node, "name", None) for node in _statements(source)}
