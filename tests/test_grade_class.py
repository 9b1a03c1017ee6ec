"""`course grade`, from submitted/ to the spreadsheet, the gradebook and the feedback pages."""

import contextlib
import csv
import os
import signal
import socket
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import grading_course as course
import psutil
import pytest
from click.testing import CliRunner
from nbgrader.api import Gradebook

from course import rebuild
from course.grade import grade

pytestmark = pytest.mark.xdist_group("class")

CHEATS = course.blocks(course.ROOT / "tests/submissions/hostile/cheats.py")
CLI = [sys.executable, "-c", "from course.cli import main; main()", "grade"]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A scratch course, as the current folder."""
    course.make_course(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def assignment(folder):
    return rebuild.load_assignment(folder / "solutions" / course.NAME / f"{course.STEM}.ipynb")


def run(*arguments, fails=False):
    result = CliRunner().invoke(grade, [*arguments])
    if fails:
        assert result.exit_code == 1, result.output
        assert len([line for line in result.output.splitlines() if line.startswith("Error: ")]) == 1
        assert "Traceback" not in result.output
    elif result.exit_code:
        raise result.exception
    return result.output


def table():
    """results/grades.csv: a dict from student to row."""
    with open("results/grades.csv", encoding="utf-8-sig", newline="") as file:
        return {row["student"]: row for row in csv.DictReader(file)}


def gradebook():
    """All that the gradebook holds about grades, in an order of its own."""
    with Gradebook("sqlite:///gradebook.db", "autoencoders") as book:
        return sorted(
            (grade.student.id, grade.name, grade.auto_score, grade.manual_score, grade.needs_manual_grade)
            for student in book.students for submission in student.submissions
            for notebook in submission.notebooks for grade in notebook.grades
        )  # fmt: skip


def test_a_class_is_graded_recorded_and_reported(folder, assignment):
    half = {"double": course.RIGHT["double"], "question": "=cmd|' /C calc'!A0"}
    course.hand_in(folder, "ann", course.submission(assignment, course.RIGHT))
    course.hand_in(folder, "bob", course.submission(assignment))
    course.hand_in(folder, "=cat", course.submission(assignment, half))
    course.hand_in(folder, "dan [2]", "{")
    course.hand_in(folder, "eve", course.submission(assignment, {"double": CHEATS["patched checks"]}))
    course.hand_in(folder, "fay", course.submission(assignment, course.RIGHT), name="my homework.ipynb")
    course.hand_in(
        folder,
        "gus",
        course.submission(assignment, {**course.RIGHT, "double": "def double(x):\n    return abs(2 * x)"}),
    )
    (folder / "submitted/hal" / course.NAME).mkdir(parents=True)
    said = run("--workers", "1")
    assert "8 submissions, 0 of them graded already" in said

    rows = table()
    points = {student: float(row["points"]) for student, row in rows.items()}
    assert points == {"ann": 4, "bob": 0, "'=cat": 3, "dan [2]": 0, "eve": 0, "fay": 4, "gus": 2, "hal": 0}
    assert {student: row["status"] for student, row in rows.items()} == {
        "ann": "needs review", "bob": "needs review", "'=cat": "needs review", "dan [2]": "failed", "eve": "needs review",
        "fay": "needs review", "gus": "needs review", "hal": "failed",
    }  # fmt: skip
    assert rows["ann"]["reason"] == "waits for an instructor: essay"
    assert rows["'=cat"]["reason"] == "waits for an instructor: question, essay"
    assert rows["ann"]["of"] == "7.0"
    assert rows["gus"] | {"double": "1.0", "total": "1.0"} == rows["gus"]
    assert "JSON is broken" in rows["dan [2]"]["reason"]
    assert "there is no numbers.ipynb" in rows["hal"]["reason"]
    assert "my homework.ipynb" in rows["fay"]["notes"]
    assert "changed autoencoders.checks" in rows["eve"]["reason"]

    with Gradebook("sqlite:///gradebook.db", "autoencoders") as book:
        for student, score in {"ann": 4, "dan [2]": 0, "=cat": 3}.items():
            assert book.find_submission(course.NAME, student).score == score
        assert book.find_submission(course.NAME, "dan [2]").needs_manual_grade

    # Feedback: the page and nothing else, nothing hidden in it, and a sentence for the lost check.
    for student in ("ann", "dan [2]", "gus"):
        assert [path.name for path in (folder / "feedback" / student / course.NAME).iterdir()] == [
            f"{course.STEM}.html"
        ]
    page = (folder / "feedback/gus" / course.NAME / f"{course.STEM}.html").read_text()
    assert "secret_input" not in page and "One point for a word" not in page and "HIDDEN" not in page
    assert "double works for negative numbers" in page and "the doubled negative numbers at [" in page
    assert "secret_input" in (folder / "autograded/gus" / course.NAME / f"{course.STEM}.ipynb").read_text()

    summary = Path("results/summary.csv").read_text(encoding="utf-8-sig")
    assert '"01_numbers","double","double_hidden_other",3,8' in summary
    assert Path("results/summary.png").stat().st_size > 5_000

    # The second time nothing is run and nothing changes.
    before = gradebook(), Path("results/grades.csv").read_text()
    assert "8 submissions, 8 of them graded already" in run()
    assert (gradebook(), Path("results/grades.csv").read_text()) == before

    # A newer submission never keeps an older score; what an instructor wrote stays.
    with Gradebook("sqlite:///gradebook.db", "autoencoders") as book:
        mark = book.find_grade("question", course.STEM, course.NAME, "ann")
        mark.manual_score, mark.needs_manual_grade = 1.5, False
        book.db.commit()
    course.hand_in(folder, "ann", "no notebook at all")
    course.hand_in(folder, "dan [2]", course.submission(assignment, course.RIGHT))
    assert "8 submissions, 6 of them graded already" in run("--workers", "1")
    rows = table()
    assert (rows["ann"]["points"], rows["ann"]["question"], rows["ann"]["status"]) == ("1.5", "1.5", "failed")
    assert (rows["dan [2]"]["points"], rows["dan [2]"]["status"]) == ("4.0", "needs review")


def test_stopped_at_any_moment_the_next_run_goes_on(folder, assignment):
    for number in range(4):
        answers = course.RIGHT if number % 2 else {"total": course.RIGHT["total"]}
        course.hand_in(folder, f"student{number}", course.submission(assignment, answers))
    process = subprocess.Popen([*CLI, "--workers", "1"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while process.poll() is None and _recorded(folder) < 1:
        time.sleep(0.01)
    for one in [*psutil.Process(process.pid).children(recursive=True), psutil.Process(process.pid)]:
        with contextlib.suppress(psutil.NoSuchProcess):
            one.kill()
    assert process.wait() == -signal.SIGKILL
    said = run("--workers", "1")
    assert "0 of them" not in said.splitlines()[0]
    assert {student: row["points"] for student, row in table().items()} == {
        f"student{number}": "4.0" if number % 2 else "1.0" for number in range(4)
    }
    assert len(gradebook()) == 4 * len(assignment.graded)


def _recorded(folder):
    return sum('"recorded": true' in path.read_text() for path in folder.glob("results/records/*/*.json"))


def test_a_cluster_of_separate_processes_survives_the_death_of_a_worker(folder, assignment):
    slow = {**course.RIGHT, "total": "import time\ntime.sleep(1)\n" + course.RIGHT["total"]}
    for number in range(6):
        course.hand_in(folder, f"student{number}", course.submission(assignment, slow))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
    dask = [sys.executable, "-m", "dask"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": folder / "solutions"}
    commands = [[*dask, "scheduler", "--host", "127.0.0.1", "--port", address.split(":")[-1], "--no-dashboard"]]
    commands += 2 * [[*dask, "worker", address, "--nthreads", "1", "--no-dashboard", "--no-nanny"]]
    processes = [subprocess.Popen(command, **quiet) for command in commands]
    try:
        grading = subprocess.Popen(
            [*CLI, "--scheduler", address], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        deadline = time.monotonic() + 90
        while _recorded(folder) < 1 and time.monotonic() < deadline:
            time.sleep(0.05)
        os.kill(processes[1].pid, signal.SIGKILL)
        said, _ = grading.communicate(timeout=90)
        assert grading.returncode == 0, said
    finally:
        for process in processes:
            process.kill()
            process.wait()
    assert {row["points"] for row in table().values()} == {"4.0"}
    assert len(table()) == 6


def test_a_student_grades_alone(folder, assignment):
    own = folder / "notebooks" / course.NAME / f"{course.STEM}.ipynb"
    own.parent.mkdir(parents=True)
    rebuild.nbformat.write(
        rebuild.nbformat.from_dict(course.submission(assignment, {"double": course.RIGHT["double"]})), own
    )
    before = sorted(folder.rglob("*"))
    said = run("--mine")
    assert "01_numbers: 3 of 4 points" in said
    assert "total: 0 of 1" in said and "total is not written yet" in said
    assert sorted(folder.rglob("*")) == before
    (folder / "solutions").rename(folder / "elsewhere")
    assert "clone the repository" in run("--mine", fails=True)


def test_what_can_not_be_graded_is_said_in_a_sentence(folder, assignment, monkeypatch):
    assert "There is nothing in submitted/" in run(fails=True)
    course.hand_in(folder, "ann", course.submission(assignment))
    assert "no assignment '02_letters'" in run("02_letters", fails=True)
    assert "no submission of 'bob'" in run("--student", "bob", fails=True)
    assert "no Dask scheduler" in run("--scheduler", "tcp://127.0.0.1:1", fails=True)
    monkeypatch.setenv("PATH", str(folder))
    assert "apt install bubblewrap" in run(fails=True)
    assert not Path("results/grades.csv").exists()


def test_the_downloads_of_moodle_and_canvas_are_collected(folder, assignment):
    archives = folder / "downloaded" / course.NAME / "archive"
    archives.mkdir(parents=True)
    (folder / "notebooks" / course.NAME).mkdir(parents=True)
    rebuild.nbformat.write(assignment.released, folder / "notebooks" / course.NAME / f"{course.STEM}.ipynb")
    names = {
        "moodle.zip": ["Ann Lee_1001_assignsubmission_file_/numbers.ipynb", "Bo Ek_1002_assignsubmission_file/numbers.ipynb",
                       "Cy O'Neil_1003_assignsubmission_file_numbers.ipynb"],
        "submissions.zip": ["leeann_2001_77001_numbers.ipynb", "ekbo_LATE_2002_77002_numbers-1.ipynb"],
    }  # fmt: skip
    for archive, members in names.items():
        with zipfile.ZipFile(archives / archive, "w") as file:
            for member in members:
                file.writestr(member, "{}")
    subprocess.run([sys.executable, "-m", "nbgrader", "zip_collect", course.NAME], check=True, capture_output=True)
    found = sorted(str(path.relative_to("submitted")) for path in Path("submitted").rglob("*.ipynb"))
    assert found == [f"{student}/{course.NAME}/numbers.ipynb" for student in ("1001", "1002", "1003", "2001", "2002")]
