"""Execute a rebuilt submission, and score what came out by nbgrader's rules.

:func:`execute` is a pure function: a notebook goes in, an executed notebook comes out. :func:`grade_notebook`
does all of a grading but the bookkeeping, for tests and for students:

    from course.execute import grade_notebook, kernel_pool

    with kernel_pool(["solutions/01_simple_autoencoder/simple_autoencoder.ipynb"]) as pool:
        graded = grade_notebook(path, submission, kernel_pool=pool, only=["train"])
        graded.exercises["train"]        # (points, of how many)
        graded.first_message("train")    # what the first failed check said, or None
"""

import copy
import dataclasses
import re

import nbformat
from nbgrader.utils import determine_grade, is_solution

from course import rebuild
from course.sandbox import KernelDied, KernelPool, error_output

MOST_DEATHS = 5  # kernels that one notebook may cost


@dataclasses.dataclass
class GradedNotebook:
    """What grading a notebook found.

    Attributes:
        notebook: the executed notebook.
        checks: a dict from the name of each check that was run to (points, of how many).
        exercises: a dict from each exercise to (points, of how many), summed over its checks.
        messages: a dict from the name of each check that lost points to what it said.
        claims: a dict from the name of each check to the claims in it.
        notes: sentences for what had to be repaired.
        review: a sentence that says why an instructor should look at it, or None.
    """

    notebook: nbformat.NotebookNode
    checks: dict
    exercises: dict
    messages: dict
    claims: dict
    notes: list
    review: str | None = None

    def first_message(self, exercise):
        """What the first check of an exercise that lost points said; None if none did."""
        return next((text for check, text in self.messages.items() if self._of[check] == exercise), None)

    _of: dict = dataclasses.field(default_factory=dict, repr=False)


def kernel_pool(paths, **options):
    """Make a :class:`course.sandbox.KernelPool` that has imported what these source notebooks import.

    Args:
        paths: notebooks in ``solutions/``.
        options: ``sandbox``, ``warm``, ``limits`` and ``threads`` as for ``KernelPool``.
    """
    modules = {name for path in paths for name in rebuild.load_assignment(path, parameters={}).modules}
    return KernelPool(modules, **options)


def grade_notebook(source, submission, *, kernel_pool, only=None):
    """Rebuild, execute and score one submission, without a gradebook.

    Args:
        source: the path of the instructor's notebook in ``solutions/``, or an ``Assignment`` from
            :func:`course.rebuild.load_assignment`, which saves reading it again and again.
        submission: the submitted notebook: a path, or a notebook in memory (a dict).
        kernel_pool: a :class:`course.sandbox.KernelPool` that stays open between calls.
        only: names of exercises. Only their checks are run, and of the instructor's ungraded cells those
            before the first exercise and the locked ones; answers and added cells are all there.

    Returns:
        A :class:`GradedNotebook`; with ``only``, of these exercises.

    Raises:
        course.rebuild.Unreadable: if the submission is no notebook.
        ValueError: if ``only`` names an exercise that the notebook does not have.
    """
    assignment = source if isinstance(source, rebuild.Assignment) else rebuild.load_assignment(source)
    read = rebuild.parse_submission if isinstance(submission, dict) else rebuild.read_submission
    notebook, notes = rebuild.rebuild(assignment, read(submission))
    if only is not None:
        if unknown := set(only) - set(assignment.answers):
            raise ValueError(f"{assignment.name} has no exercise {', '.join(sorted(unknown))}")
        notebook = _keep_only(assignment, notebook, only)
    executed = execute(notebook, imports=assignment.imports, kernel_pool=kernel_pool)
    return score(assignment, executed, notes)


def _keep_only(assignment, notebook, only):
    kept, exercises_begun = [], False
    for cell in notebook.cells:
        exercises_begun |= is_solution(cell)
        if rebuild.is_check(cell):
            keep = assignment.exercise(rebuild.grade_id(cell)) in only
        elif cell.cell_type == "code":
            locked = rebuild.grade_id(cell) is not None
            keep = locked or rebuild.is_added(cell) or not exercises_begun
        else:
            keep = False
        if keep:
            kept.append(cell)
    notebook.cells = kept
    return notebook


def execute(notebook, *, imports, kernel_pool):
    """Execute a rebuilt notebook.

    Cells tagged ``experiment`` are left out. If the kernel does not survive a cell, that cell has failed and the
    rest is executed again without it: one crash costs one exercise. Checks reach the kernel one at a time.

    Args:
        notebook: from :func:`course.rebuild.rebuild`; left as it is.
        imports: the instructor's import statements, for the checks.
        kernel_pool: a :class:`course.sandbox.KernelPool`.

    Returns:
        The executed notebook. ``metadata.course_grading`` says what happened on the way.
    """
    deadly = {}  # number of a cell -> why the kernel did not survive it
    while True:
        executed = copy.deepcopy(notebook)
        changed = []
        try:
            with kernel_pool.notebook() as kernel:
                for number, cell in enumerate(executed.cells):
                    if cell.cell_type == "code":
                        cell.outputs, cell.execution_count = [], None
                        if number in deadly:
                            cell.outputs = _outputs([error_output("KernelDied", deadly[number])])
                        elif not rebuild.is_experiment(cell):
                            _execute_cell(kernel, cell, imports, changed)
            break
        except KernelDied as death:
            deadly[number] = str(death)
            if len(deadly) > MOST_DEATHS:
                raise KernelDied(f"the kernel died {len(deadly)} times, the last time because {death}") from None
    executed.metadata["course_grading"] = {"changed": sorted(set(changed)), "cold": kernel_pool.trouble}
    return executed


def _execute_cell(kernel, cell, imports, changed):
    if not rebuild.is_check(cell):
        cell.outputs = _outputs(kernel.run(cell.source))
        return
    outputs, passed, modules = kernel.check(cell.source, imports)
    changed.extend(map(str, modules))
    # nbgrader gives full points unless it finds an error: so the verdict decides whether there is one.
    outputs = [output for output in outputs if output["output_type"] == ("stream" if passed else output["output_type"])]
    if not passed and not any(output["output_type"] == "error" for output in outputs):
        outputs.append(error_output("CheckFailed", "the check did not run to its end"))
    cell.outputs = _outputs(outputs)


def _outputs(outputs):
    return [nbformat.from_dict(output) for output in outputs]


def score(assignment, executed, notes=()):
    """Score an executed notebook by nbgrader's rules.

    Args:
        assignment: what it was graded against.
        executed: from :func:`execute`.
        notes: sentences to hand on.

    Returns:
        A :class:`GradedNotebook`.
    """
    checks, exercises, messages, claims = {}, {}, {}, {}
    for cell in executed.cells:
        if not rebuild.is_check(cell):
            continue
        name = rebuild.grade_id(cell)
        points, most = determine_grade(cell)
        exercise = assignment.exercise(name)
        before = exercises.get(exercise, (0, 0))
        checks[name], exercises[exercise] = (points, most), (before[0] + points, before[1] + most)
        claims[name] = re.findall(r"checks\.claim\(\s*f?[\"'](.+?)[\"']\s*\)", cell.source)
        if points < most:
            messages[name] = failure(cell)
    changed = executed.metadata.get("course_grading", {}).get("changed", [])
    review = None
    if changed:
        review = f"the submission changed {', '.join(changed[:5])}, which was put back before each check: read its code"
    of = {name: assignment.exercise(name) for name in checks}
    return GradedNotebook(executed, checks, exercises, messages, claims, list(notes), review, of)


def failure(cell):
    """What a failed check said, as plain text."""
    for output in cell.get("outputs", []):
        if output.output_type == "error":
            named = output.ename in ("CheckFailed", "TimeoutError", "KernelDied")
            return output.evalue if named else f"{output.ename}: {output.evalue}"
    return "the check failed"


def ungraded(assignment, reason):
    """Make the notebook that stands for a submission that could not be executed: nothing answered, every check failed."""
    notebook = copy.deepcopy(assignment.notebook)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
            if rebuild.is_check(cell):
                cell.outputs = _outputs([error_output("NotGraded", f"not graded: {reason}")])
    notebook.cells.insert(0, nbformat.v4.new_markdown_cell(f"**Could not be graded**: {reason}", id="not-graded"))
    return notebook
