"""The named answers of tests/submissions/, and notebooks handed in with them."""

import functools
import json
import re
from pathlib import Path

import nbformat

from course.rebuild import load_assignment
from course.release import assignments

ROOT = Path(__file__).parent.parent
SOURCES = assignments(root=ROOT)
ANSWERS = {
    name: [
        cell.metadata.nbgrader.grade_id
        for cell in nbformat.read(path, as_version=4).cells
        if cell.cell_type == "code" and cell.metadata.get("nbgrader", {}).get("solution")
    ]
    for name, path in SOURCES.items()
}
EXERCISES = [(name, exercise) for name in SOURCES for exercise in ANSWERS[name]]


def cases(name, exercise):
    """The named answers to an exercise: a list of (kind, title, source)."""
    text = (ROOT / "tests/submissions" / name / f"{exercise}.py").read_text(encoding="utf-8")
    found = []
    for block in re.split(r"(?m)^# %% ", text)[1:]:
        heading, _, source = block.partition("\n")
        kind, title = heading.split(" · ", 1)
        assert kind in {"right", "wrong"}, f"{name}/{exercise}: {heading}"
        assert source.startswith("# "), f"{name}/{exercise} · {title}: say in a comment what is different"
        found.append((kind, title, source))
    return found


@functools.cache
def loaded(name):
    return load_assignment(SOURCES[name])


def submission(name, answers):
    """The released notebook with some answers filled in: a dict from exercise to source."""
    notebook = nbformat.read(ROOT / "notebooks" / name / SOURCES[name].name, as_version=4)
    for cell in notebook.cells:
        if cell.id in answers:
            cell.source = answers[cell.id]
    return json.loads(nbformat.writes(notebook))


def solution(name):
    """All answers of the solution: a dict from exercise to source."""
    cells = nbformat.read(SOURCES[name], as_version=4).cells
    return {cell.id: cell.source for cell in cells if cell.id in ANSWERS[name]}
