"""Does luck decide? The same answers graded again and again, each time with another seed and other drawn data.

Checks draw their data anew each time, from generators without a seed; SEED of the notebook is set to another
number for every run. Three questions, with a closing line for each:

    solutions   does the solution of every notebook get all points, every time? (50 runs)
    company     do right answers keep all points beside wrong ones in the other exercises, and do the wrong
                ones lose some there, too? Every wrong answer is met at least once.
    training    is every wrong answer to an exercise that trains caught every time? (10 runs)
"""

import argparse
import dataclasses
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle
from pathlib import Path

import nbformat

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from named_answers import ANSWERS, EXERCISES, SOURCES, cases, loaded, solution, submission  # noqa: E402

from course.execute import grade_notebook, kernel_pool  # noqa: E402

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("questions", nargs="*", default=["solutions", "company", "training"])
parser.add_argument("--notebooks", nargs="*", default=list(SOURCES))
parser.add_argument("--solution-runs", type=int, default=50)
parser.add_argument("--training-runs", type=int, default=10)
parser.add_argument("--workers", type=int, default=2)
options = parser.parse_args()


def seeded(name, seed):
    """An assignment whose notebook gets another SEED."""
    assignment = loaded(name)
    return dataclasses.replace(assignment, parameters={**assignment.parameters, "SEED": seed})


def trains(name, exercise):
    """Say whether an exercise has to do with training: its solution or its checks call ``fit``."""
    cells = nbformat.read(SOURCES[name], as_version=4).cells
    return any(cell.id.startswith(exercise) and ".fit(" in cell.source for cell in cells if cell.cell_type == "code")


def solutions():
    for name in options.notebooks:
        for seed in range(options.solution_runs):
            yield name, seed, solution(name), {}, None


def company():
    for name in options.notebooks:
        right, wrong = {}, {}
        for exercise in ANSWERS[name]:
            found = cases(name, exercise)
            right[exercise] = [solution(name)[exercise], *(source for kind, _, source in found if kind == "right")]
            wrong[exercise] = [(title, source) for kind, title, source in found if kind == "wrong"]
        rounds = max(map(len, wrong.values()))
        right = {exercise: cycle(sources) for exercise, sources in right.items()}
        for turn in range(rounds):
            for parity in (0, 1):  # odd exercises wrong and even ones right, then the other way round
                bad = {
                    exercise: wrong[exercise][turn % len(wrong[exercise])]
                    for number, exercise in enumerate(ANSWERS[name]) if number % 2 == parity
                }  # fmt: skip
                answers = {
                    exercise: bad[exercise][1] if exercise in bad else next(right[exercise])
                    for exercise in ANSWERS[name]
                }
                yield name, turn, answers, {exercise: title for exercise, (title, _) in bad.items()}, None


def training():
    for name, exercise in EXERCISES:
        if name in options.notebooks and trains(name, exercise):
            for kind, title, source in cases(name, exercise):
                if kind == "wrong":
                    for seed in range(options.training_runs):
                        yield name, seed, {exercise: source}, {exercise: title}, [exercise]


def grade(job):
    """Grade one submission; give a sentence for everything that is not as it must be."""
    name, seed, answers, wrong, only = job
    with_kernels = pools.pop()
    try:
        graded = grade_notebook(
            seeded(name, 1000 + seed), submission(name, answers), kernel_pool=with_kernels, only=only
        )
    finally:
        pools.append(with_kernels)
    problems = []
    for exercise, (points, most) in graded.exercises.items():
        if exercise in wrong and points == most:
            problems.append(f"{name}, {exercise}, seed {seed}: “{wrong[exercise]}” lost nothing")
        elif exercise in answers and exercise not in wrong and points < most:
            problems.append(f"{name}, {exercise}, seed {seed}, beside {wrong}: {graded.first_message(exercise)}")
    return problems


paths = [SOURCES[name] for name in options.notebooks]
pools = [kernel_pool(paths) for _ in range(options.workers)]
failed = False
with ThreadPoolExecutor(options.workers) as threads:
    for question in options.questions:
        jobs = list({"solutions": solutions, "company": company, "training": training}[question]())
        lost = 0
        for problems in threads.map(grade, jobs):
            lost += bool(problems)
            for problem in problems:
                print("  ✘", problem, flush=True)
        print(f"{question}: {len(jobs) - lost} of {len(jobs)} runs as they must be", flush=True)
        failed |= bool(lost)
for pool in pools:
    pool.close()
sys.exit(failed)
