"""Hand executed notebooks to nbgrader: its scoring, its gradebook, its `autograded/` and `feedback/`.

nbgrader is given notebooks that were executed already, and runs all of its steps but the execution;
so its formgrader, its export and everything else that reads the gradebook works as ever.
One process writes: :class:`Recorder`.
"""

import contextlib
import json
import logging
import os
import shutil
import sys
import warnings
from pathlib import Path

import click
import nbformat
from nbconvert.preprocessors import ClearMetadataPreprocessor
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.converters import Autograde, GenerateAssignment, GenerateFeedback
from nbgrader.preprocessors import (
    AssignLatePenalties,
    CheckCellMetadata,
    IgnorePattern,
    LimitOutput,
    OverwriteCells,
    SaveAutoGrades,
)
from sqlalchemy.exc import SAWarning

from course import rebuild, release

warnings.filterwarnings("ignore", category=SAWarning, module="nbgrader")

EXECUTED = Path("results/executed")
RECORDS = Path("results/records")
COPIED = ("timestamp.txt", "submission_secret.txt")  # by nbgrader's exchange: for late penalties and for feedback


class Recorder:
    """The one writer of the gradebook.

    Args:
        assignments: the :class:`course.rebuild.Assignment` objects that are graded, by name.
        root: the course's folder.
    """

    def __init__(self, assignments, root="."):
        self.assignments, self.root = assignments, Path(root).resolve()
        # nbgrader starts alembic by its name to create a gradebook
        scripts = str(Path(sys.executable).parent)
        if scripts not in os.environ.get("PATH", "").split(os.pathsep):
            os.environ["PATH"] = os.pathsep.join([scripts, os.environ.get("PATH", "")])
        for name in assignments:
            self._prepare(name)

    def _api(self):
        api = release.nbgrader_api(self.root)
        api.log = logging.getLogger("course.nbgrader")
        api.log.setLevel(logging.CRITICAL)
        return api

    @contextlib.contextmanager
    def gradebook(self):
        """Open the gradebook (``nbgrader.api.Gradebook``)."""
        api = release.nbgrader_api(self.root)
        with Gradebook(api.coursedir.db_url, api.coursedir.course_id) as gradebook:
            yield gradebook

    def _prepare(self, name):
        """Have nbgrader enter an assignment's cells, unless they are there as they are now."""
        assignment = self.assignments[name]
        wanted = {
            rebuild.grade_id(cell): cell.metadata.nbgrader.get("checksum")
            for cell in assignment.notebook.cells
            if rebuild.grade_id(cell)
        }
        with self.gradebook() as gradebook:
            try:
                notebook = gradebook.find_notebook(assignment.notebook_name, name)
                if {cell.name: cell.checksum for cell in notebook.source_cells} == wanted:
                    return
            except MissingEntry:
                pass
        api = self._api()
        api.coursedir.assignment_id = name
        scratch = self.root / "results" / ".release"  # the students' notebooks/ are not touched
        api.coursedir.release_directory = str(scratch.relative_to(self.root))
        converter = GenerateAssignment(
            coursedir=api.coursedir, parent=api, force=True, preprocessors=release.release_preprocessors()
        )
        try:
            converter.start()
        except Exception as error:
            raise click.ClickException(
                f"nbgrader could not enter {name} into the gradebook. Once submissions are recorded, graded cells can be "
                f"changed but not added, removed or renamed: undo that, or begin a new gradebook.db ({error})."
            ) from error
        finally:
            shutil.rmtree(scratch, ignore_errors=True)

    def record(self, student, name, review=None):
        """Hand the staged notebook of a student to nbgrader.

        Args:
            student, name: whose submission of which assignment; :func:`stage` has put the notebook in place.
            review: why an instructor should look at it, if so: all its points are marked for that.
        """
        api = self._api()
        api.coursedir.submitted_directory = str(EXECUTED)
        folder = self.root / EXECUTED / student / name
        _AutogradeExecuted(
            coursedir=api.coursedir, parent=api, force=True,
            notebooks_of={str(folder): [str(folder / f"{self.assignments[name].notebook_name}.ipynb")]},
            sanitize_preprocessors=[OverwriteCells, CheckCellMetadata],
            autograde_preprocessors=[
                IgnorePattern, ClearMetadataPreprocessor, LimitOutput, SaveAutoGrades, AssignLatePenalties, CheckCellMetadata,
            ],
        ).start()  # fmt: skip
        if review is not None:
            with self.gradebook() as gradebook:
                submission = gradebook.find_submission_notebook(self.assignments[name].notebook_name, name, student)
                for grade in submission.grades:
                    grade.needs_manual_grade = True
                gradebook.db.commit()

    def is_recorded(self, gradebook, student, name):
        """Say whether the gradebook and `autograded/` know a submission."""
        try:
            gradebook.find_submission(name, student)
        except MissingEntry:
            return False
        return (self.root / "autograded" / student / name / f"{self.assignments[name].notebook_name}.ipynb").exists()

    def feedback(self, pairs):
        """Make the feedback pages of those (student, assignment) pairs that were graded after their page was made."""
        api = self._api()
        notebooks = {}
        for student, name in pairs:
            stem = self.assignments[name].notebook_name
            graded = self.root / api.coursedir.autograded_directory / student / name / f"{stem}.ipynb"
            page = self.root / api.coursedir.feedback_directory / student / name / f"{stem}.html"
            if not page.exists() or page.stat().st_mtime < graded.stat().st_mtime:
                notebooks[str(graded.parent)] = [str(graded)]
        if notebooks:
            _GenerateFeedback(coursedir=api.coursedir, parent=api, force=True, notebooks_of=notebooks).start()


class _GivenNotebooks:
    """A converter of nbgrader's that is told its notebooks, where nbgrader would look for them by a pattern.

    The pattern fails for students whose names hold brackets, and can't say "these forty, at once".
    """

    def __init__(self, *, notebooks_of, **options):
        super().__init__(**options)
        self.notebooks_of = notebooks_of

    def init_notebooks(self):
        self.assignments, self.notebooks = self.notebooks_of, []


class _AutogradeExecuted(_GivenNotebooks, Autograde):
    pass


class _GenerateFeedback(_GivenNotebooks, GenerateFeedback):
    def init_assignment(self, assignment_id, student_id):
        # The page is all that goes to a student. nbgrader would copy what else lies beside the graded notebook.
        Path(self._format_dest(assignment_id, student_id)).mkdir(parents=True)


def stage(student, name, notebook, notebook_name, submitted, root="."):
    """Put an executed notebook where :meth:`Recorder.record` takes it from."""
    folder = Path(root, EXECUTED, student, name)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for extra in COPIED:
        if (Path(submitted) / extra).is_file():
            shutil.copyfile(Path(submitted) / extra, folder / extra)
    nbformat.write(notebook, folder / f"{notebook_name}.ipynb")


def read_record(student, name, root="."):
    """Read what is known about a submission: a dict, empty if there is nothing (or nothing readable)."""
    try:
        return json.loads(_record_path(student, name, root).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}


def write_record(student, name, record, root="."):
    """Write it, whole or not at all."""
    write_whole(_record_path(student, name, root), json.dumps(record, ensure_ascii=False, indent=1))


def write_whole(path, text):
    """Write a text file such that a reader, or a run cut short, finds the old one or the new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    scratch = path.with_name(f".{path.name}.part")
    scratch.write_text(text, encoding="utf-8", newline="")
    os.replace(scratch, path)


def _record_path(student, name, root):
    return Path(root, RECORDS, name, f"{student}.json")
