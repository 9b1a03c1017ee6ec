"""A scratch course with submissions of all kinds, for the measurements."""

import contextlib
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import nbformat
import psutil
from nbgrader.api import Gradebook

from course import rebuild

ROOT = Path(__file__).parent.parent
COURSE = [sys.executable, "-c", "from course.cli import main; main()"]


@contextlib.contextmanager
def scratch_course(names=None):
    """Make a course of some of the repository's notebooks; give its folder and its assignments."""
    folder = Path(tempfile.mkdtemp(prefix="benchmark-"))
    try:
        shutil.copy(ROOT / "nbgrader_config.py", folder)
        (folder / "solutions").mkdir()
        shutil.copy(ROOT / "solutions/budgets.yaml", folder / "solutions")
        for source in sorted((ROOT / "solutions").glob("*/*.ipynb")):
            if names is None or source.parent.name in names:
                shutil.copytree(source.parent, folder / "solutions" / source.parent.name)
        paths = sorted((folder / "solutions").glob("*/*.ipynb"))
        yield folder, [rebuild.load_assignment(path) for path in paths]
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def hostile():
    """The named cheats and attacks of the tests, as code."""
    code = []
    for name in ("cheats", "attacks"):
        text = (ROOT / f"tests/submissions/hostile/{name}.py").read_text(encoding="utf-8")
        code += [block.partition("\n")[2] for block in re.split(r"(?m)^# %% ", text)[1:]]
    return code


def submission(assignment, kind, rng):
    """A submission: ``right``, ``blank``, ``half``, ``wrong``, ``broken`` or ``hostile``; (text, points it must earn or None)."""
    notebook = json.loads(nbformat.writes(assignment.released))
    solution = nbformat.read(ROOT / "solutions" / assignment.name / f"{assignment.notebook_name}.ipynb", as_version=4)
    answers = {
        rebuild.grade_id(cell): cell.source for cell in solution.cells if rebuild.grade_id(cell) in assignment.answers
    }
    points = dict.fromkeys(answers, 0)
    for check, cell in assignment.graded.items():
        if cell.cell_type == "code":
            points[assignment.exercise(check)] += cell.metadata.nbgrader.points
    names = list(answers)
    if kind == "half":
        names = names[::2]
    if kind in ("blank", "broken"):
        names = []
    expected = sum(points[name] for name in names)
    for cell in notebook["cells"]:
        if cell["id"] in names:
            cell["source"] = answers[cell["id"]]
            if kind == "wrong":
                cell["source"] = re.sub(
                    r"### BEGIN SOLUTION.*### END SOLUTION", "return None", answers[cell["id"]], flags=re.DOTALL
                )
    if kind == "wrong":
        expected = None
    if kind == "hostile":
        notebook["cells"].append({"cell_type": "code", "metadata": {}, "source": rng.choice(hostile()), "outputs": []})
    text = json.dumps(notebook)
    if kind == "broken":
        text = text[: len(text) // 2]
    return text, expected


def hand_in(folder, student, assignment, text):
    place = folder / "submitted" / student / assignment.name
    place.mkdir(parents=True, exist_ok=True)
    (place / f"{assignment.notebook_name}.ipynb").write_text(text)


def scores(folder, manual=False):
    """All automatic scores in a gradebook."""
    with Gradebook(f"sqlite:///{folder}/gradebook.db", "autoencoders") as book:
        return sorted(
            (student.id, grade.assignment.name, grade.name, grade.auto_score, grade.needs_manual_grade)
            for student in book.students for submission in student.submissions
            for notebook in submission.notebooks for grade in notebook.grades
        )  # fmt: skip


class Watched:
    """A command that runs, with its seconds and the peak memory of its processes."""

    def __init__(self, command, folder, **options):
        begun = time.perf_counter()
        environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
        self.process = subprocess.Popen(
            command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment, **options
        )
        self.peak = self.largest = 0
        self._running = True
        watcher = threading.Thread(target=self._watch)
        watcher.start()
        self.said, _ = self.process.communicate()
        self.seconds = time.perf_counter() - begun
        self._running = False
        watcher.join()

    def _watch(self):
        while self._running:
            sizes = []
            with contextlib.suppress(psutil.Error):
                for one in [
                    psutil.Process(self.process.pid),
                    *psutil.Process(self.process.pid).children(recursive=True),
                ]:
                    with contextlib.suppress(psutil.Error):
                        sizes.append(one.memory_full_info().pss)
            self.peak, self.largest = max(self.peak, sum(sizes)), max([self.largest, *sizes])
            time.sleep(1.5)


def seeded():
    """The same draws every time."""
    return random.Random(1)
