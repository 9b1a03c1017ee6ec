"""Run: every solution notebook by papermill, with its seconds, memory and metrics."""

import ast
import multiprocessing
import os
import platform
import resource
import time
from dataclasses import dataclass, field
from pathlib import Path

import click
import nbformat
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from autoencoders import metrics
from course.budgets import bounds, budget, tutorial_figures
from course.release import assignments, read_notebook

RESULTS_PAGE = Path("RESULTS.md")
AT_ONCE = 2


@dataclass
class Run:
    """What came of executing one notebook."""

    name: str
    seconds: float = 0.0
    peak_gb: float = 0.0
    metrics: dict = field(default_factory=dict)
    problems: list = field(default_factory=list)


@click.command()
@click.argument("names", metavar="[ASSIGNMENT]...", nargs=-1)
@click.option("--full", is_flag=True, help="All of MNIST, as published; needs hours. Writes RESULTS.md.")
@click.option(
    "--at-once", default=AT_ONCE, show_default=True, type=click.IntRange(1), help="Notebooks at the same time."
)
@click.option(
    "--output",
    default="results",
    show_default=True,
    type=click.Path(path_type=Path),
    help="Where the executed notebooks go.",
)
def run(names, full, at_once, output):
    """Execute the solution notebooks (all, or those named) and check what they measure."""
    kind = "full" if full else "quick"
    sources = assignments(names)
    jobs = {name: (path, budget(name, kind), output / kind / f"{name}.ipynb") for name, path in sources.items()}
    expected = {name: bounds(name, kind) for name in sources}
    for path in sources.values():
        read_notebook(path)
    (output / kind).mkdir(parents=True, exist_ok=True)

    console = Console()
    runs = {}
    columns = [TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()]
    with Progress(*columns, console=console) as progress, _workers(at_once) as workers:
        task = progress.add_task(f"running notebooks ({kind} budget)", total=len(jobs))
        for finished in workers.imap_unordered(_execute, [(name, *job) for name, job in jobs.items()]):
            finished.problems += (
                out_of_bounds(finished.metrics, expected[finished.name]) if not finished.problems else []
            )
            runs[finished.name] = finished
            progress.console.print(f"{'✘' if finished.problems else '✔'} {finished.name}, {finished.seconds:.0f} s")
            progress.advance(task)

    ordered = [runs[name] for name in sources]
    console.print(_table(ordered))
    console.print(f"Executed notebooks: {output / kind}/")
    for finished in ordered:
        for problem in finished.problems:
            console.print(f"✘ {finished.name}: {problem}", markup=False, highlight=False)
    if full:
        RESULTS_PAGE.write_text(results_page(output / kind), encoding="utf-8")
        console.print(f"Results: {RESULTS_PAGE}")
    if any(finished.problems for finished in ordered):
        raise SystemExit(1)


def execute(name, path, parameters, output):
    """Execute one notebook; its kernel is this process's only child, whose peak memory the system reports.

    Args:
        name: the assignment.
        path: its notebook.
        parameters: what papermill writes over the cell tagged ``parameters``.
        output: where the executed notebook goes.

    Returns:
        A :class:`Run`; a failure is one of its ``problems``, naming the cell.
    """
    import papermill  # here: the command itself starts without waiting for it

    result = Run(name)
    start = time.monotonic()
    try:
        notebook = papermill.execute_notebook(
            path, output, parameters, progress_bar=False, kernel_name="python3", cwd=path.parent,
            extra_arguments=["--IPKernelApp.log_level=ERROR"],
        )  # fmt: skip
        result.metrics = metrics.read(notebook)
    except papermill.PapermillExecutionError as error:
        # papermill numbers cells as they ran and then adds one of its own: its mark on the cell is surer
        [cell] = [cell for cell in read_notebook(output).cells if cell.metadata.get("papermill", {}).get("exception")]
        result.problems.append(f"cell {cell.id!r} raised {error.ename}: {error.evalue}")
    except Exception as error:  # whatever else: the other notebooks still run
        result.problems.append(f"{type(error).__name__}: {error}")
    result.seconds = time.monotonic() - start
    unit = 1 if platform.system() == "Darwin" else 1024
    result.peak_gb = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * unit / 1e9
    if not result.problems:
        notebook.metadata["course_run"] = {"seconds": result.seconds, "peak_gb": result.peak_gb}
        nbformat.write(notebook, output)
    return result


def out_of_bounds(measured, expected):
    """Say which metrics are missing or outside their bounds, a sentence each."""
    problems = []
    for metric, (lowest, highest) in expected.items():
        if metric not in measured:
            problems.append(f"the metric {metric!r} was not recorded")
        elif not lowest <= measured[metric] <= highest:
            problems.append(f"{metric} is {measured[metric]:.4f}, expected {lowest} to {highest}")
    return problems


def results_page(folder):
    """The text of RESULTS.md, from the notebooks that were executed at the full budget.

    Args:
        folder: where they are. One that was interrupted, or whose code is no longer that of ``solutions/``, is left out.

    Returns:
        A page in Markdown.
    """
    setting = f"{os.cpu_count()} cores, no GPU, Python {platform.python_version()}, {_versions()}"
    lines = [
        "# Results at the full budget",
        "",
        f"Measured by `make run ARGS=--full` on all of MNIST with {setting}.",
        "Seconds and memory are those of the whole notebook, experiments included; they are missing where papermill ran it without `course run`.",
        "",
        "| notebook | seconds | memory | metric | tutorial | here |",
        "|---|---|---|---|---|---|",
    ]
    parameters = []
    for name, source in assignments().items():
        path = folder / f"{name}.ipynb"
        executed = read_notebook(path) if path.exists() else None
        if executed is None or not _ran_to_its_end(executed) or _code(executed) != _code(read_notebook(source)):
            lines.append(f"| {name} | | | not measured as it is now | | |")
            continue
        tutorial = tutorial_figures(name)
        spent = executed.metadata.get("course_run")
        cost = f"{spent['seconds']:.0f} | {spent['peak_gb']:.2f} GB" if spent else "| "
        head = f"| {name} | {cost} "
        for metric, value in metrics.read(executed).items():
            lines.append(f"{head}| {metric} | {tutorial.get(metric, '')} | {value:.4f} |")
            head = "| | | "
        parameters.append(f"- `{name}`: {dict(executed.metadata.papermill.parameters)}")
    return "\n".join([*lines, "", "Parameters, from `solutions/budgets.yaml`:", "", *parameters]) + "\n"


def _ran_to_its_end(notebook):
    code = [cell for cell in notebook.cells if cell.cell_type == "code" and cell.source.strip()]
    failed = any(output.output_type == "error" for cell in code for output in cell.outputs)
    return not failed and all(cell.execution_count for cell in code)


def _code(notebook):
    """What a notebook computes: its code without checks, parameters and the way it is laid out."""
    own = []
    for cell in notebook.cells:
        is_check = cell.metadata.get("nbgrader", {}).get("grade", False)
        if cell.cell_type == "code" and not is_check and "injected-parameters" not in cell.metadata.get("tags", []):
            own.append(ast.dump(ast.parse(cell.source)))
    return own


def _workers(at_once):
    # a fresh process for every notebook, so that the peak memory of its children is that of one kernel
    return multiprocessing.get_context("spawn").Pool(at_once, maxtasksperchild=1)


def _execute(job):
    return execute(*job)


def _table(runs):
    table = Table("notebook", "seconds", "memory", "metrics", title="Solution notebooks")
    for finished in runs:
        figures = ", ".join(f"{metric} {value:.4g}" for metric, value in finished.metrics.items())
        table.add_row(finished.name, f"{finished.seconds:.0f}", f"{finished.peak_gb:.2f} GB", figures or "failed")
    return table


def _versions():
    from importlib.metadata import version

    return ", ".join(f"{package} {version(package)}" for package in ("tensorflow", "keras", "numpy"))
