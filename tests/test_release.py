"""The released notebooks are the solutions without answers, byte for byte on every run."""

import json
import re
import shutil
from pathlib import Path

import nbformat
import pytest
from click.testing import CliRunner
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from nbgrader.validator import Validator

from course.release import assignments, generate, nbgrader_api, release, start_page

NAMES = list(assignments(root=Path(__file__).parent.parent))


def cells(path):
    return nbformat.read(path, as_version=4).cells


def is_graded(cell):
    return cell.metadata.get("nbgrader", {}).get("grade", False)


@pytest.mark.parametrize("name", NAMES)
def test_what_is_committed_is_what_a_release_makes(name, tmp_path):
    generate(name, tmp_path)
    [made] = sorted((tmp_path / name).glob("*.ipynb"))
    assert made.read_bytes() == Path("notebooks", name, made.name).read_bytes(), "run `make release`"


def test_the_start_page_is_up_to_date():
    assert Path("notebooks/README.md").read_text() == start_page(), "run `make release`"
    assert sorted(path.name for path in Path("notebooks").iterdir() if path.name[0] != ".") == [*NAMES, "README.md"]


@pytest.mark.parametrize("name", NAMES)
def test_no_answer_leaks(name):
    [released] = Path("notebooks", name).glob("*.ipynb")
    text = released.read_text()
    for marker in ("BEGIN SOLUTION", "END SOLUTION", "HIDDEN TESTS", "Mark scheme"):
        assert marker not in text
    secrets = re.compile(r"### BEGIN (?:SOLUTION|HIDDEN TESTS)\n(.*?)\s*### END", re.DOTALL)
    [source] = Path("solutions", name).glob("*.ipynb")
    found = [secret for cell in cells(source) for secret in secrets.findall(cell.source)]
    assert len(found) >= 9  # at least four answers, four hidden checks and a mark scheme
    public = "\n".join(cell.source for cell in cells(released))
    for secret in found:
        assert secret not in public


@pytest.mark.parametrize("name", NAMES)
def test_neither_side_holds_outputs_and_every_cell_has_an_id(name):
    for folder in ("solutions", "notebooks"):
        [path] = Path(folder, name).glob("*.ipynb")
        raw = json.loads(path.read_text())
        assert all(cell.get("id") for cell in raw["cells"])
        assert not any(cell.get("outputs") or cell.get("execution_count") for cell in raw["cells"])


@pytest.mark.parametrize("name", NAMES)
def test_points_and_names_keep_the_contract(name):
    graded = [cell for cell in cells(assignments()[name]) if is_graded(cell)]
    answers = [
        c.id
        for c in cells(assignments()[name])
        if c.cell_type == "code" and c.metadata.get("nbgrader", {}).get("solution")
    ]
    automatic = [cell for cell in graded if cell.cell_type == "code"]
    assert sum(cell.metadata.nbgrader.points for cell in automatic) == (15 if "variational" in name else 10)
    assert sum(cell.metadata.nbgrader.points for cell in graded if cell.cell_type == "markdown") == 2
    for answer in answers:
        own = [c for c in automatic if c.metadata.nbgrader.grade_id.startswith(f"{answer}_")]
        assert any("BEGIN HIDDEN TESTS" in c.source for c in own), f"{answer} has no hidden check"
        assert any("BEGIN HIDDEN TESTS" not in c.source for c in own), f"{answer} has no visible check"
    for cell in automatic:
        assert any(cell.metadata.nbgrader.grade_id.startswith(f"{answer}_") for answer in answers)


def validate(path, invert=False):
    validator = Validator(config=nbgrader_api().config, invert=invert)
    return validator.validate(str(Path(path).resolve()))


@pytest.mark.parametrize("name", NAMES)
def test_the_solution_passes_every_check(name):
    assert validate(assignments()[name]) == {}


@pytest.mark.parametrize("name", NAMES)
def test_the_blank_release_passes_no_check(name):
    assert validate(Path("notebooks", name, assignments()[name].name), invert=True) == {}


# Bad input


def source_notebook(*sources):
    made = [new_markdown_cell("# 1 · A\n\n**You will**\n\n- learn\n\n**Time** about 5 minutes", id="title")]
    for k, source in enumerate(sources):
        meta = {
            "schema_version": 3,
            "grade_id": f"f{k}",
            "grade": False,
            "locked": False,
            "solution": True,
            "task": False,
        }
        made.append(new_code_cell(source, id=f"cell{k}", metadata={"nbgrader": meta}))
    return new_notebook(cells=made)


@pytest.fixture
def small_course(course_folder):
    Path("solutions/01_a").mkdir()
    nbformat.write(
        source_notebook("def f():\n    ### BEGIN SOLUTION\n    return 1\n    ### END SOLUTION"),
        "solutions/01_a/a.ipynb",
    )
    return course_folder


def test_a_release_names_the_exercise_in_its_stub(small_course):
    result = CliRunner().invoke(release)
    assert result.exit_code == 0, result.output
    [answer] = [cell for cell in cells("notebooks/01_a/a.ipynb") if cell.cell_type == "code"]
    assert answer.source == 'def f():\n    raise NotImplementedError("f0 is not written yet")'
    assert "[1 · A](01_a/a.ipynb)" in Path("notebooks/README.md").read_text()
    assert not Path("gradebook.db").exists()


def refused(*arguments):
    result = CliRunner().invoke(release, arguments)
    assert result.exit_code == 1 and result.output.startswith("Error: ") and result.output.count("\n") == 1
    return result.output


def test_a_wrong_name(small_course):
    assert "There is no assignment '02_b'. There are: 01_a." in refused("02_b")
    assert not Path("notebooks").exists()


def test_another_folder(small_course):
    shutil.rmtree("solutions")
    assert "run this in the course's folder" in refused()


def test_an_unreadable_notebook(small_course):
    Path("solutions/01_a/a.ipynb").write_text("{")
    assert "not a readable notebook" in refused()
    assert not Path("notebooks").exists()


def test_a_cell_without_id(small_course):
    raw = json.loads(Path("solutions/01_a/a.ipynb").read_text())
    del raw["cells"][1]["id"]
    Path("solutions/01_a/a.ipynb").write_text(json.dumps(raw))
    assert "cell 2 has no id" in refused()
    assert not Path("notebooks").exists()


def test_two_cells_of_one_name(small_course):
    notebook = source_notebook("pass", "pass")
    notebook.cells[2].metadata.nbgrader.grade_id = "f0"
    nbformat.write(notebook, "solutions/01_a/a.ipynb")
    assert "cells 2 and 3 both have the grade_id 'f0'" in refused()


def test_somebodys_work_is_not_overwritten(small_course):
    CliRunner().invoke(release)
    worked = nbformat.read("notebooks/01_a/a.ipynb", as_version=4)
    worked.cells[1].execution_count = 1
    nbformat.write(worked, "notebooks/01_a/a.ipynb")
    assert "somebody worked in it" in refused()
    assert cells("notebooks/01_a/a.ipynb")[1].execution_count == 1
    assert CliRunner().invoke(release, ["--force"]).exit_code == 0
