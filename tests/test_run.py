"""Every solution runs headlessly and measures what the course says it measures."""

from pathlib import Path

import nbformat
import pytest
from click.testing import CliRunner
from nbformat.v4 import new_code_cell, new_notebook, new_output

from autoencoders import metrics
from course.budgets import bounds, budget
from course.release import assignments
from course.run import execute, out_of_bounds, results_page, run

NAMES = list(assignments(root=Path(__file__).parent.parent))


@pytest.mark.parametrize("name", NAMES)
def test_the_solution_runs_and_its_metrics_are_within_bounds(name, tmp_path):
    result = CliRunner().invoke(run, [name, "--output", str(tmp_path)])
    assert result.exit_code == 0, result.output
    executed = nbformat.read(tmp_path / "quick" / f"{name}.ipynb", as_version=4)
    assert bounds(name, "quick"), "a notebook measures something"
    assert not out_of_bounds(metrics.read(executed), bounds(name, "quick"))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("kind", ["quick", "full", "grading"])
def test_budgets_set_parameters_that_the_notebook_has(name, kind):
    cells = nbformat.read(assignments()[name], as_version=4).cells
    [parameters] = [cell for cell in cells if "parameters" in cell.metadata.get("tags", [])]
    defined = {}
    exec(parameters.source, defined)
    assert set(budget(name, kind)) <= set(defined)


def test_the_page_of_results_is_what_the_notebooks_record(small_course):
    small_course("01_a", RECORD)
    small_course("02_b", RECORD)
    result = CliRunner().invoke(run, ["--full"])
    assert result.exit_code == 0, result.output
    page = Path("RESULTS.md").read_text()
    assert "| n | 5 | 9.0000 |" in page and "- `01_a`: {'N': 9}" in page
    changed = nbformat.read("solutions/02_b/a.ipynb", as_version=4)
    changed.cells[1].source += "\nchanged = True"
    nbformat.write(changed, "solutions/02_b/a.ipynb")
    CliRunner().invoke(run, ["--full", "01_a"])
    assert "| 02_b | | | not measured as it is now | | |" in Path("RESULTS.md").read_text()


@pytest.mark.parametrize("cut", ["interrupted", "failed in its last cell"])
def test_a_notebook_that_did_not_run_to_its_end_is_no_result(small_course, cut):
    small_course("01_a", RECORD, "x = 1")
    CliRunner().invoke(run, ["--full"])
    assert "| n | 5 | 9.0000 |" in Path("RESULTS.md").read_text()
    path = Path("results/full/01_a.ipynb")
    executed = nbformat.read(path, as_version=4)
    if cut == "interrupted":
        executed.cells[-1].execution_count = None
    else:
        executed.cells[-1].outputs = [new_output("error", ename="E", evalue="", traceback=[])]
    nbformat.write(executed, path)
    assert "| 01_a | | | not measured as it is now | | |" in results_page(path.parent)


# Bad input and failures, on a small course


@pytest.fixture
def small_course(course_folder):
    def write(name, *sources, budgets=True):
        Path("solutions", name).mkdir()
        cells = [new_code_cell("N = 1", metadata={"tags": ["parameters"]}), *map(new_code_cell, sources)]
        metadata = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
        nbformat.write(new_notebook(cells=cells, metadata=metadata), f"solutions/{name}/a.ipynb")
        if budgets:
            with open("solutions/budgets.yaml", "a") as file:
                file.write(
                    f"{name}:\n  quick: {{N: 7}}\n  full: {{N: 9}}\n  metrics: {{n: {{quick: [6, 8], tutorial: 5}}}}\n"
                )

    return write


RECORD = "from autoencoders import metrics\nmetrics.record('n', N)"


def test_parameters_are_set_and_metrics_reported(small_course):
    small_course("01_a", RECORD)
    result = CliRunner().invoke(run)
    assert result.exit_code == 0 and "n 7" in result.output, result.output


def test_a_failing_notebook_names_its_cell_and_the_others_still_run(small_course):
    small_course("01_a", "x = 1", "1 / 0")
    small_course("02_b", RECORD)
    result = CliRunner().invoke(run)
    failing = nbformat.read("solutions/01_a/a.ipynb", as_version=4).cells[2].id
    assert result.exit_code == 1
    assert f"01_a: cell '{failing}' raised ZeroDivisionError: division by zero" in result.output
    assert "✔ 02_b" in result.output


def test_a_metric_out_of_bounds_or_missing_is_a_failure(small_course):
    small_course("01_a", RECORD.replace("N)", "9)"))
    small_course("02_b", "x = 1")
    result = CliRunner().invoke(run)
    assert result.exit_code == 1
    assert "01_a: n is 9.0000, expected 6 to 8" in result.output
    assert "02_b: the metric 'n' was not recorded" in result.output


def test_memory_is_that_of_the_kernel(small_course):
    small_course("01_a", "ballast = bytearray(400_000_000)\n" + RECORD)
    finished = execute("01_a", Path("solutions/01_a/a.ipynb"), {}, Path("out.ipynb"))
    assert not finished.problems and 0.4 < finished.peak_gb < 1.2 and finished.seconds > 0


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["03_c"], "There is no assignment '03_c'"),
        (["02_b"], "no entry 'quick' for 02_b"),
        (["01_a"], "not a readable notebook"),
    ],
)
def test_bad_input_is_refused_in_one_sentence(small_course, arguments, sentence):
    small_course("01_a")
    Path("solutions/01_a/a.ipynb").write_text("{")
    small_course("02_b", budgets=False)
    result = CliRunner().invoke(run, arguments)
    assert result.exit_code == 1 and sentence in result.output and result.output.count("\n") == 1
    assert not Path("results").exists()
