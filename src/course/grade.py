"""Grade submissions: collect, rebuild, execute on many cores or machines, record, report."""

import contextlib
import dataclasses
import hashlib
import json
import logging
import os
import sys
from pathlib import Path

import click
import nbformat
import psutil
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from course import execute, rebuild, record, release, report
from course.sandbox import KernelDied, KernelPool, Limits, SandboxUnavailable

SUBMITTED = Path("submitted")
MEMORY_PER_WORKER = 2 * 2**30  # what a kernel that trains small models needs, with TensorFlow


@dataclasses.dataclass(frozen=True)
class Options:
    """How notebooks are executed; the same for all of a run."""

    preload: tuple
    sandbox: bool = True
    threads: int = 1
    limits: Limits = Limits()


_pools = {}  # in a worker: one pool for each set of options


def execute_submission(assignment, content, options):
    """Rebuild and execute one submission: a pure function, which may run on any machine that has the environment.

    Args:
        assignment: the :class:`course.rebuild.Assignment`.
        content: the submitted file, bytes.
        options: :class:`Options`.

    Returns:
        A dict with ``notebook`` (the executed one, as text), ``notes``, ``reason`` (None, or why it could not
        be graded), ``cold`` (None, or why the kernel was not warm).

    Raises:
        SandboxUnavailable: if this machine can't build the sandbox.
    """
    if options not in _pools:
        _pools[options] = KernelPool(
            options.preload, sandbox=options.sandbox, limits=options.limits, threads=options.threads
        )
    notes, cold = [], None
    try:
        notebook, notes = rebuild.rebuild(assignment, rebuild.parse_submission(content))
        executed, reason = execute.execute(notebook, imports=assignment.imports, kernel_pool=_pools[options]), None
        cold = executed.metadata["course_grading"]["cold"]
    except (rebuild.Unreadable, KernelDied) as error:
        executed, reason = execute.ungraded(assignment, str(error)), str(error)
    return {"notebook": nbformat.writes(executed), "notes": notes, "reason": reason, "cold": cold}


def close_kernels():
    """End a worker's kernels."""
    while _pools:
        _pools.popitem()[1].close()


@click.command()
@click.argument("names", metavar="[ASSIGNMENT]...", nargs=-1)
@click.option("--student", "students", multiple=True, metavar="ID", help="Grade only this student (can be repeated).")
@click.option(
    "--scheduler", metavar="ADDRESS", help="Grade on an existing Dask cluster, for instance tcp://10.0.0.1:8786."
)
@click.option(
    "--workers", type=click.IntRange(min=1), help="Notebooks graded at a time [default: this machine's cores]."
)
@click.option("--no-sandbox", is_flag=True, help="Run submissions as yourself, able to read and write what you can.")
@click.option("--force", is_flag=True, help="Grade again what was graded already and has not changed.")
@click.option("--mine", is_flag=True, help="Grade your own notebooks/, for yourself; nothing is kept.")
def grade(names, students, scheduler, workers, no_sandbox, force, mine):
    """Grade submitted/ (all assignments, or those named) into gradebook.db, feedback/ and results/.

    Stopped at any moment, the next run goes on where it stopped.
    """
    console = Console()
    if mine:
        grade_mine(names, console)
        return
    assignments = {name: rebuild.load_assignment(path) for name, path in release.assignments(names).items()}
    submissions = collect(assignments, students)
    if not (no_sandbox or scheduler):
        check_sandbox()
    with _only_one():
        recorder = record.Recorder(assignments)
        with recorder.gradebook() as gradebook:
            todo = [one for one in submissions if force or not _is_done(recorder, gradebook, one)]
        console.print(f"{len(submissions)} submissions, {len(submissions) - len(todo)} of them graded already.")
        if todo:
            modules = tuple(sorted({module for a in assignments.values() for module in a.modules}))
            with _cluster(scheduler, workers, console) as (client, threads):
                options = Options(modules, not no_sandbox, threads)
                try:
                    _grade_all(client, options, recorder, todo, force, console)
                finally:
                    client.run(close_kernels)
        with console.status("writing feedback"):
            recorder.feedback([(submission.student, submission.assignment.name) for submission in submissions])
        _report(recorder, submissions, console)


@dataclasses.dataclass(frozen=True)
class Submission:
    """One student's submission of one assignment."""

    student: str
    assignment: rebuild.Assignment
    folder: Path
    path: Path | None
    note: str | None = None

    def content(self):
        """The submitted file: bytes, or a sentence that says why there is none."""
        if self.path is None:
            return self.note
        try:
            if self.path.stat().st_size > rebuild.MOST_BYTES:
                return f"the file is larger than {rebuild.MOST_BYTES // 2**20} MB"
            return self.path.read_bytes()
        except OSError as error:
            return f"the file cannot be opened ({error.strerror})"

    def digest(self):
        """A fingerprint of all that the result depends on."""
        content = self.content()
        parts = [content if isinstance(content, bytes) else content.encode()]
        parts += [(self.folder / extra).read_bytes() for extra in record.COPIED if (self.folder / extra).is_file()]
        parts += [nbformat.writes(self.assignment.notebook).encode(), json.dumps(self.assignment.parameters).encode()]
        return hashlib.sha256(b"\0".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()


def collect(assignments, students=(), folder=SUBMITTED):
    """Find what was handed in.

    Args:
        assignments: the assignments to look for, by name.
        students: the students' ids; all if empty.
        folder: nbgrader's ``submitted/<student>/<assignment>/<notebook>.ipynb``.

    Returns:
        A list of :class:`Submission`.

    Raises:
        click.ClickException: if there is nothing.
    """
    present = sorted(path.name for path in folder.glob("*") if path.is_dir() and not path.name.startswith("."))
    if not present:
        raise click.ClickException(f"There is nothing in {folder}/: put submissions into {folder}/STUDENT/ASSIGNMENT/.")
    for student in students:
        if student not in present:
            raise click.ClickException(f"There is no submission of {student!r} in {folder}/.")
    found = []
    for name, assignment in assignments.items():
        for student in students or present:
            place = folder / student / name
            if not place.is_dir():
                continue
            path, note = place / f"{assignment.notebook_name}.ipynb", None
            if not path.is_file():
                others = sorted(place.glob("*.ipynb"))
                if len(others) == 1:
                    path, note = others[0], f"The file was called {others[0].name}; it was taken for {path.name}."
                else:
                    note = f"there is no {path.name} in {place}"
                    path = None
            found.append(Submission(student, assignment, place, path, note))
    if not found:
        raise click.ClickException(
            f"Nobody has handed in {', '.join(assignments)}: expected {folder}/STUDENT/ASSIGNMENT/."
        )
    return found


def _is_done(recorder, gradebook, submission):
    student, name = submission.student, submission.assignment.name
    known = record.read_record(student, name)
    if not known.get("recorded") or known["digest"] != submission.digest():
        return False
    return recorder.is_recorded(gradebook, student, name)


def _grade_all(client, options, recorder, todo, force, console):
    """Execute on the cluster and record here, one by one, as results come in."""
    from distributed import as_completed

    columns = [TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TextColumn("left"),
               TimeRemainingColumn()]  # fmt: skip
    waiting, running, cold = list(reversed(todo)), {}, set()
    results = as_completed()
    with Progress(*columns, console=console) as progress:
        bar = progress.add_task("grading", total=len(todo))

        def submit_more():
            # A window: results wait in memory until they are recorded.
            while waiting and len(running) < max(8, 3 * len(client.scheduler_info(n_workers=-1)["workers"])):
                submission = waiting.pop()
                content, name = submission.content(), submission.assignment.name
                known = record.read_record(submission.student, name)
                executed = record.EXECUTED / submission.student / name / f"{submission.assignment.notebook_name}.ipynb"
                if not isinstance(content, bytes):
                    _keep(submission, {"reason": content, "status": "failed"})
                elif force or known.get("digest") != submission.digest() or not executed.exists():
                    future = client.submit(execute_submission, submission.assignment, content, options, pure=False)
                    running[future] = submission
                    results.add(future)
                    continue
                finish(submission)

        def finish(submission):
            _record(recorder, submission)
            progress.advance(bar)

        submit_more()
        while running:
            future = next(results)
            submission = running.pop(future)
            error = future.exception() if future.status == "error" else None
            if isinstance(error, SandboxUnavailable):
                raise click.ClickException(str(error))
            if error is None and future.status == "finished":
                result = future.result()
                if result["cold"]:
                    cold.add(result["cold"])
            else:
                result = {
                    "reason": f"the worker that graded it died or failed ({type(error).__name__}: {str(error)[:200]})"
                }
            future.release()
            _keep(submission, result)
            finish(submission)
            submit_more()
    for why in sorted(cold):
        console.print(f"Kernels were started anew for each notebook, which is slower: {why}.")


def _keep(submission, result):
    """Keep a result on the disk, so that it need not be executed again, before it goes into the gradebook."""
    assignment, reason = submission.assignment, result["reason"]
    notebook = (
        nbformat.reads(result["notebook"], as_version=4)
        if "notebook" in result
        else execute.ungraded(assignment, reason)
    )
    notes = ([submission.note] if submission.path and submission.note else []) + result.get("notes", [])
    graded = execute.score(assignment, notebook, notes)
    record.stage(submission.student, assignment.name, notebook, assignment.notebook_name, submission.folder)
    record.write_record(submission.student, assignment.name, {
        "digest": submission.digest(), "recorded": False, "status": "failed" if reason else "graded", "reason": reason,
        "review": graded.review, "notes": graded.notes, "checks": graded.checks, "messages": graded.messages,
    })  # fmt: skip


def _record(recorder, submission):
    student, name = submission.student, submission.assignment.name
    known = record.read_record(student, name)
    recorder.record(student, name, review=known["reason"] or known["review"])
    record.write_record(student, name, {**known, "recorded": True})


def _report(recorder, submissions, console):
    with recorder.gradebook() as gradebook:
        students = sorted({s.student for s in submissions} | {student.id for student in gradebook.students})
    rows = report.collect(recorder, students)
    report.write_grades(rows)
    lines = report.write_summary(rows, recorder.assignments)
    console.print(report.summary_table(lines))
    counts = {}
    for row in rows:
        counts[row["status"]] = counts.get(row["status"], 0) + 1
    console.print(", ".join(f"{count} {status}" for status, count in sorted(counts.items())) + ".")
    console.print(f"Written: {report.GRADES}, {report.SUMMARY}, {report.PLOT}, feedback/, gradebook.db")


@contextlib.contextmanager
def _only_one():
    """Let no second run write at the same time."""
    import fcntl

    Path("results").mkdir(exist_ok=True)
    with open("results/.lock", "w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise click.ClickException(
                "Another `course grade` is running in this folder: wait until it has finished."
            ) from None
        yield


@contextlib.contextmanager
def _cluster(scheduler, workers, console):
    """Give a Dask client, and the threads that each kernel may use."""
    import dask
    from distributed import Client, LocalCluster

    if scheduler:
        try:
            client = Client(scheduler, timeout=10)
        except (OSError, ValueError, TimeoutError) as error:
            raise click.ClickException(
                f"There is no Dask scheduler at {scheduler}: start one with `dask scheduler` ({error})."
            ) from None
        with client:
            yield client, 1
        return
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    room = max(1, psutil.virtual_memory().available // MEMORY_PER_WORKER)
    workers = workers or int(min(cores, room))
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 1}),
        LocalCluster(
            n_workers=workers,
            threads_per_worker=1,
            memory_limit=0,
            dashboard_address="127.0.0.1:0",
            silence_logs=logging.CRITICAL,
        ) as cluster,  # what a worker has to say comes back with its results
        Client(cluster) as client,
    ):
        console.print(f"{workers} at a time; watch at {cluster.dashboard_link}")
        yield client, max(1, cores // workers)


def check_sandbox():
    """Demand that the sandbox can be built here.

    Raises:
        click.ClickException: with the remedy.
    """
    try:
        with KernelPool(sandbox=True) as pool, pool.notebook() as kernel:
            kernel.run("pass")
    except (SandboxUnavailable, KernelDied) as error:
        raise click.ClickException(str(error)) from None


def grade_mine(names, console):
    """Grade one's own notebooks, print points and what failed, and keep nothing."""
    if not release.SOLUTIONS.is_dir():
        raise click.ClickException(
            "Grading your own work needs the course's checks: clone the repository and run this there. "
            "Until then the Validate button in JupyterLab runs all visible checks."
        )
    mine = {}
    for name, path in release.assignments(names).items():
        own = release.NOTEBOOKS / name / path.name
        if own.is_file():
            mine[name] = rebuild.load_assignment(path), own
    if not mine:
        raise click.ClickException("There is nothing in notebooks/ to grade: run `course release` first.")
    with KernelPool(
        {module for a, _ in mine.values() for module in a.modules}, sandbox=False, threads=os.cpu_count()
    ) as pool:
        for name, (assignment, own) in mine.items():
            with console.status(f"grading {name}"):
                try:
                    graded = execute.grade_notebook(assignment, own, kernel_pool=pool)
                except (rebuild.Unreadable, KernelDied, SandboxUnavailable) as error:
                    console.print(f"[bold]{name}[/]: could not be graded: {error}", highlight=False)
                    continue
            points, most = (sum(values) for values in zip(*graded.exercises.values(), strict=True))
            console.print(f"[bold]{name}[/]: {points:g} of {most:g} points", highlight=False)
            for exercise, (points, most) in graded.exercises.items():
                console.print(f"  {exercise}: {points:g} of {most:g}", highlight=False)
                for check, message in graded.messages.items():
                    if assignment.exercise(check) == exercise:
                        console.print("    " + message.replace("\n", "\n    "), highlight=False, markup=False)
            for note in [*graded.notes, *([graded.review] if graded.review else [])]:
                console.print(f"  {note}", highlight=False, markup=False)
    sys.stdout.flush()
