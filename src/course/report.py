"""What an instructor reads after grading: a table for the spreadsheet, and how the class did."""

import csv
import io
from pathlib import Path

from nbgrader.api import MissingEntry
from rich.table import Table

from course import record

GRADES, SUMMARY, PLOT = Path("results/grades.csv"), Path("results/summary.csv"), Path("results/summary.png")


def collect(recorder, students, root="."):
    """Put together the gradebook's points and what is known about each submission.

    Args:
        recorder: a :class:`course.record.Recorder`.
        students: the students' ids.
        root: the course's folder.

    Returns:
        A list of dicts, one for each student and assignment.
    """
    rows = []
    with recorder.gradebook() as gradebook:
        for student in students:
            for name, assignment in recorder.assignments.items():
                known = record.read_record(student, name, root)
                row = {"student": student, "assignment": name, "status": "missing", "reason": "nothing was handed in"}
                exercises = dict.fromkeys([*assignment.answers, *map(assignment.exercise, assignment.graded)])
                graded = {assignment.exercise(check) for check in assignment.graded}
                points = {exercise: 0.0 for exercise in exercises if exercise in graded}
                waiting = []
                try:
                    submission = gradebook.find_submission_notebook(assignment.notebook_name, name, student)
                except MissingEntry:
                    submission = None
                if submission is not None:
                    for grade in submission.grades:
                        points[assignment.exercise(grade.name)] += grade.score
                        if grade.needs_manual_grade:
                            waiting.append(grade.name)
                    row |= {"status": "graded", "reason": ""}
                    if waiting:
                        row |= {"status": "needs review", "reason": f"waits for an instructor: {', '.join(waiting)}"}
                    if known.get("review") and waiting:
                        row["reason"] = known["review"]
                    if known.get("reason"):
                        row |= {"status": known["status"], "reason": known["reason"]}
                row["points"] = sum(points.values()) - (getattr(submission, "late_submission_penalty", None) or 0)
                row["of"] = sum(cell.metadata.nbgrader.points for cell in assignment.graded.values())
                row["exercises"], row["checks"] = points, known.get("checks", {}) if submission is not None else {}
                row["notes"] = known.get("notes", [])
                rows.append(row)
    return rows


def write_grades(rows, root="."):
    """Write `results/grades.csv`: a row for each student and assignment, a column for each exercise."""
    exercises = list(dict.fromkeys(exercise for row in rows for exercise in row["exercises"]))
    fixed = ["student", "assignment", "points", "of", "status", "reason"]
    table = [[*fixed, *exercises, "notes"]]
    for row in rows:
        points = [_number(row["exercises"][name]) if name in row["exercises"] else "" for name in exercises]
        values = [_number(row[key]) if key in ("points", "of") else row[key] for key in fixed]
        table.append([*values, *points, " ".join(row["notes"])])
    _write_csv(Path(root, GRADES), table)


def write_summary(rows, assignments, root="."):
    """Write how many passed each check, as a table (`results/summary.csv`) and a plot (`results/summary.png`).

    Returns:
        A list of (assignment, exercise, check, passed, of how many).
    """
    lines = []
    for name, assignment in assignments.items():
        handed_in = [row["checks"] for row in rows if row["assignment"] == name and row["checks"]]
        for check, cell in assignment.graded.items():
            if cell.cell_type == "code" and handed_in:
                passed = sum(checks.get(check, [0, 1])[0] == checks.get(check, [0, 1])[1] for checks in handed_in)
                lines.append((name, assignment.exercise(check), check, passed, len(handed_in)))
    _write_csv(Path(root, SUMMARY), [["assignment", "exercise", "check", "passed", "of"], *map(list, lines)])
    if lines:
        _plot(lines, Path(root, PLOT))
    return lines


def _plot(lines, path):
    from matplotlib.figure import Figure  # not pyplot, which may want a screen

    figure = Figure(figsize=(8, 1 + 0.22 * len(lines)), layout="constrained")
    axes = figure.add_subplot()
    shares = [100 * passed / of for *_, passed, of in lines]
    exercises = list(dict.fromkeys((name, exercise) for name, exercise, *_ in lines))
    colours = [("#0072b2", "#56b4e9")[exercises.index((name, exercise)) % 2] for name, exercise, *_ in lines]
    axes.barh([f"{name.split('_')[0]} {check}" for name, _, check, _, _ in lines], shares, color=colours)
    axes.invert_yaxis()
    axes.set(xlim=(0, 100), xlabel="% of the submissions that pass", title="How the class did, check by check")
    axes.margins(y=0.01)
    axes.tick_params(axis="y", labelsize=8)
    figure.savefig(path, dpi=120)


def summary_table(lines):
    """Make a table for the terminal: exercises, with the check that most of the class failed."""
    table = Table(title="How the class did")
    for title in ("assignment", "exercise", "hardest check"):
        table.add_column(title)
    table.add_column("passed it", justify="right")
    for name, exercise in dict.fromkeys((name, exercise) for name, exercise, *_ in lines):
        checks = [line for line in lines if line[:2] == (name, exercise)]
        *_, check, passed, of = min(checks, key=lambda line: line[3])
        table.add_row(name, exercise, check, f"{passed} of {of}")
    return table


def _write_csv(path, table):
    text = io.StringIO()
    csv.writer(text, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n").writerows(
        [_harmless(value) if isinstance(value, str) else value for value in row] for row in table
    )
    record.write_whole(path, "\ufeff" + text.getvalue())  # with the mark by which spreadsheets know UTF-8


def _harmless(text):
    # A spreadsheet would run a text that begins like this as a formula.
    text = " ".join(text.split())
    return f"'{text}" if text.startswith(("=", "+", "-", "@")) else text


def _number(value):
    return round(float(value), 4)
