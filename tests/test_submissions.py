"""No wrong answer passes and no right answer fails: the named answers of tests/submissions/, really graded."""

import pytest
from named_answers import ANSWERS, EXERCISES, SOURCES, cases, loaded, solution, submission

from course.execute import grade_notebook, kernel_pool


@pytest.fixture(scope="session")
def pool():
    with kernel_pool(SOURCES.values()) as kernels:
        yield kernels


def unneeded(checks, told):
    """The checks that could go without any wrong answer passing, or being told something else.

    A visible check is needed by an answer that it is the first to catch, since its message is the one that
    a student reads; a hidden one by an answer that every visible check lets pass.
    """
    first = {lost[0] for _, lost, _ in told if lost}
    return [check for check in checks if check not in first]


@pytest.mark.parametrize(("name", "exercise"), EXERCISES, ids=[f"{name}-{exercise}" for name, exercise in EXERCISES])
def test_named_answers(name, exercise, pool, report_row):
    named = cases(name, exercise)
    right, wrong, unfair, missed, told = [], [], [], [], []
    for kind, title, source in named:
        graded = grade_notebook(loaded(name), submission(name, {exercise: source}), kernel_pool=pool, only=[exercise])
        lost = [check for check, (points, most) in graded.checks.items() if points < most]
        if kind == "right":
            right.append(title)
            unfair += [f"{title}: {graded.messages[lost[0]]}"] if lost else []
            unfair += [f"{title}: {note}" for note in [*graded.notes, graded.review] if note]
        else:
            wrong.append(title)
            missed += [] if lost else [title]
            told.append((title, lost, graded.first_message(exercise)))
    report_row(
        name,
        exercise,
        len(graded.checks),
        f"{len(wrong) - len(missed)} of {len(wrong)}",
        f"{len(right) - len(unfair)} of {len(right)}",
        told,
    )
    assert not unfair, "right answers lose points"
    assert not missed, "wrong answers lose none"
    assert len(right) >= 3, "too few right answers"
    assert not unneeded(graded.checks, told), "checks that nothing needs"


@pytest.mark.parametrize("name", SOURCES)
def test_the_solution_gets_all_points(name, pool):
    graded = grade_notebook(loaded(name), submission(name, solution(name)), kernel_pool=pool)
    assert all(points == most for points, most in graded.exercises.values()), graded.messages


@pytest.mark.parametrize("others", ["blank", "crashing"])
@pytest.mark.parametrize("name", SOURCES)
def test_an_exercise_keeps_its_points_whatever_becomes_of_the_others(name, others, pool):
    for exercise, answer in solution(name).items():
        crashing = dict.fromkeys(ANSWERS[name], "raise SystemExit('this cell crashes')")
        answers = {**(crashing if others == "crashing" else {}), exercise: answer}
        graded = grade_notebook(loaded(name), submission(name, answers), kernel_pool=pool)
        for other, (points, most) in graded.exercises.items():
            wanted = most if other == exercise else 0
            assert points == wanted, f"{other} has {points}, all but {exercise} {others}: {graded.messages}"


@pytest.mark.parametrize("name", SOURCES)
def test_the_blank_release_earns_nothing(name, pool):
    graded = grade_notebook(loaded(name), submission(name, {}), kernel_pool=pool)
    assert {points for points, _ in graded.exercises.values()} == {0}
