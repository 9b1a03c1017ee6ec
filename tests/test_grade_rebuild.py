"""Whatever state a submission comes in, its answers are graded, and what was repaired is said."""

import copy
import json

import grading_course as course
import pytest

from course import rebuild
from course.execute import grade_notebook
from course.sandbox import KernelPool

pytestmark = pytest.mark.xdist_group("rebuild")


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    return course.make_course(tmp_path_factory.mktemp("course"))


@pytest.fixture(scope="module")
def assignment(source):
    return rebuild.load_assignment(source)


@pytest.fixture(scope="module")
def pool(assignment):
    with KernelPool(assignment.modules, sandbox=False) as kernels:
        yield kernels


def cell(notebook, name):
    return next(cell for cell in notebook["cells"] if cell.get("id") == name)


def full(graded):
    return {name: points for name, (points, _) in graded.exercises.items()} == {"double": 3, "total": 1}


def without_ids(notebook):
    notebook["nbformat_minor"] = 4
    for one in notebook["cells"]:
        one.pop("id", None)
        one["metadata"] = {}


def deleted_check(notebook):
    notebook["cells"].remove(cell(notebook, "double_values"))


def edited_check(notebook):
    cell(notebook, "double_values")["source"] = "1.0"


def duplicated(notebook):
    place = notebook["cells"].index(cell(notebook, "double"))
    notebook["cells"].insert(
        place, {**copy.deepcopy(cell(notebook, "double")), "source": "def double(x):\n    return 1"}
    )
    notebook["cells"].append(copy.deepcopy(cell(notebook, "double_values")))


def skipping_tags(notebook):
    for one in notebook["cells"]:
        one["metadata"]["tags"] = ["skip-execution", "experiment", "raises-exception"]


def changed_flags(notebook):
    for one in notebook["cells"]:
        if "nbgrader" in one["metadata"]:
            one["metadata"]["nbgrader"] |= {"points": 100, "grade": False, "locked": False, "schema_version": 1}


def other_order(notebook):
    notebook["cells"].reverse()


def other_cell_type(notebook):
    cell(notebook, "double")["cell_type"] = "markdown"
    cell(notebook, "question")["cell_type"] = "code"


def forged_outputs(notebook):
    for one in notebook["cells"]:
        one["outputs"] = [{"output_type": "execute_result", "data": {"text/plain": "100"}, "metadata": {}}]
        one["execution_count"] = "many"


def old_format(notebook):
    cells = notebook.pop("cells")
    for one in cells:
        if one["cell_type"] == "code":
            one["input"] = one.pop("source")
    notebook |= {"nbformat": 3, "worksheets": [{"cells": cells}]}


def source_as_text(notebook):
    for one in notebook["cells"]:
        one["source"] = "".join(one["source"])


def edited_import(notebook):
    cell(notebook, "numbers")["source"] += "\nfrom math import fsum"
    cell(notebook, "total")["source"] = "def total(x):\n    return fsum(x)"


def no_metadata(notebook):
    notebook["metadata"] = "gone"
    notebook["cells"] += [None, 7, {"cell_type": 3}]


REPAIRS = {
    without_ids: "recognised by its content", deleted_check: "double_values: the check was deleted",
    edited_check: "double_values: the cell was edited", duplicated: "double: the cell is there 2 times", skipping_tags: None,
    changed_flags: None, other_order: None, other_cell_type: "double: the cell was turned into markdown", forged_outputs: None,
    old_format: None, source_as_text: None, edited_import: None, no_metadata: None,
}  # fmt: skip


@pytest.mark.parametrize("damage", REPAIRS, ids=lambda damage: damage.__name__)
def test_a_damaged_submission_is_repaired(damage, assignment, pool):
    notebook = course.submission(assignment, course.RIGHT)
    damage(notebook)
    graded = grade_notebook(assignment, notebook, kernel_pool=pool)
    assert full(graded), graded.messages
    note = REPAIRS[damage]
    assert graded.notes == [] if note is None else any(note in said for said in graded.notes)


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"", "empty"), (b"{", "JSON is broken (line 1)"), (b"\xff\xfe\x00", "UTF-8"), (b"[]", "not a notebook"),
     (b'{"cells": 3}', "no list of cells"), (b"[" * 100_000, "JSON is broken")],
)  # fmt: skip
def test_what_is_no_notebook_is_named(content, reason):
    with pytest.raises(rebuild.Unreadable) as error:
        rebuild.parse_submission(content)
    assert reason in str(error.value)


def test_the_blank_release_earns_nothing_and_says_nothing(assignment, pool):
    graded = grade_notebook(assignment, course.submission(assignment), kernel_pool=pool)
    assert {points for points, _ in graded.exercises.values()} == {0}
    assert graded.notes == []
    assert "double is not written yet" in graded.first_message("double")
    assert graded.claims["double_values"] == ["double doubles every number"]


def test_the_solution_handed_in_earns_everything(source, pool):
    assert full(grade_notebook(source, source, kernel_pool=pool))


def test_only_the_exercises_asked_for_are_checked(assignment, pool):
    graded = grade_notebook(assignment, course.submission(assignment, course.RIGHT), kernel_pool=pool, only=["total"])
    assert graded.exercises == {"total": (1, 1)}
    with pytest.raises(ValueError, match="no exercise typo"):
        grade_notebook(assignment, course.submission(assignment), kernel_pool=pool, only=["typo"])


def test_a_crash_costs_one_exercise(assignment, pool):
    crash = {**course.RIGHT, "double": "import os\ndef double(x):\n    os._exit(1)"}
    graded = grade_notebook(assignment, course.submission(assignment, crash), kernel_pool=pool)
    assert graded.exercises == {"double": (0, 3), "total": (1, 1)}
    assert "ended the kernel (exit status 1)" in graded.first_message("double")


def test_experiments_are_left_out_and_parameters_are_those_of_grading(assignment, pool):
    graded = grade_notebook(assignment, course.submission(assignment, course.RIGHT), kernel_pool=pool)
    cells = {cell.id: cell for cell in graded.notebook.cells}
    assert cells["experiment"].outputs == []
    assert cells["numbers"].outputs[0].text == "5\n"


def test_warnings_and_standard_error_cost_nothing(assignment, pool):
    noisy = {
        **course.RIGHT,
        "double": "import sys, warnings\ndef double(x):\n    warnings.warn('!')\n    print('!', file=sys.stderr)\n    return 2 * x",
    }
    assert full(grade_notebook(assignment, course.submission(assignment, noisy), kernel_pool=pool))


def test_cold_kernels_give_the_same_and_say_so(assignment):
    with KernelPool(assignment.modules, sandbox=False, warm=False) as cold:
        graded = grade_notebook(assignment, course.submission(assignment, course.RIGHT), kernel_pool=cold)
        assert full(graded)
        assert graded.notebook.metadata.course_grading["cold"] == "cold kernels were asked for"
        assert full(grade_notebook(assignment, course.submission(assignment, course.RIGHT), kernel_pool=cold))


def test_a_rebuilt_notebook_is_the_same_every_time(assignment):
    cells = rebuild.parse_submission(course.submission(assignment, course.RIGHT, added=["x = 1"]))
    first, second = (rebuild.rebuild(assignment, cells)[0] for _ in range(2))
    assert json.dumps(first) == json.dumps(second)
